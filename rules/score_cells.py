"""A score sheet that came back as a workbook, beside what is kept: what differs, and which cells are wrong.

Rows are known by the criterion's code, so their order and rows put between them do not matter.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rules.answer_cells import ANSWER, ESTIMATE, read_row
from rules.criteria import Leaf, LeafKind, Tree
from rules.scoring import Answer
from rules.sheets import Filled
from rules.typed_numbers import NUMBER
from rules.workbook_content import Row
from rules.wrong_cells import Trouble, WrongCell, unreadable

CODE, NOTE = "code", "note"
INPUTS = (ANSWER, ESTIMATE, NOTE)
NOTE_LIMIT = 500
DIRECT = {LeafKind.POINTS, LeafKind.BONUS, LeafKind.PENALTY}


@dataclass(frozen=True)
class Difference:
    """What one row would change; None: that part stays as it is."""

    at: str
    leaf: Leaf
    old: Filled | None
    answer: Answer | None = None
    note: str | None = None


@dataclass(frozen=True)
class Comparison:
    """`emptied` are criteria answered before whose cell is now empty: they keep their answer."""

    wrong: tuple[WrongCell, ...]
    changed: tuple[Difference, ...]
    emptied: tuple[str, ...]

    @property
    def stamp(self) -> str:
        """Eight letters that change with what would be changed, from what to what."""
        lines = [f"{one.leaf.code} {one.old} {one.answer} {one.note}" for one in self.changed]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def compare(tree: Tree, answers: Mapping[str, Filled], rows: Sequence[Row]) -> Comparison:
    wrong: list[WrongCell] = []
    changed: list[Difference] = []
    emptied: list[str] = []
    for row, leaf in _scored_rows(tree, rows, wrong):
        old = answers.get(leaf.code)
        difference = _difference(row, leaf, old, wrong)
        if difference is not None:
            changed.append(difference)
        if old and not leaf.from_calendar and row.cell(ANSWER).value == "" and ANSWER in row.columns:
            emptied.append(leaf.code)
    return Comparison(tuple(wrong), tuple(changed), tuple(emptied))


def _scored_rows(tree: Tree, rows: Sequence[Row], wrong: list[WrongCell]) -> Iterator[tuple[Row, Leaf]]:
    """Every criterion's row once; a code that is unknown or comes again is named."""
    codes = {leaf.code for leaf in tree.leaves}
    seen: set[str] = set()
    for row in rows:
        code, at = row.text(CODE).rstrip("."), row.cell(CODE).at
        hidden = unreadable(row.cell(CODE))
        if hidden:
            wrong.append(hidden)
        elif code in seen:
            wrong.append(WrongCell(at, Trouble.TWICE, code))
        elif code not in codes:
            wrong.extend(_strayed(tree, row, code))
        else:
            seen.add(code)
            yield row, tree.leaf(code)


def _strayed(tree: Tree, row: Row, code: str) -> Iterator[WrongCell]:
    """What was typed beside no criterion, which could be meant for any."""
    groups = {group.code for top in tree.branches for group in top.walk()}
    trouble = Trouble.OF_A_GROUP if code in groups else Trouble.NO_CRITERION if code else Trouble.NO_CODE
    typed = next((row.cell(key) for key in INPUTS if row.text(key)), None)
    if typed is not None:
        yield WrongCell(typed.at, trouble, code)


def _difference(row: Row, leaf: Leaf, old: Filled | None, wrong: list[WrongCell]) -> Difference | None:
    answer = read_row(row, leaf, old, wrong)
    note = _note(row, leaf, old, answer, wrong)
    if answer is not None and old is not None and _same(leaf, old, answer):
        answer = None
    if answer is None and note is None:
        return None
    return Difference(row.cell(ANSWER if answer else NOTE).at, leaf, old, answer, note)


def _note(
    row: Row, leaf: Leaf, old: Filled | None, answer: Answer | None, wrong: list[WrongCell]
) -> str | None:
    """None: it stays as it is."""
    cell, text = row.cell(NOTE), row.text(NOTE)
    kept = " ".join(old.note.split()) if old else ""
    if NOTE not in row.columns or text == kept:
        return None
    found = unreadable(cell, leaf)
    if not found and len(text) > NOTE_LIMIT:
        found = WrongCell(cell.at, Trouble.TOO_LONG, text, leaf)
    if not found and answer is None and old is None:
        found = WrongCell(cell.at, Trouble.NOTE_ALONE, text, leaf)
    if found:
        wrong.append(found)
        return None
    return text


def _same(leaf: Leaf, old: Filled, new: Answer) -> bool:
    if (old.unassigned, old.points, old.estimate) != (new.unassigned, new.points, new.estimate):
        return False
    return leaf.kind in DIRECT or [*map(_plain, old.raw)] == [*map(_plain, new.raw)]


def _plain(entered: str) -> str:
    """18.0 and 18 are the same figure."""
    bare = entered.removesuffix("%")
    if not NUMBER.fullmatch(bare):
        return entered
    return f"{Decimal(bare).normalize():f}{entered[len(bare) :]}"
