"""One criterion's answer read from its cells, with the mark of an estimate beside it."""

from dataclasses import replace

from rules.criteria import Leaf
from rules.errors import Refusal
from rules.scoring import Answer, choose_answer, read_answer
from rules.sheets import Filled
from rules.typed_numbers import NUMBER
from rules.vietnamese import fold
from rules.workbook_content import Cell, CellKind, Row
from rules.wrong_cells import Trouble, WrongCell, refused, unreadable

ANSWER, ESTIMATE = "answer", "estimate"
YES = {"x", "co", "v", "1", "uoc"}


def read_row(row: Row, leaf: Leaf, old: Filled | None, wrong: list[WrongCell]) -> Answer | None:
    """What stands in the answer's cell and the mark beside it; None leaves what is kept."""
    cell = row.cell(ANSWER)
    if leaf.from_calendar:
        wrong += [WrongCell(cell.at, Trouble.FROM_CALENDAR, cell.value, leaf)] if cell.value else []
        return None
    kept = Answer(old.raw, old.points, old.unassigned, old.estimate) if old else None
    answer = _read(cell, leaf, wrong) if cell.value else kept
    mark = _mark(row, leaf, wrong)
    if answer is None:
        if mark and not cell.value:
            wrong.append(WrongCell(row.cell(ESTIMATE).at, Trouble.MARK_ALONE, "", leaf))
        return None
    estimate = bool(kept and kept.estimate) if mark is None else mark or answer.estimate
    return replace(answer, estimate=estimate and not answer.unassigned)


def _mark(row: Row, leaf: Leaf, wrong: list[WrongCell]) -> bool | None:
    """Whether the answer is marked as an estimate; None where that cannot be told, and so stays as it was."""
    cell = row.cell(ESTIMATE)
    if ESTIMATE not in row.columns:
        return None
    word = fold(cell.value)
    found = unreadable(cell, leaf)
    if not found and word and word not in YES:
        found = WrongCell(cell.at, Trouble.ESTIMATE_MARK, cell.value, leaf)
    if not found and word and not leaf.provisional:
        found = WrongCell(cell.at, Trouble.NO_ESTIMATE, cell.value, leaf)
    if found:
        wrong.append(found)
        return None
    return bool(word)


def _read(cell: Cell, leaf: Leaf, wrong: list[WrongCell]) -> Answer | None:
    found = unreadable(cell, leaf)
    if cell.kind is CellKind.DATE:
        found = WrongCell(cell.at, Trouble.BECAME_DATE, cell.value, leaf)
    if found:
        wrong.append(found)
        return None
    try:
        return _step_named(leaf, cell.value) or read_answer(leaf, _typed(cell))
    except Refusal as refusal:
        wrong.append(refused(cell, leaf, refusal))
        return None


def _step_named(leaf: Leaf, text: str) -> Answer | None:
    """A rung chosen by its words from the cell's list; what reads as a number is a measured value."""
    if NUMBER.fullmatch(text.strip()):
        return None
    word = fold(text)
    found = next((place for place, step in enumerate(leaf.steps) if fold(step.label) == word), None)
    return None if found is None else choose_answer(leaf, f"step:{found}")


def _typed(cell: Cell) -> str:
    return f"{cell.value}%" if cell.kind is CellKind.PERCENT else cell.value.strip()
