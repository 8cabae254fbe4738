"""Where a content is kept as evidence, whichever unit and year."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from rules.evidence import Evidence
from rules.review import SheetState
from storage import tables
from storage.evidence import file_of
from storage.statements import Transaction

_evidence, _sheets, _units, _blocs = tables.evidence, tables.sheets, tables.units, tables.blocs

SAME = (
    select(
        _evidence.c.id,
        _evidence.c.digest,
        _evidence.c.leaf,
        _evidence.c.sheet,
        _sheets.c.state,
        _units.c.key,
        _units.c.name,
        _blocs.c.year,
    )
    .select_from(
        _evidence.join(_sheets)
        .join(_units, _sheets.c.unit == _units.c.id)
        .join(_blocs, _units.c.bloc == _blocs.c.id)
    )
    .where(_evidence.c.removed_at.is_(None), _evidence.c.digest.in_(bindparam("digests", expanding=True)))
    .order_by(_evidence.c.id)
)
NAMING = select(_evidence).where(_evidence.c.digest == bindparam("digest")).order_by(_evidence.c.id)


@dataclass(frozen=True)
class Use:
    """One place a content is filed; `unit` is the unit's key and name, which it keeps from year to year."""

    id: int
    digest: str
    subject: str
    sheet: int
    state: SheetState
    unit: tuple[str, str]
    year: int


def uses(connection: Transaction, digests: Sequence[str]) -> tuple[Use, ...]:
    """Oldest first, without what was removed."""
    rows = connection.execute(SAME, {"digests": list(digests)})
    return tuple(
        Use(r.id, r.digest, r.leaf, r.sheet, SheetState(r.state), (r.key, r.name), r.year) for r in rows
    )


def naming(connection: Transaction, digest: str) -> tuple[Evidence, ...]:
    """Every row with this content, also removed ones."""
    return tuple(file_of(row) for row in connection.execute(NAMING, {"digest": digest}))
