"""The table of results of each bloc's year, frozen when it was locked."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.final_table import FinalTable
from rules.final_table_dict import digest_of, table_from_dict, table_to_dict
from storage import tables
from storage.statements import Transaction

_finals, _superseded = tables.final_tables, tables.superseded_tables

EARLIER = select(func.count().label("earlier")).where(_superseded.c.bloc == bindparam("of_bloc"))
GET = select(_finals).where(_finals.c.bloc == bindparam("of_bloc"))
PUT = insert(_finals).values({name: bindparam(name) for name in ("bloc", "body", "digest")})
PUBLISH = update(_finals).where(_finals.c.bloc == bindparam("of_bloc")).values(published_at=bindparam("at"))
SUPERSEDE = insert(_superseded).from_select(
    ["bloc", "version", "body", "digest", "published_at", "superseded_at"],
    select(
        _finals.c.bloc,
        EARLIER.scalar_subquery() + 1,
        _finals.c.body,
        _finals.c.digest,
        _finals.c.published_at,
        bindparam("at", type_=_superseded.c.superseded_at.type),
    ).where(_finals.c.bloc == bindparam("of_bloc")),
)
EARLIER_ONES = (
    select(_superseded).where(_superseded.c.bloc == bindparam("of_bloc")).order_by(_superseded.c.version)
)
REMOVE = delete(_finals).where(_finals.c.bloc == bindparam("of_bloc"))


@dataclass(frozen=True)
class Frozen:
    """`digest` is the SHA-256 of the table; `published_at` None while only the lead has it.

    `superseded_at` is when a later version took its place, None for the one that stands.
    """

    table: FinalTable
    digest: str
    published_at: datetime | None
    superseded_at: datetime | None = None


class FinalTables:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, table: FinalTable) -> str:
        """Freeze it as the next version, in place of an earlier one taken back; returns its digest."""
        earlier = self._connection.execute(EARLIER, {"of_bloc": bloc}).scalar_one()
        body = table_to_dict(replace(table, version=earlier + 1))
        digest = digest_of(body)
        self.remove(bloc)
        self._connection.execute(PUT, {"bloc": bloc, "body": body, "digest": digest})
        return digest

    def get(self, bloc: int) -> Frozen | None:
        """Raise ValueError when the stored table is no longer the one that was locked."""
        row = self._connection.execute(GET, {"of_bloc": bloc}).first()
        return None if row is None else _frozen(row)

    def earlier(self, bloc: int) -> tuple[Frozen, ...]:
        """The versions that no longer stand, the first one first; raise ValueError when one was altered."""
        rows = self._connection.execute(EARLIER_ONES, {"of_bloc": bloc})
        return tuple(replace(_frozen(row), superseded_at=row.superseded_at) for row in rows)

    def supersede(self, bloc: int, table: FinalTable, at: datetime) -> Frozen:
        """A new version takes the place of the frozen one, which is kept; published if that was.

        Raise ValueError when no table is frozen.
        """
        before = self.get(bloc)
        self._connection.execute(SUPERSEDE, {"of_bloc": bloc, "at": at})
        self.put(bloc, table)
        if before is not None and before.published_at is not None:
            self.publish(bloc, at)
        after = self.get(bloc)
        if before is None or after is None:
            raise ValueError(f"bloc {bloc} has no frozen table")
        return after

    def publish(self, bloc: int, at: datetime) -> None:
        self._connection.execute(PUBLISH, {"of_bloc": bloc, "at": at})

    def remove(self, bloc: int) -> None:
        self._connection.execute(REMOVE, {"of_bloc": bloc})


def _frozen(row: Any) -> Frozen:
    """Raise ValueError."""
    if digest_of(row.body) != row.digest:
        raise ValueError(f"a frozen table of bloc {row.bloc} was altered")
    return Frozen(table_from_dict(row.body), row.digest, row.published_at)
