"""Every way one cell of a workbook can be wrong: data for a template, never wording."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rules.criteria import Leaf
from rules.errors import Refusal, machine_name
from rules.errors_answers import OutOfRange, WrongStep
from rules.scoring import example_points
from rules.workbook_content import Cell, CellKind


class Trouble(StrEnum):
    """The first five are refusals that a typed answer meets; worded by messages/templates/workbook/_cells.j2."""

    NOT_A_NUMBER = "not_a_number"
    WRONG_STEP = "wrong_step"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_RATIO = "not_a_ratio"
    NOT_TWO_NUMBERS = "not_two_numbers"
    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"
    FORMULA = "formula"
    ERROR = "error"
    MERGED = "merged"
    BECAME_DATE = "became_date"
    FROM_CALENDAR = "from_calendar"
    ESTIMATE_MARK = "estimate_mark"
    NO_ESTIMATE = "no_estimate"
    MARK_ALONE = "mark_alone"
    NOTE_ALONE = "note_alone"
    TOO_LONG = "too_long"
    TWICE = "twice"
    OF_A_GROUP = "of_a_group"
    NO_CRITERION = "no_criterion"
    NO_CODE = "no_code"
    NOT_A_LEVEL = "not_a_level"
    NO_UNIT = "no_unit"
    NOT_REVIEWED_HERE = "not_reviewed_here"
    NOT_CHANGEABLE = "not_changeable"
    REASON_MISSING = "reason_missing"
    REASON_ALONE = "reason_alone"
    NO_NAME = "no_name"
    NOT_A_NAME = "not_a_name"
    NOT_A_KIND = "not_a_kind"
    ALREADY_SENT = "already_sent"


UNREADABLE = {
    CellKind.FORMULA: Trouble.FORMULA,
    CellKind.ERROR: Trouble.ERROR,
    CellKind.MERGED: Trouble.MERGED,
}


@dataclass(frozen=True)
class WrongCell:
    """`at` as Excel names it, `found` what stands there; `nearest` holds the allowed values around it."""

    at: str
    trouble: Trouble
    found: str = ""
    leaf: Leaf | None = None
    nearest: tuple[Decimal, ...] = ()

    @property
    def example(self) -> str:
        """Points that would be accepted there, as typed."""
        return example_points(self.leaf) if self.leaf else ""


def refused(cell: Cell, leaf: Leaf, refusal: Refusal) -> WrongCell:
    """What reading an answer refused, at the cell it was read from."""
    if isinstance(refusal, OutOfRange):
        high = refusal.value > refusal.high
        bound = refusal.high if high else refusal.low
        return WrongCell(cell.at, Trouble.TOO_HIGH if high else Trouble.TOO_LOW, cell.value, leaf, (bound,))
    nearest = refusal.nearest if isinstance(refusal, WrongStep) else ()
    return WrongCell(cell.at, Trouble(machine_name(refusal)), cell.value, leaf, nearest)


def unreadable(cell: Cell, leaf: Leaf | None = None) -> WrongCell | None:
    """None for a cell that holds words, a number or a day."""
    trouble = UNREADABLE.get(cell.kind)
    return WrongCell(cell.at, trouble, cell.value, leaf) if trouble else None
