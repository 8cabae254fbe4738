"""What a database says about itself: how it is checked before and after it is copied or put back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from storage import tables
from storage.audit import Audit
from storage.statements import Statements, Transaction

FILES = (tables.evidence.c.digest, tables.documents.c.digest, tables.ballot_scans.c.digest)
"""Where a file's content is promised; what chat rows show besides is drawn again or was refused."""


class Unreadable(Exception):
    """`why` is the driver's word, in one line."""

    def __init__(self, why: object) -> None:
        self.why = str(why).strip().partition("\n")[0]
        super().__init__(self.why)


@dataclass(frozen=True)
class Facts:
    """`revision` is "" before the first migration; `broken` are blocs whose chained log does not follow;
    `files` are contents (SHA-256) that rows promise; `newest` is the last line of any bloc's log."""

    revision: str
    blocs: tuple[int, ...] = ()
    broken: tuple[int, ...] = ()
    files: frozenset[str] = frozenset()
    newest: datetime | None = None


def facts_of(engine: Engine) -> Facts:
    """One reading transaction that changes nothing. Raises Unreadable."""
    try:
        with engine.connect() as connection:
            known = set(inspect(connection).get_table_names())
            if "alembic_version" not in known:
                return Facts("")
            if connection.dialect.name == "sqlite":
                _check_pages(connection.execute(text("PRAGMA integrity_check")).scalars().first())
            revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""
            return _facts(Transaction(connection, Statements(connection.dialect)), revision, known)
    except (SQLAlchemyError, ValueError) as wrong:
        raise Unreadable(getattr(wrong, "orig", None) or wrong) from wrong


def _check_pages(said: str | None) -> None:
    if said != "ok":
        raise Unreadable(said)


def _facts(reading: Transaction, revision: str, known: set[str]) -> Facts:
    blocs = tuple(reading.execute(select(tables.blocs.c.id).order_by(tables.blocs.c.id)).scalars())
    audit = Audit(reading)
    return Facts(
        revision,
        blocs,
        tuple(bloc for bloc in blocs if not audit.unbroken(bloc)),
        frozenset(
            digest
            for column in FILES
            if column.table.name in known
            for digest in reading.execute(select(column).distinct()).scalars()
        ),
        reading.execute(select(func.max(tables.audit.c.at))).scalar(),
    )
