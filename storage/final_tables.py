"""The table of results of each bloc's year, frozen when it was locked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.final_table import FinalTable, digest_of, table_from_dict, table_to_dict
from storage import tables
from storage.statements import Transaction

_finals = tables.final_tables

GET = select(_finals).where(_finals.c.bloc == bindparam("of_bloc"))
PUT = insert(_finals).values({name: bindparam(name) for name in ("bloc", "body", "digest")})
PUBLISH = update(_finals).where(_finals.c.bloc == bindparam("of_bloc")).values(published_at=bindparam("at"))
REMOVE = delete(_finals).where(_finals.c.bloc == bindparam("of_bloc"))


@dataclass(frozen=True)
class Frozen:
    """`digest` is the SHA-256 of the table; `published_at` None while only the lead has it."""

    table: FinalTable
    digest: str
    published_at: datetime | None


class FinalTables:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, table: FinalTable) -> str:
        """Freeze it, in place of an earlier one taken back; returns its digest."""
        body = table_to_dict(table)
        digest = digest_of(body)
        self.remove(bloc)
        self._connection.execute(PUT, {"bloc": bloc, "body": body, "digest": digest})
        return digest

    def get(self, bloc: int) -> Frozen | None:
        """Raise ValueError when the stored table is no longer the one that was locked."""
        row = self._connection.execute(GET, {"of_bloc": bloc}).first()
        if row is None:
            return None
        if digest_of(row.body) != row.digest:
            raise ValueError(f"the locked table of bloc {bloc} was altered")
        return Frozen(table_from_dict(row.body), row.digest, row.published_at)

    def publish(self, bloc: int, at: datetime) -> None:
        self._connection.execute(PUBLISH, {"of_bloc": bloc, "at": at})

    def remove(self, bloc: int) -> None:
        self._connection.execute(REMOVE, {"of_bloc": bloc})
