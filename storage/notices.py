"""Notices: drafts of the lead's, what was sent to which units, and who said for a unit that it has it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, insert, select, update

from rules.notices import Notice, NoticeFile, NoticeState, Reading
from storage import tables
from storage.statements import Transaction

_notices, _files, _units = tables.notices, tables.notice_files, tables.notice_units
_PUT = ("bloc", "text", "by", "at", "corrects")
_FILE = ("notice", "digest", "name", "size", "media_type")
NUMBER: BindParameter[int] = bindparam("number")

PUT = (
    insert(_notices)
    .values({name: bindparam(name) for name in _PUT} | {"state": NoticeState.DRAFT.value, "withdrawn": ""})
    .returning(_notices.c.id)
)
GET = select(_notices).where(_notices.c.id == NUMBER)
OF_BLOC = select(_notices).where(_notices.c.bloc == bindparam("bloc")).order_by(_notices.c.id.desc())
SET_TEXT = update(_notices).where(_notices.c.id == NUMBER).values(text=bindparam("new_text"))
SEND = (
    update(_notices)
    .where(_notices.c.id == NUMBER, _notices.c.state == NoticeState.DRAFT.value)
    .values(state=NoticeState.SENT.value, by=bindparam("person"), at=bindparam("moment"), due=bindparam("until"))
)
WITHDRAW = (
    update(_notices)
    .where(_notices.c.id == NUMBER, _notices.c.state == NoticeState.SENT.value)
    .values(state=NoticeState.WITHDRAWN.value, withdrawn=bindparam("why"), withdrawn_at=bindparam("moment"))
)
DROP = tuple(
    delete(table).where(column == NUMBER)
    for table, column in ((_files, _files.c.notice), (_units, _units.c.notice), (_notices, _notices.c.id))
)
ADD_FILE = insert(_files).values({name: bindparam(name) for name in _FILE})
FILES = select(_files).where(_files.c.notice == NUMBER).order_by(_files.c.id)
DROP_FILE = delete(_files).where(_files.c.notice == NUMBER, _files.c.id == bindparam("file"))
CHOOSE = insert(_units).values(notice=bindparam("notice"), unit=bindparam("unit"))
FORGET_UNITS = delete(_units).where(_units.c.notice == NUMBER)
UNITS = select(_units).where(_units.c.notice == NUMBER).order_by(_units.c.unit)
READINGS = (
    select(_units).join(_notices).where(_notices.c.bloc == bindparam("bloc")).order_by(_units.c.notice, _units.c.unit)
)
ACKNOWLEDGE = (
    update(_units)
    .where(_units.c.notice == NUMBER, _units.c.unit == bindparam("reader"), _units.c.at.is_(None))
    .values(by=bindparam("person"), at=bindparam("moment"))
)
READ_BY = (
    select(_notices, _units.c.at.label("read_at"))
    .select_from(_units.join(_notices))
    .where(_units.c.by == bindparam("person"))
    .order_by(_units.c.at)
)
Readings = dict[int, Reading | None]
"""By unit; None for one that has not said so yet."""


class Notices:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, text: str, by: int, at: datetime, corrects: int = 0) -> int:
        """A new draft, for every unit until others are chosen."""
        values = dict(zip(_PUT, (bloc, text, by, at, corrects), strict=True))
        return int(self._connection.execute(PUT, values).scalar_one())

    def get(self, number: int) -> Notice | None:
        row = self._connection.execute(GET, {"number": number}).first()
        return None if row is None else _notice(row)

    def of_bloc(self, bloc: int) -> tuple[Notice, ...]:
        """Newest first, drafts and those withdrawn too."""
        return tuple(_notice(row) for row in self._connection.execute(OF_BLOC, {"bloc": bloc}))

    def set_text(self, number: int, text: str) -> None:
        self._connection.execute(SET_TEXT, {"number": number, "new_text": text})

    def drop(self, number: int) -> None:
        """A draft with all that belongs to it."""
        for statement in DROP:
            self._connection.execute(statement, {"number": number})

    def add_file(self, notice: int, file: NoticeFile) -> None:
        """Its own id is not looked at."""
        self._connection.execute(ADD_FILE, {"notice": notice} | {name: getattr(file, name) for name in _FILE[1:]})

    def files(self, notice: int) -> tuple[NoticeFile, ...]:
        rows = self._connection.execute(FILES, {"number": notice})
        return tuple(NoticeFile(row.id, row.digest, row.name, row.size, row.media_type) for row in rows)

    def drop_file(self, notice: int, file: int) -> None:
        self._connection.execute(DROP_FILE, {"number": notice, "file": file})

    def choose(self, notice: int, units: Iterable[int]) -> None:
        """For these alone; for every unit when there are none."""
        self._connection.execute(FORGET_UNITS, {"number": notice})
        for unit in units:
            self._connection.execute(CHOOSE, {"notice": notice, "unit": unit})

    def units(self, notice: int) -> Readings:
        return _readings(self._connection.execute(UNITS, {"number": notice}))

    def readings(self, bloc: int) -> dict[int, Readings]:
        """By notice."""
        found: dict[int, list[Any]] = defaultdict(list)
        for row in self._connection.execute(READINGS, {"bloc": bloc}):
            found[row.notice].append(row)
        return {notice: _readings(rows) for notice, rows in found.items()}

    def send(self, number: int, by: int, at: datetime, due: datetime) -> bool:
        """False when it is no draft any more."""
        values = {"number": number, "person": by, "moment": at, "until": due}
        return self._connection.execute(SEND, values).rowcount == 1

    def acknowledge(self, number: int, unit: int, by: int, at: datetime) -> bool:
        """False when the unit has said so before, or the notice is not for it."""
        values = {"number": number, "reader": unit, "person": by, "moment": at}
        return self._connection.execute(ACKNOWLEDGE, values).rowcount == 1

    def withdraw(self, number: int, reason: str, at: datetime) -> bool:
        """False when it was withdrawn before, or never sent."""
        values = {"number": number, "why": reason, "moment": at}
        return self._connection.execute(WITHDRAW, values).rowcount == 1

    def read_by(self, person: int) -> tuple[tuple[Notice, datetime], ...]:
        """Every notice the person acknowledged for a unit, and when, oldest first."""
        rows = self._connection.execute(READ_BY, {"person": person})
        return tuple((_notice(row), row.read_at) for row in rows)


def _readings(rows: Iterable[Any]) -> Readings:
    return {row.unit: Reading(row.by, row.at) if row.at else None for row in rows}


def _notice(row: Any) -> Notice:
    return Notice(
        id=row.id,
        bloc=row.bloc,
        state=NoticeState(row.state),
        text=row.text,
        by=row.by,
        at=row.at,
        due=row.due,
        corrects=row.corrects,
        withdrawn=row.withdrawn,
        withdrawn_at=row.withdrawn_at,
    )
