"""What is said in the meeting, noted by the secretary line by line."""

from dataclasses import dataclass

from messages.message import Message
from rules.people import Unit
from rules.remarks import Remark, RemarkKind


@dataclass(frozen=True)
class Noted:
    """`unit` owns a task; None: every unit, or no task."""

    remark: Remark
    unit: Unit | None


@dataclass(frozen=True)
class RemarkList(Message):
    """To the lead: everything noted, oldest first; `added` just now, None when only looked at.

    `typing`: further lines typed are noted as this kind.
    """

    meeting: int
    noted: tuple[Noted, ...]
    added: Noted | None
    typing: RemarkKind | None


@dataclass(frozen=True)
class AskRemark(Message):
    """To the lead: what to type; `example` is a unit of the bloc."""

    meeting: int
    kind: RemarkKind
    example: Unit


@dataclass(frozen=True)
class PickRemoval(Message):
    """To the lead: which line was noted by mistake."""

    meeting: int
    noted: tuple[Noted, ...]
