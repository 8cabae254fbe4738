"""Ids of updates already answered: an id only, never what was said."""

from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.statements import Transaction

CLAIM = insert(tables.inbox).values(id=bindparam("id")).on_conflict_do_nothing()


class Inbox:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def claim(self, update: str) -> bool:
        """True the first time this update is seen, False ever after."""
        return self._connection.execute(CLAIM, {"id": update}).rowcount == 1
