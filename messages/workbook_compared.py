"""What a workbook taken back would change, and which of its cells are wrong: nothing is changed yet."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from messages.message import Message
from messages.workbooks.score_sheet import answer_text
from rules.criteria import Leaf
from rules.nomination_cells import NomineeComparison
from rules.nominations import Field, NominationFields
from rules.pages import page_count
from rules.people import Unit
from rules.review_cells import ReviewComparison
from rules.score_cells import Comparison, Difference
from rules.wrong_cells import WrongCell

Changed = TypeVar("Changed", covariant=True)
PAGE = 12
"""Lines on one card: each may name a cell, a criterion and what is allowed, and all stay one message."""


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
class ReviewLine:
    at: str
    unit: Unit
    leaf: Leaf
    old: Decimal
    new: Decimal
    reason: str


@dataclass(frozen=True)
class ReviewsCompared(Message):
    """What a reviewer's workbook would change; nothing is changed yet."""

    year: int
    paged: Paged
    changed: tuple[ReviewLine, ...]
    changed_since: bool = False


@dataclass(frozen=True)
class NomineeLine:
    """`fields` are those that say something new."""

    at: str
    nominee: NominationFields
    is_new: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class NomineesCompared(Message):
    """What a workbook would change in the unit's list; `absent` are not in it and stay."""

    unit: Unit
    year: int
    paged: Paged
    changed: tuple[NomineeLine, ...]
    absent: tuple[str, ...]
    changed_since: bool = False


def scores_compared(
    workbook: int,
    name: str,
    unit: Unit,
    year: int,
    found: Comparison,
    page: int,
    *,
    amended: bool,
    since: bool,
) -> ScoresCompared:
    paged, changed = _paged(workbook, name, found, page)
    return ScoresCompared(unit, year, paged, tuple(map(_change_line, changed)), found.emptied, amended, since)


def reviews_compared(
    workbook: int, name: str, year: int, found: ReviewComparison, page: int, *, since: bool
) -> ReviewsCompared:
    paged, changed = _paged(workbook, name, found, page)
    lines = tuple(
        ReviewLine(one.at, one.reviewed.unit, one.leaf, one.old, one.new, one.reason) for one in changed
    )
    return ReviewsCompared(year, paged, lines, since)


def nominees_compared(
    workbook: int, name: str, unit: Unit, year: int, found: NomineeComparison, page: int, *, since: bool
) -> NomineesCompared:
    paged, changed = _paged(workbook, name, found, page)
    lines = tuple(NomineeLine(one.at, one.new, one.old is None, one.fields) for one in changed)
    absent = tuple(one.name for one in found.absent)
    return NomineesCompared(unit, year, paged, lines, absent, since)


def _change_line(one: Difference) -> ChangeLine:
    old = answer_text(one.leaf, one.old) if one.old else ""
    if one.answer is None:
        return ChangeLine(one.at, one.leaf.code, old, old, None, estimate=False, note=one.note)
    new = answer_text(one.leaf, one.answer)
    points = None if one.answer.unassigned else one.answer.points
    return ChangeLine(one.at, one.leaf.code, old, new, points, one.answer.estimate, one.note)


class _Compared(Protocol[Changed]):
    @property
    def wrong(self) -> tuple[WrongCell, ...]: ...

    @property
    def changed(self) -> tuple[Changed, ...]: ...

    @property
    def stamp(self) -> str: ...


def _paged(
    workbook: int, name: str, found: _Compared[Changed], page: int
) -> tuple[Paged, tuple[Changed, ...]]:
    """The page nearest to the one asked for, wrong cells first, and the changes that stand on it."""
    wrong = len(found.wrong)
    pages = page_count(wrong + len(found.changed), PAGE)
    page = min(max(page, 1), pages)
    start, end = (page - 1) * PAGE, page * PAGE
    paged = Paged(
        workbook=workbook,
        name=name,
        wrong=found.wrong[start:end],
        all_wrong=tuple(cell.at for cell in found.wrong),
        changes=len(found.changed),
        page=page,
        pages=pages,
        stamp=found.stamp,
    )
    return paged, found.changed[max(start - wrong, 0) : max(end - wrong, 0)]
