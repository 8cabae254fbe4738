"""The one transition table of a score sheet, from the officer's draft to the published table.

draft -> with_head -> submitted --(one round)--------------------------------> accepted -> locked -> published
             |            |  |                                                 ^    |          |
             v            |  +-> explaining <-> explanation_with_head          |    |          v
  returned_by_head        |          |                 |                       |    |       accepted   (reopen)
             ^            |          +--> second_review <--(no explanation)    |    |
             |            v                 |     |                            |    |
     (edited, sent)    returned <-----------+     +----------------------------+    |
                          ^---------------------------------------------------------+

A criterion returned alone keeps the sheet where it is: returned_leaves.py.
"""

from dataclasses import dataclass
from enum import StrEnum

from rules import transitions
from rules.errors import ReasonMissing, ReasonTooLong

REASON_LIMIT = 500


class SheetState(StrEnum):
    DRAFT = "draft"
    WITH_HEAD = "with_head"
    RETURNED_BY_HEAD = "returned_by_head"
    SUBMITTED = "submitted"
    EXPLAINING = "explaining"
    EXPLANATION_WITH_HEAD = "explanation_with_head"
    SECOND_REVIEW = "second_review"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    LOCKED = "locked"
    PUBLISHED = "published"


class SheetAction(StrEnum):
    SUBMIT_TO_HEAD = "submit_to_head"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    SEND_RESULTS = "send_results"
    BEGIN_SECOND = "begin_second"
    EXPLAIN = "explain"
    APPROVE_EXPLANATION = "approve_explanation"
    SEND_BACK_EXPLANATION = "send_back_explanation"
    CLOSE_EXPLANATION = "close_explanation"
    ACCEPT = "accept"
    RETURN = "return"
    LOCK = "lock"
    PUBLISH = "publish"
    REOPEN = "reopen"


class Actor(StrEnum):
    """`LEAD`: the lead unit's chair and secretary, or whoever stands in where the lead may not (reviewers.py)."""

    OFFICER = "officer"
    HEAD = "head"
    LEAD = "lead"


@dataclass(frozen=True)
class Row:
    state: SheetState
    action: SheetAction
    to: SheetState
    by: Actor


TABLE = (
    Row(SheetState.DRAFT, SheetAction.SUBMIT_TO_HEAD, SheetState.WITH_HEAD, Actor.OFFICER),
    Row(SheetState.RETURNED_BY_HEAD, SheetAction.SUBMIT_TO_HEAD, SheetState.WITH_HEAD, Actor.OFFICER),
    Row(SheetState.RETURNED, SheetAction.SUBMIT_TO_HEAD, SheetState.WITH_HEAD, Actor.OFFICER),
    Row(SheetState.WITH_HEAD, SheetAction.APPROVE, SheetState.SUBMITTED, Actor.HEAD),
    Row(SheetState.WITH_HEAD, SheetAction.SEND_BACK, SheetState.RETURNED_BY_HEAD, Actor.HEAD),
    Row(SheetState.SUBMITTED, SheetAction.ACCEPT, SheetState.ACCEPTED, Actor.LEAD),
    Row(SheetState.SUBMITTED, SheetAction.RETURN, SheetState.RETURNED, Actor.LEAD),
    Row(SheetState.SUBMITTED, SheetAction.SEND_RESULTS, SheetState.EXPLAINING, Actor.LEAD),
    Row(SheetState.SUBMITTED, SheetAction.BEGIN_SECOND, SheetState.SECOND_REVIEW, Actor.LEAD),
    Row(SheetState.EXPLAINING, SheetAction.EXPLAIN, SheetState.EXPLANATION_WITH_HEAD, Actor.OFFICER),
    Row(SheetState.EXPLAINING, SheetAction.APPROVE_EXPLANATION, SheetState.SECOND_REVIEW, Actor.HEAD),
    Row(SheetState.EXPLAINING, SheetAction.CLOSE_EXPLANATION, SheetState.SECOND_REVIEW, Actor.LEAD),
    Row(
        SheetState.EXPLANATION_WITH_HEAD,
        SheetAction.APPROVE_EXPLANATION,
        SheetState.SECOND_REVIEW,
        Actor.HEAD,
    ),
    Row(
        SheetState.EXPLANATION_WITH_HEAD,
        SheetAction.SEND_BACK_EXPLANATION,
        SheetState.EXPLAINING,
        Actor.HEAD,
    ),
    Row(
        SheetState.EXPLANATION_WITH_HEAD,
        SheetAction.CLOSE_EXPLANATION,
        SheetState.SECOND_REVIEW,
        Actor.LEAD,
    ),
    Row(SheetState.SECOND_REVIEW, SheetAction.ACCEPT, SheetState.ACCEPTED, Actor.LEAD),
    Row(SheetState.SECOND_REVIEW, SheetAction.RETURN, SheetState.RETURNED, Actor.LEAD),
    Row(SheetState.ACCEPTED, SheetAction.REOPEN, SheetState.RETURNED, Actor.LEAD),
    Row(SheetState.ACCEPTED, SheetAction.LOCK, SheetState.LOCKED, Actor.LEAD),
    Row(SheetState.LOCKED, SheetAction.REOPEN, SheetState.ACCEPTED, Actor.LEAD),
    Row(SheetState.LOCKED, SheetAction.PUBLISH, SheetState.PUBLISHED, Actor.LEAD),
)
NEXT = {(row.state, row.action): row.to for row in TABLE}
EDITABLE = frozenset({SheetState.DRAFT, SheetState.RETURNED_BY_HEAD, SheetState.RETURNED})
REVIEWABLE = frozenset({SheetState.SUBMITTED, SheetState.SECOND_REVIEW, SheetState.ACCEPTED})
EXPLAINABLE = frozenset({SheetState.EXPLAINING, SheetState.EXPLANATION_WITH_HEAD})
SENT = frozenset(SheetState) - EDITABLE - {SheetState.WITH_HEAD}
"""What has left the unit and not come back."""
GIVEN_BACK = {
    SheetState.SUBMITTED: SheetAction.RETURN,
    SheetState.SECOND_REVIEW: SheetAction.RETURN,
    SheetState.ACCEPTED: SheetAction.REOPEN,
}
"""How a whole sheet goes back to its unit."""


def next_state(state: SheetState, action: SheetAction) -> SheetState:
    """Raise NotNow."""
    return transitions.step(NEXT, state, action)


def actions_of(state: SheetState, actor: Actor) -> tuple[SheetAction, ...]:
    """What this actor's buttons may offer now, in table order."""
    return tuple(row.action for row in TABLE if row.state == state and row.by == actor)


def round_of(state: SheetState) -> int:
    """Which look the reviewers take: 2 from the second review on."""
    return 1 if state in EDITABLE or state in (SheetState.WITH_HEAD, SheetState.SUBMITTED) else 2


def check_reason(text: str) -> str:
    """The reason with its spaces tidied; raise ReasonMissing or ReasonTooLong."""
    reason = " ".join(text.split())
    if not any(char.isalnum() for char in reason):
        raise ReasonMissing
    if len(reason) > REASON_LIMIT:
        raise ReasonTooLong(REASON_LIMIT)
    return reason
