"""One criterion returned to its unit while the rest of the sheet stays where it is.

asked -> (new answer) -> with_head -> answered
  |  ^                      |
  |  +----(head returns)----+
  +-> withdrawn
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rules import transitions
from rules.review import Actor
from rules.scoring import Answer


class ReturnState(StrEnum):
    ASKED = "asked"
    WITH_HEAD = "supply_with_head"
    ANSWERED = "supplied"
    WITHDRAWN = "withdrawn"


class ReturnAction(StrEnum):
    SUBMIT = "submit_supply"
    APPROVE = "approve_supply"
    SEND_BACK = "send_back_supply"
    WITHDRAW = "withdraw_request"


TABLE = (
    (ReturnState.ASKED, ReturnAction.SUBMIT, ReturnState.WITH_HEAD, Actor.OFFICER),
    (ReturnState.ASKED, ReturnAction.WITHDRAW, ReturnState.WITHDRAWN, Actor.LEAD),
    (ReturnState.WITH_HEAD, ReturnAction.APPROVE, ReturnState.ANSWERED, Actor.HEAD),
    (ReturnState.WITH_HEAD, ReturnAction.SEND_BACK, ReturnState.ASKED, Actor.HEAD),
    (ReturnState.WITH_HEAD, ReturnAction.WITHDRAW, ReturnState.WITHDRAWN, Actor.LEAD),
)
NEXT = {(state, action): to for state, action, to, _ in TABLE}
OPEN = frozenset({ReturnState.ASKED, ReturnState.WITH_HEAD})


@dataclass(frozen=True)
class ReturnedLeaf:
    """`reason` and `due` as asked by `by`; `answer` is the unit's new one, None while the old one stands.

    It counts only once the head has approved it; `words` go with it. `who` is the asking unit.
    """

    id: int
    sheet: int
    leaf: str
    reason: str
    due: date
    who: int
    by: int
    at: datetime
    state: ReturnState = ReturnState.ASKED
    answer: Answer | None = None
    words: str = ""

    @property
    def points(self) -> Decimal | None:
        return self.answer.points if self.answer else None


def next_return(state: ReturnState, action: ReturnAction) -> ReturnState:
    """Raise NotNow."""
    return transitions.step(NEXT, state, action)
