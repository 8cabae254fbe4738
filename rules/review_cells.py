"""A reviewer's workbook that came back: points that differ from what stands, each with its reason."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rules.criteria import ZERO, Leaf, LeafKind, Tree
from rules.errors import Refusal
from rules.errors_answers import NotAChoice, OutOfRange, WrongStep
from rules.people import Unit, named_unit
from rules.review import REASON_LIMIT
from rules.scoring import choices, nearest_steps, read_answer
from rules.sheets import Filled
from rules.typed_numbers import read_decimal
from rules.workbook_content import Cell, Row
from rules.wrong_cells import Trouble, WrongCell, refused, unreadable

UNIT, CODE, POINTS, REASON = "unit", "code", "reviewed", "reason"
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Reviewed:
    """A sheet as one reviewer may change it now: `own` are the criteria whose points are theirs to change."""

    sheet: int
    unit: Unit
    answers: Mapping[str, Filled]
    own: frozenset[str]


@dataclass(frozen=True)
class PointsChange:
    at: str
    reviewed: Reviewed
    leaf: Leaf
    old: Decimal
    new: Decimal
    reason: str


@dataclass(frozen=True)
class ReviewComparison:
    wrong: tuple[WrongCell, ...]
    changed: tuple[PointsChange, ...]

    @property
    def stamp(self) -> str:
        """Eight letters that change with what would be changed, from what to what."""
        lines = [
            f"{one.reviewed.sheet} {one.leaf.code} {one.old} {one.new} {one.reason}" for one in self.changed
        ]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def compare_reviews(tree: Tree, sheets: Sequence[Reviewed], rows: Sequence[Row]) -> ReviewComparison:
    """`sheets` are those the reviewer may change anything of."""
    wrong: list[WrongCell] = []
    changed: list[PointsChange] = []
    for row, reviewed, leaf in _reviewed_rows(tree, sheets, rows, wrong):
        change = _change(row, reviewed, leaf, wrong)
        if change is not None:
            changed.append(change)
    return ReviewComparison(tuple(wrong), tuple(changed))


def read_reviewed(leaf: Leaf, text: str) -> Decimal:
    """Points themselves, whatever the unit was asked; raise NotANumber, OutOfRange, WrongStep or NotAChoice."""
    if leaf.kind in (LeafKind.POINTS, LeafKind.BONUS, LeafKind.PENALTY):
        return read_answer(leaf, text).points or ZERO
    value = read_decimal(text)
    if value < leaf.low or (value > leaf.high and not leaf.may_exceed):
        raise OutOfRange(value, leaf.low, leaf.high, leaf.code)
    allowed = reviewed_choices(leaf)
    if allowed and value not in allowed:
        raise NotAChoice(leaf.code, choices(leaf))
    if value % CENT:
        raise WrongStep(value, CENT, nearest_steps(value, CENT, leaf.low, leaf.high), leaf.code)
    return value


def reviewed_choices(leaf: Leaf) -> tuple[Decimal, ...]:
    """The only points such a criterion can have, the most first; empty where any in between are possible."""
    if leaf.kind is LeafKind.PASSFAIL:
        return (leaf.high, ZERO)
    return tuple(sorted({step.points for step in leaf.steps}, reverse=True))


def _reviewed_rows(
    tree: Tree, sheets: Sequence[Reviewed], rows: Sequence[Row], wrong: list[WrongCell]
) -> Iterator[tuple[Row, Reviewed, Leaf]]:
    """Every unit's criterion once, where the reviewer may change it and something was typed."""
    by_unit = {one.unit.id: one for one in sheets}
    units, seen = [one.unit for one in sheets], set[tuple[int, str]]()
    leaves = {leaf.code: leaf for leaf in tree.leaves}
    for row in rows:
        if not (row.text(POINTS) or row.text(REASON)):
            continue
        unit, code = named_unit(units, row.text(UNIT)), row.text(CODE).rstrip(".")
        if unit is None:
            wrong.append(WrongCell(row.cell(UNIT).at, Trouble.NO_UNIT, row.text(UNIT)))
        elif code not in leaves:
            wrong.append(WrongCell(row.cell(CODE).at, Trouble.NO_CRITERION, code))
        elif (unit.id, code) in seen:
            wrong.append(WrongCell(row.cell(CODE).at, Trouble.TWICE, code))
        elif code not in by_unit[unit.id].own:
            wrong.append(WrongCell(row.cell(POINTS).at, Trouble.NOT_REVIEWED_HERE, code))
        else:
            seen.add((unit.id, code))
            yield row, by_unit[unit.id], leaves[code]


def _change(row: Row, reviewed: Reviewed, leaf: Leaf, wrong: list[WrongCell]) -> PointsChange | None:
    cell, kept = row.cell(POINTS), reviewed.answers.get(leaf.code)
    old = kept.final if kept else None
    if kept is None or old is None:
        wrong += [WrongCell(cell.at, Trouble.NOT_CHANGEABLE, cell.value, leaf)] if cell.value else []
        return None
    new = _points(cell, leaf, wrong) if cell.value else old
    if new is None:
        return None
    reason = row.text(REASON)
    trouble = _unfit(reason, kept.reason, changes=new != old)
    found = (
        WrongCell(row.cell(REASON).at, trouble, reason, leaf)
        if trouble
        else unreadable(row.cell(REASON), leaf)
    )
    if found:
        wrong.append(found)
    if found or new == old:
        return None
    return PointsChange(cell.at, reviewed, leaf, old, new, reason)


def _unfit(reason: str, kept: str, *, changes: bool) -> Trouble | None:
    if changes and not any(char.isalnum() for char in reason):
        return Trouble.REASON_MISSING
    if len(reason) > REASON_LIMIT:
        return Trouble.TOO_LONG
    alone = not changes and bool(reason) and reason != " ".join(kept.split())
    return Trouble.REASON_ALONE if alone else None


def _points(cell: Cell, leaf: Leaf, wrong: list[WrongCell]) -> Decimal | None:
    found = unreadable(cell, leaf)
    if found:
        wrong.append(found)
        return None
    try:
        return read_reviewed(leaf, cell.value)
    except NotAChoice:
        wrong.append(WrongCell(cell.at, Trouble.NOT_A_LEVEL, cell.value, leaf, reviewed_choices(leaf)))
    except Refusal as refusal:
        asked_as_points = replace(leaf, kind=LeafKind.POINTS, step=CENT)
        wrong.append(refused(cell, asked_as_points, refusal))
    return None
