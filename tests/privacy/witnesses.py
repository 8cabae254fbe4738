"""The test's own triggers: every row of the victim's that a try touches, and every message said, leaves a line."""

from __future__ import annotations

from sqlalchemy import MetaData, Table, delete, text

from storage import tables
from storage.store import Store
from tests.privacy.planted import Planted

OWNERS = {
    "units": ("unit",),
    "sheets": ("sheet",),
    "nominations": ("nomination", "draft"),
    "evidence": ("evidence",),
    "review_letters": ("letter",),
    "persons": ("officer", "head"),
}
ACTED = frozenset({"by", "decided_by", "confirmed_by", "lifted_by", "who", "by_unit"})
"""Columns that say who did something, not whose it is."""
SPOKEN_FOR = ("standings", "unit")
"""The unit somebody speaks for at the moment; the row is that person's."""
LINE = "INSERT INTO touched VALUES"
MADE = (
    "CREATE TABLE touched (what TEXT NOT NULL, leaf TEXT NOT NULL)",
    "CREATE TABLE spoken (chat INTEGER NOT NULL)",
    "CREATE TRIGGER spoken_anew AFTER INSERT ON chat BEGIN INSERT INTO spoken VALUES (NEW.id); END",
    "CREATE TRIGGER spoken_again AFTER UPDATE ON chat BEGIN INSERT INTO spoken VALUES (NEW.id); END",
)


def put_witnesses(store: Store, planted: Planted) -> None:
    for made in (*MADE, *(trigger for table in owned_tables() for trigger in _triggers(table, planted))):
        store.connection.execute(text(made))


def forget_witnessed(store: Store) -> None:
    for table in ("touched", "spoken"):
        store.connection.execute(delete(Table(table, MetaData())))


def owned_tables() -> list[Table]:
    """Whatever a unit, its sheet, a nomination, a file or one of its people owns rows in."""
    return [table for table in tables.metadata.sorted_tables if owning_columns(table)]


def owning_columns(table: Table) -> dict[str, str]:
    """A row's columns that say whose it is, and the table they point into."""
    named = {column.name: key.column.table.name for column in table.columns for key in column.foreign_keys}
    own = {"id": table.name} if table.name in OWNERS else {}
    return own | {name: to for name, to in named.items() if to in OWNERS and not _acted(table.name, name)}


def _acted(table: str, column: str) -> bool:
    return column in ACTED or (table, column) == SPOKEN_FOR


def of_victim(table: Table, planted: Planted, row: str = "") -> str:
    """An SQL condition on `row`, "NEW." or "OLD."."""
    return " OR ".join(
        f'{row}"{name}" IN ({", ".join(str(planted.ids[one]) for one in OWNERS[to])})'
        for name, to in owning_columns(table).items()
    )


def _triggers(table: Table, planted: Planted) -> list[str]:
    made = []
    for change, row in (("INSERT", "NEW."), ("UPDATE", "OLD."), ("DELETE", "OLD.")):
        leaf = f"{row}leaf" if "leaf" in table.columns else "''"
        made.append(
            f"CREATE TRIGGER touched_{table.name}_{change} AFTER {change} ON {table.name} "
            f"WHEN {of_victim(table, planted, row)} BEGIN "
            f"{LINE} ('{change.lower()} {table.name}', {leaf}); END"
        )
    return made
