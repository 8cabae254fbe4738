"""Small things the program itself must remember, by name."""

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.statements import Transaction

_notes = tables.notes
_PUT = insert(_notes).values(key=bindparam("key"), value=bindparam("value"))
PUT = _PUT.on_conflict_do_update(index_elements=["key"], set_={"value": _PUT.excluded.value})
GET = select(_notes.c.value).where(_notes.c.key == bindparam("key"))
FORGET = delete(_notes).where(_notes.c.key == bindparam("key"))


class Notes:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, key: str, value: str) -> None:
        self._connection.execute(PUT, {"key": key, "value": value})

    def get(self, key: str) -> str | None:
        return self._connection.execute(GET, {"key": key}).scalar()

    def forget(self, key: str) -> None:
        self._connection.execute(FORGET, {"key": key})
