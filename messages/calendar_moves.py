"""Chuyển hạn: the lead moves an item of the calendar, and who owes it reads of it once."""

from dataclasses import dataclass
from datetime import datetime

from messages.deliveries import DatedPoints
from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.calendar_warnings import CalendarWarning
from rules.people import Unit


@dataclass(frozen=True)
class Move:
    """`edge` is "due" or "opens"; `old` None for an item that had no opening moment."""

    item: CalendarItem
    edge: str
    old: datetime | None
    new: datetime


@dataclass(frozen=True)
class Doubtful:
    """A warning with the title of the item that `warning.about` names."""

    warning: CalendarWarning
    about: str


@dataclass(frozen=True)
class AskMove(Message):
    """`held` is the moment that would move."""

    item: CalendarItem
    edge: str
    held: datetime | None
    example: datetime


@dataclass(frozen=True)
class AskMoveReason(Message):
    move: Move
    doubts: tuple[Doubtful, ...]


@dataclass(frozen=True)
class ConfirmMove(Message):
    """`units` still owe the item and will be told; `invites`: the invitation to the meeting is sent again."""

    move: Move
    reason: str
    doubts: tuple[Doubtful, ...]
    units: int
    invites: bool


@dataclass(frozen=True)
class MoveOvertaken(Message):
    """Somebody moved it meanwhile: it now stands at `held`."""

    item: CalendarItem
    edge: str
    held: datetime | None


@dataclass(frozen=True)
class Invitation:
    """The invitation to that meeting has the new hour: it was sent again, or waits until the lead sends it."""

    meeting: int
    sent: bool


@dataclass(frozen=True)
class Moved(Message):
    """To who moved it; `early` need the item and are due before it now, `stuck` keep the points they have."""

    move: Move
    units: int
    early: tuple[CalendarItem, ...]
    rescored: tuple[Unit, ...]
    stuck: tuple[Unit, ...]
    invitation: Invitation | None


@dataclass(frozen=True)
class DeadlineMoved(Message):
    """To a unit: `own` is its own due moment now; `points` follow from the day its report came; `asked` is the
    moment it had asked for, where this answers it."""

    unit: Unit
    move: Move
    reason: str
    own: datetime
    by: str
    points: tuple[DatedPoints, ...]
    asked: datetime | None


@dataclass(frozen=True)
class GroupDeadlineMoved(Message):
    move: Move
    reason: str
    by: str


@dataclass(frozen=True)
class MoveDropped(Message):
    item: CalendarItem
