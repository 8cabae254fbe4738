"""A bloc reorganised by decision: what changes for a unit, for the lead and for all; what a merged unit left."""

from dataclasses import dataclass
from datetime import date

from messages.evidence import Place
from messages.message import Message
from messages.self_score import LeafLine
from rules.blocs import Bloc
from rules.evidence import Evidence
from rules.people import Unit
from rules.reorganisation import Reorganisation
from rules.review import SheetState


@dataclass(frozen=True)
class Moved:
    """A change with its unit and who takes that in."""

    change: Reorganisation
    unit: Unit
    into: Unit | None


@dataclass(frozen=True)
class UnitReorganised(Message):
    """To the people of a unit that joins, leaves, merges or comes back; `after` is the day after the change's."""

    bloc: Bloc
    moved: Moved
    lead: str
    after: date


@dataclass(frozen=True)
class UnitTakenIn(Message):
    """To the unit that takes another in; what that left can be read from the day `after`."""

    unit: Unit
    moved: Moved
    after: date


@dataclass(frozen=True)
class WaitingOf:
    """Titles of what a leaving unit has asked more time for, and of its papers to confirm; `gone`: too late now."""

    unit: Unit
    last_day: date
    gone: bool
    requests: tuple[str, ...]
    papers: tuple[str, ...]


@dataclass(frozen=True)
class LeadReorganised(Message):
    """To the lead; `lead` and `deputies` where they are new, `next_lead` chosen for next year and leaving;
    `waiting` is what leaving units wait for."""

    bloc: Bloc
    moves: tuple[Moved, ...]
    units: int
    lead: Unit | None
    deputies: tuple[Unit, ...]
    next_lead: Unit | None
    waiting: tuple[WaitingOf, ...]


@dataclass(frozen=True)
class GroupReorganised(Message):
    bloc: Bloc
    moves: tuple[Moved, ...]
    lead: Unit | None


@dataclass(frozen=True)
class MergedRecords(Message):
    """What a merged unit had answered, read by the one that took it in; `nominated` are names it proposed."""

    unit: Unit
    reader: Unit
    state: SheetState
    lines: tuple[LeafLine, ...]
    page: int
    pages: int
    files: int
    nominated: tuple[str, ...]


@dataclass(frozen=True)
class MergedFile:
    file: Evidence
    place: Place


@dataclass(frozen=True)
class MergedFiles(Message):
    """One page of its evidence."""

    unit: Unit
    lines: tuple[MergedFile, ...]
    page: int
    pages: int
