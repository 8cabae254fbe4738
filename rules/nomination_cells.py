"""A list of nominations that came back as a workbook: who is added, whose fields change, which cells are wrong.

A row is known by kind and name, so rows may be sorted; whoever is not in the workbook stays in the list.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.errors_names import NameTooLong, NotAName
from rules.nominations import Field, Nomination, NominationFields, NominationKind, NominationState
from rules.nominee_texts import tidy
from rules.vietnamese import fold
from rules.workbook_content import Row
from rules.wrong_cells import Trouble, WrongCell, unreadable

KIND = "kind"
FIELDS = (Field.NAME, Field.POSITION, Field.WORKPLACE, Field.DISTINCTION, Field.PERSON_CLASS, Field.SECTOR)
KINDS = {
    "tap the": NominationKind.COLLECTIVE,
    "ca nhan": NominationKind.INDIVIDUAL,
    "ho gia dinh": NominationKind.HOUSEHOLD,
}
"""Folded words of the column Phân loại khen thưởng."""


@dataclass(frozen=True)
class NomineeChange:
    """`old` None: a new nominee."""

    at: str
    old: Nomination | None
    new: NominationFields

    @property
    def fields(self) -> tuple[Field, ...]:
        """Which fields say something else than before."""
        if self.old is None:
            return tuple(field for field in FIELDS if self.new.text(field))
        return tuple(field for field in FIELDS if self.new.text(field) != self.old.fields.text(field))


@dataclass(frozen=True)
class NomineeComparison:
    """`absent` stand in the list but not in the workbook: they stay."""

    wrong: tuple[WrongCell, ...]
    changed: tuple[NomineeChange, ...]
    absent: tuple[Nomination, ...]

    @property
    def stamp(self) -> str:
        """Eight letters that change with what would be changed, from what to what."""
        lines = [f"{one.old} {one.new}" for one in self.changed]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def compare_nominees(listed: Sequence[Nomination], rows: Sequence[Row]) -> NomineeComparison:
    """`listed` is the unit's own list."""
    wrong: list[WrongCell] = []
    changed: list[NomineeChange] = []
    left = [one for one in listed if one.state is not NominationState.WITHDRAWN]
    for row, fields in _nominees(rows, wrong):
        old = next((one for one in left if _is(one, fields)), None)
        if old is not None:
            left.remove(old)
        change = _change(row, old, fields)
        if change and old and old.state is not NominationState.DRAFT:
            wrong.append(WrongCell(row.cell(Field.NAME).at, Trouble.ALREADY_SENT, old.name))
        elif change:
            changed.append(change)
    drafts = tuple(one for one in left if one.state is NominationState.DRAFT)
    return NomineeComparison(tuple(wrong), tuple(changed), drafts)


def _nominees(rows: Sequence[Row], wrong: list[WrongCell]) -> Iterator[tuple[Row, NominationFields]]:
    """What every filled row says; a row with a wrong cell is left out whole."""
    for row in rows:
        if not any(row.text(column) for column in (KIND, *FIELDS)):
            continue
        kind = KINDS.get(fold(row.text(KIND)))
        found = [cell for field in FIELDS if (cell := _wrong(row, field, kind))]
        if kind is None:
            found.insert(0, WrongCell(row.cell(KIND).at, Trouble.NOT_A_KIND, row.text(KIND)))
        wrong += found
        if kind is not None and not found:
            said = {field.value: row.text(field) for field in FIELDS}
            yield row, NominationFields(kind, **said)


def _wrong(row: Row, field: Field, kind: NominationKind | None) -> WrongCell | None:
    cell, text = row.cell(field), row.text(field)
    found = unreadable(cell)
    if found or (not text and field is not Field.NAME):
        return found
    if not text:
        return WrongCell(cell.at, Trouble.NO_NAME)
    try:
        tidy(field, text, kind or NominationKind.INDIVIDUAL)
    except NotAName:
        return WrongCell(cell.at, Trouble.NOT_A_NAME, text)
    except NameTooLong:
        return WrongCell(cell.at, Trouble.TOO_LONG, text)
    return None


def _is(one: Nomination, fields: NominationFields) -> bool:
    return (one.kind, fold(one.name)) == (fields.kind, fold(fields.name))


def _change(row: Row, old: Nomination | None, fields: NominationFields) -> NomineeChange | None:
    """What the workbook has no column for stays as it is."""
    if old is None:
        return NomineeChange(row.cell(Field.NAME).at, None, fields)
    kept = {field.value: old.fields.text(field) for field in Field if field not in row.columns}
    new = NominationFields(fields.kind, **{field.value: fields.text(field) for field in FIELDS} | kept)
    return None if new == old.fields else NomineeChange(row.cell(Field.NAME).at, old, new)
