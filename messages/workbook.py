"""Workbooks given out and taken back: what differs, which cells are wrong, what was confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from messages.message import Message
from messages.workbooks.score_sheet import answer_text
from rules.people import Unit
from rules.score_cells import Comparison, Difference
from rules.workbook_content import Form
from rules.wrong_cells import WrongCell

PAGE = 12
"""Lines on one card: each may name a cell, a criterion and what is allowed, and all stay one message."""


@dataclass(frozen=True)
class WorkbookComing(Message):
    """To whoever asked for it, while it is made."""

    form: Form
    unit: Unit


@dataclass(frozen=True)
class WorkbookFile(Message):
    form: Form
    unit: Unit
    year: int
    digest: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True)
class RefusedWorkbook:
    """`why` is a machine name, worded by `_refused.j2`."""

    name: str
    why: str


@dataclass(frozen=True)
class ReadingWorkbooks(Message):
    """Files just sent: `names` are being read, `refused` cannot be."""

    names: tuple[str, ...]
    refused: tuple[RefusedWorkbook, ...]


@dataclass(frozen=True)
class WorkbookRefused(Message):
    """Nothing of it is used; `year` and `unit` are those it would have to be for."""

    file: RefusedWorkbook
    unit: Unit
    year: int


@dataclass(frozen=True)
class ChangeLine:
    """One criterion's answer as typed and its points, before ("" none) and after; `note` None: it stays."""

    at: str
    code: str
    old: str
    new: str
    points: Decimal | None
    estimate: bool
    note: str | None


@dataclass(frozen=True)
class Paged:
    """A page of the lines of a workbook that was read; `all_wrong` names every wrong cell of it."""

    workbook: int
    name: str
    wrong: tuple[WrongCell, ...]
    all_wrong: tuple[str, ...]
    changes: int
    page: int
    pages: int
    stamp: str


@dataclass(frozen=True)
class ScoresCompared(Message):
    """What a score sheet's workbook would change; nothing is changed yet.

    `emptied` keep the answer they have, `changed_since`: the sheet changed while the officer looked,
    `amended`: the table of criteria changed after the workbook was made.
    """

    unit: Unit
    year: int
    paged: Paged
    changed: tuple[ChangeLine, ...]
    emptied: tuple[str, ...]
    amended: bool
    changed_since: bool = False


@dataclass(frozen=True)
class ScoresApplied(Message):
    sheet: int
    unit: Unit
    changes: int
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class WorkbookDropped(Message):
    name: str


def change_line(one: Difference) -> ChangeLine:
    old = answer_text(one.leaf, one.old) if one.old else ""
    if one.answer is None:
        return ChangeLine(one.at, one.leaf.code, old, old, None, estimate=False, note=one.note)
    new = answer_text(one.leaf, one.answer)
    points = None if one.answer.unassigned else one.answer.points
    return ChangeLine(one.at, one.leaf.code, old, new, points, one.answer.estimate, one.note)


def page_of(lines: Sequence[object], page: int) -> tuple[int, int, slice]:
    """The page that there is nearest to the one asked for, how many there are, and which lines it shows."""
    pages = max(1, -(-len(lines) // PAGE))
    page = min(max(page, 1), pages)
    return page, pages, slice((page - 1) * PAGE, page * PAGE)


def scores_compared(
    workbook: int, name: str, unit: Unit, year: int, found: Comparison, page: int, *, amended: bool, since: bool
) -> ScoresCompared:
    lines: list[WrongCell | Difference] = [*found.wrong, *found.changed]
    page, pages, shown = page_of(lines, page)
    paged = Paged(
        workbook=workbook,
        name=name,
        wrong=tuple(line for line in lines[shown] if isinstance(line, WrongCell)),
        all_wrong=tuple(cell.at for cell in found.wrong),
        changes=len(found.changed),
        page=page,
        pages=pages,
        stamp=found.stamp,
    )
    changed = tuple(change_line(line) for line in lines[shown] if isinstance(line, Difference))
    return ScoresCompared(unit, year, paged, changed, found.emptied, amended, since)
