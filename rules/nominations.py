"""Who is proposed for commendation; a proposal is never itself an award (DOMAIN §5).

draft -> with_head -> sent -> commended
  ^ ^        |          |^
  | +--------+          v|
  |    given back   withdrawing -> withdrawn
  +--------------------------------+  proposed again
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

from rules import transitions
from rules.people import Leadership, Role, Unit, named_unit, runs_bloc
from rules.vietnamese import fold, sort_key


class NominationKind(StrEnum):
    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"


class NominationState(StrEnum):
    """`WITHDRAWING`: its unit asks the head to take back what was sent; it still stands with the lead."""

    DRAFT = "draft"
    WITH_HEAD = "with_head"
    SENT = "sent"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"
    COMMENDED = "commended"


class NominationAction(StrEnum):
    SUBMIT = "submit_nominations"
    APPROVE = "approve_nominations"
    SEND_BACK = "send_back_nominations"
    COMMEND = "commend"
    ASK_WITHDRAWAL = "ask_nomination_withdrawal"
    WITHDRAW = "withdraw_nomination"
    KEEP = "keep_nomination"
    PROPOSE_AGAIN = "propose_again"


TABLE = {
    (NominationState.DRAFT, NominationAction.SUBMIT): NominationState.WITH_HEAD,
    (NominationState.WITH_HEAD, NominationAction.APPROVE): NominationState.SENT,
    (NominationState.WITH_HEAD, NominationAction.SEND_BACK): NominationState.DRAFT,
    (NominationState.SENT, NominationAction.COMMEND): NominationState.COMMENDED,
    (NominationState.SENT, NominationAction.ASK_WITHDRAWAL): NominationState.WITHDRAWING,
    (NominationState.SENT, NominationAction.WITHDRAW): NominationState.WITHDRAWN,
    (NominationState.WITHDRAWING, NominationAction.WITHDRAW): NominationState.WITHDRAWN,
    (NominationState.WITHDRAWING, NominationAction.KEEP): NominationState.SENT,
    (NominationState.WITHDRAWN, NominationAction.PROPOSE_AGAIN): NominationState.DRAFT,
}
WITH_LEAD = {NominationState.SENT, NominationState.WITHDRAWING}
SETTLED = WITH_LEAD | {NominationState.COMMENDED}
SEEN_BY_LEAD = SETTLED | {NominationState.WITHDRAWN}
LIVE = frozenset(NominationState) - {NominationState.WITHDRAWN}


class Field(StrEnum):
    """What a nomination says besides its kind."""

    NAME = "name"
    POSITION = "position"
    WORKPLACE = "workplace"
    DISTINCTION = "distinction"
    PERSON_CLASS = "person_class"
    SECTOR = "sector"
    ACHIEVEMENTS = "achievements"
    INITIATIVE = "initiative"


@dataclass(frozen=True)
class NominationFields:
    """All that is asked about a nominee, nothing more; "" where nothing was said. `distinction` is its title."""

    kind: NominationKind
    name: str
    position: str = ""
    workplace: str = ""
    distinction: str = ""
    person_class: str = ""
    sector: str = ""
    achievements: str = ""
    initiative: str = ""

    def text(self, field: Field) -> str:
        return str(getattr(self, field.value))


@dataclass(frozen=True)
class Nomination:
    id: int
    bloc: int
    unit: int
    kind: NominationKind
    name: str
    position: str
    state: NominationState
    workplace: str = ""
    distinction: str = ""
    person_class: str = ""
    sector: str = ""
    achievements: str = ""
    initiative: str = ""
    files: int = 0

    @property
    def fields(self) -> NominationFields:
        return NominationFields(**{one.name: getattr(self, one.name) for one in fields(NominationFields)})


@dataclass(frozen=True)
class Tally:
    collectives: int
    individuals: int
    households: int


def next_state(state: NominationState, action: NominationAction) -> NominationState:
    """Raise NotNow."""
    return transitions.step(TABLE, state, action)


def in_state(nominations: Iterable[Nomination], *states: NominationState) -> tuple[Nomination, ...]:
    return tuple(nomination for nomination in nominations if nomination.state in states)


def is_delivered(nominations: Iterable[Nomination]) -> bool:
    """A unit has done its part: something is sent and nothing waits in the unit."""
    states = {nomination.state for nomination in nominations} & LIVE
    return bool(states) and states <= SETTLED


def nominated_units(nominations: Iterable[Nomination], units: Iterable[Unit], title: str) -> frozenset[int]:
    """Units that proposed themselves for a title and sent it, named by any name of theirs."""
    known = {unit.id: unit for unit in units}
    return frozenset(
        one.unit
        for one in nominations
        if one.state in SETTLED
        and one.kind is NominationKind.COLLECTIVE
        and fold(one.distinction) == fold(title)
        and one.unit in known
        and named_unit((known[one.unit],), one.name)
    )


def may_see(nomination: Nomination, roles: frozenset[Role], unit: int, leadership: Leadership) -> bool:
    """Its own unit's officer and head always; those who run the bloc once it was sent."""
    if nomination.unit == unit and roles & {Role.OFFICER, Role.HEAD}:
        return True
    return nomination.state in SEEN_BY_LEAD and runs_bloc(roles, unit, leadership)


def tally(nominations: Iterable[Nomination]) -> Tally:
    kinds = [nomination.kind for nomination in nominations]
    return Tally(*(kinds.count(kind) for kind in NominationKind))


def in_dictionary_order(nominations: Iterable[Nomination]) -> tuple[Nomination, ...]:
    return tuple(sorted(nominations, key=lambda nomination: sort_key(nomination.name)))


def stamp(nominations: Iterable[Nomination]) -> str:
    """Eight letters that change with the list, so that an old button cannot approve a new list."""
    lines = sorted(f"{one.id} {one.fields}" for one in nominations)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
