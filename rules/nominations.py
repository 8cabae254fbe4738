"""Who is proposed for commendation; a proposal is never itself an award (DOMAIN §5).

draft -> with_head -> sent -> commended
  ^          |
  +----------+  given back
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rules import transitions
from rules.vietnamese import fold, sort_key


class NominationKind(StrEnum):
    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"


class NominationState(StrEnum):
    DRAFT = "draft"
    WITH_HEAD = "with_head"
    SENT = "sent"
    COMMENDED = "commended"


class NominationAction(StrEnum):
    SUBMIT = "submit_nominations"
    APPROVE = "approve_nominations"
    SEND_BACK = "send_back_nominations"
    COMMEND = "commend"


TABLE = {
    (NominationState.DRAFT, NominationAction.SUBMIT): NominationState.WITH_HEAD,
    (NominationState.WITH_HEAD, NominationAction.APPROVE): NominationState.SENT,
    (NominationState.WITH_HEAD, NominationAction.SEND_BACK): NominationState.DRAFT,
    (NominationState.SENT, NominationAction.COMMEND): NominationState.COMMENDED,
}
SETTLED = {NominationState.SENT, NominationState.COMMENDED}


@dataclass(frozen=True)
class Nomination:
    """`position` is empty for collectives and households."""

    id: int
    bloc: int
    unit: int
    kind: NominationKind
    name: str
    position: str
    state: NominationState


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
    states = {nomination.state for nomination in nominations}
    return bool(states) and states <= SETTLED


def tally(nominations: Iterable[Nomination]) -> Tally:
    kinds = [nomination.kind for nomination in nominations]
    return Tally(*(kinds.count(kind) for kind in NominationKind))


def in_dictionary_order(nominations: Iterable[Nomination]) -> tuple[Nomination, ...]:
    return tuple(sorted(nominations, key=lambda nomination: sort_key(nomination.name)))


def namesakes(nominations: Iterable[Nomination]) -> tuple[str, ...]:
    """Names that stand more than once within a kind, however they are typed; the first spelling of each."""
    found: dict[tuple[NominationKind, str], list[str]] = {}
    for nomination in nominations:
        found.setdefault((nomination.kind, fold(nomination.name)), []).append(nomination.name)
    return tuple(names[0] for names in found.values() if len(names) > 1)


def stamp(nominations: Iterable[Nomination]) -> str:
    """Eight letters that change with the list, so that an old button cannot approve a new list."""
    lines = sorted(f"{one.id} {one.name} {one.position}" for one in nominations)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
