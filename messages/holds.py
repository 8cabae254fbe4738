"""Tạm dừng xét: who is not considered while something is pending; to the lead and the unit concerned only."""

from dataclasses import dataclass

from messages.message import Message
from rules.holds import Hold
from rules.nominations import Nomination
from rules.people import Unit


@dataclass(frozen=True)
class HoldLine:
    hold: Hold
    unit: Unit


@dataclass(frozen=True)
class HoldList(Message):
    """To the lead; `lifted` no longer stand."""

    year: int
    standing: tuple[HoldLine, ...]
    lifted: tuple[HoldLine, ...]


@dataclass(frozen=True)
class ChooseHeldUnit(Message):
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class ChooseHeld(Message):
    """The whole unit, one of what it sent, or a name that is typed."""

    unit: Unit
    nominations: tuple[Nomination, ...]


@dataclass(frozen=True)
class AskHoldReason(Message):
    """`name` is "" for the whole unit."""

    unit: Unit
    name: str


@dataclass(frozen=True)
class AskHoldSource(Message):
    hold: Hold
    unit: Unit


@dataclass(frozen=True)
class HoldTold(Message):
    """To the unit concerned: put, its source told, or lifted."""

    unit: Unit
    hold: Hold
    lead: str


@dataclass(frozen=True)
class AskLiftReason(Message):
    hold: Hold
    unit: Unit


@dataclass(frozen=True)
class InDoubt:
    """A unit that is on hold or has not registered; `admitted` says why it stands all the same."""

    unit: Unit
    holds: tuple[Hold, ...]
    registered: bool
    admitted: str


@dataclass(frozen=True)
class UnitsInDoubt(Message):
    """To the lead beside the draft of a ballot."""

    units: tuple[InDoubt, ...]


@dataclass(frozen=True)
class AskAdmitReason(Message):
    unit: Unit
