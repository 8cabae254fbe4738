"""Calling the meeting: what the lead prepares, the invitation a unit receives, and its answer."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from rules.agenda import Item
from rules.blocs import Bloc
from rules.calls import Call, Document, Registration
from rules.people import Unit


@dataclass(frozen=True)
class UnitAnswer:
    """`registered` is None while the unit has not answered."""

    unit: Unit
    registered: Registration | None


@dataclass(frozen=True)
class MeetingCalled(Message):
    """To the lead before the check-in; `stamp` is that of the call as it stands, `call.sent` of what was sent;
    `listed` is the calendar's hour where it is another."""

    bloc: Bloc
    meeting: int
    call: Call
    documents: tuple[Document, ...]
    items: int
    guests: int
    stamp: str
    answers: tuple[UnitAnswer, ...]
    listed: datetime | None


@dataclass(frozen=True)
class AskMoment(Message):
    """To the lead: day and hour, together or one of them; `now` is what stands."""

    meeting: int
    now: datetime


@dataclass(frozen=True)
class AskPlace(Message):
    meeting: int
    place: str


@dataclass(frozen=True)
class AskDocuments(Message):
    """To the lead: files to send with the invitation; `refused` are names of files that were not kept."""

    meeting: int
    documents: tuple[Document, ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeetingInvitation(Message):
    """To a unit's delegates and head; `registered` is its answer, None while there is none; `moved_for` says why the
    hour has just moved, "" where it has not."""

    bloc: Bloc
    meeting: int
    unit: Unit
    call: Call
    items: tuple[Item, ...]
    documents: tuple[Document, ...]
    registered: Registration | None
    moved_for: str


@dataclass(frozen=True)
class MeetingCalledGroup(Message):
    """To the group; `again` when the time, the place or the papers have changed."""

    bloc: Bloc
    call: Call
    again: bool


@dataclass(frozen=True)
class AskStandIn(Message):
    """To a unit, or to the lead for it: who comes in the delegate's place."""

    unit: Unit


@dataclass(frozen=True)
class AskExcuse(Message):
    """As AskStandIn: why the unit is absent."""

    unit: Unit
