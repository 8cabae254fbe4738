"""The one transition table of a score sheet, from the officer's draft to the published table.

draft -> with_head -> submitted -> accepted -> locked -> published
             |            |            |          |
             v            v            |          v
  returned_by_head     returned <------+       accepted      (reopen)
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
    RETURNED = "returned"
    ACCEPTED = "accepted"
    LOCKED = "locked"
    PUBLISHED = "published"


class SheetAction(StrEnum):
    SUBMIT_TO_HEAD = "submit_to_head"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    ACCEPT = "accept"
    RETURN = "return"
    LOCK = "lock"
    PUBLISH = "publish"
    REOPEN = "reopen"


class Actor(StrEnum):
    """`LEAD`: the lead unit's chair and secretary, or the deputy's where the lead may not (people.py)."""

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
    Row(SheetState.ACCEPTED, SheetAction.REOPEN, SheetState.RETURNED, Actor.LEAD),
    Row(SheetState.ACCEPTED, SheetAction.LOCK, SheetState.LOCKED, Actor.LEAD),
    Row(SheetState.LOCKED, SheetAction.REOPEN, SheetState.ACCEPTED, Actor.LEAD),
    Row(SheetState.LOCKED, SheetAction.PUBLISH, SheetState.PUBLISHED, Actor.LEAD),
)
NEXT = {(row.state, row.action): row.to for row in TABLE}
EDITABLE = frozenset({SheetState.DRAFT, SheetState.RETURNED_BY_HEAD, SheetState.RETURNED})
REVIEWABLE = frozenset({SheetState.SUBMITTED, SheetState.ACCEPTED})


def next_state(state: SheetState, action: SheetAction) -> SheetState:
    """Raise NotNow."""
    return transitions.step(NEXT, state, action)


def actions_of(state: SheetState, actor: Actor) -> tuple[SheetAction, ...]:
    """What this actor's buttons may offer now, in table order."""
    return tuple(row.action for row in TABLE if row.state == state and row.by == actor)


def check_reason(text: str) -> str:
    """The reason with its spaces tidied; raise ReasonMissing or ReasonTooLong."""
    reason = " ".join(text.split())
    if not any(char.isalnum() for char in reason):
        raise ReasonMissing
    if len(reason) > REASON_LIMIT:
        raise ReasonTooLong(REASON_LIMIT)
    return reason
