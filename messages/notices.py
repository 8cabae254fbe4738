"""Notices: written and counted by the lead, read and acknowledged by the units."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from rules.notices import Notice, NoticeFile, Reading
from rules.people import Unit


def as_item(title: str) -> str:
    """What a notice asks for, among the items of the calendar."""
    return f"Xác nhận đã nhận thông báo “{title}”"


@dataclass(frozen=True)
class NoticeTold(Message):
    """To a unit's readers; `reader` is who acknowledged it, `corrected_by` the notice that stands in its place."""

    unit: Unit
    lead: str
    notice: Notice
    files: tuple[NoticeFile, ...]
    corrects: Notice | None
    corrected_by: Notice | None
    reading: Reading | None
    reader: str


@dataclass(frozen=True)
class OwnNotice:
    notice: Notice
    read: bool


@dataclass(frozen=True)
class UnitNotices(Message):
    """What the unit has not read comes first."""

    unit: Unit
    lines: tuple[OwnNotice, ...]


@dataclass(frozen=True)
class LeadNotice:
    notice: Notice
    read: int
    units: int


@dataclass(frozen=True)
class LeadNotices(Message):
    group: str
    drafts: tuple[Notice, ...]
    lines: tuple[LeadNotice, ...]


@dataclass(frozen=True)
class AskNotice(Message):
    """`draft` is what is written so far, `corrects` the notice that the new one will correct."""

    draft: Notice | None
    corrects: Notice | None


@dataclass(frozen=True)
class NoticeDraft(Message):
    """For the units `chosen`, for all `units` of the bloc when there are none; `refused` are names of files, it may
    have `most` of them; `quiet`: nobody works at this hour."""

    notice: Notice
    files: tuple[NoticeFile, ...]
    corrects: Notice | None
    chosen: tuple[Unit, ...]
    units: int
    refused: tuple[str, ...]
    most: int
    quiet: bool


@dataclass(frozen=True)
class AskNoticeUnits(Message):
    notice: Notice
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Reader:
    unit: str
    person: str
    at: datetime


@dataclass(frozen=True)
class NoticeProgress(Message):
    """To the lead, live: `read` of `units` have it, `left` have not said so."""

    notice: Notice
    read: int
    units: int
    left: tuple[Unit, ...]
    readers: tuple[Reader, ...]


@dataclass(frozen=True)
class AskNoticeWithdrawal(Message):
    notice: Notice


@dataclass(frozen=True)
class NoticeRecalled(Message):
    """To who had acknowledged it for these `units`."""

    lead: str
    notice: Notice
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class GroupNotice(Message):
    """The title alone; `told` of `units` units were sent it."""

    lead: str
    notice: Notice
    told: int
    units: int


@dataclass(frozen=True)
class GroupNoticeWithdrawn(Message):
    lead: str
    notice: Notice
