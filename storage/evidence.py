"""The evidence book: one row a file sent, and its trail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from rules.evidence import UNSORTED, Evidence, EvidenceChange
from storage import tables
from storage.statements import Transaction

_evidence, _trail = tables.evidence, tables.evidence_trail
_here = _evidence.c.removed_at.is_(None)
_own = _evidence.c.sheet == bindparam("sheet")

_PUT = ("sheet", "digest", "name", "size", "media_type", "number", "dated", "note", "batch", "by", "at")
PUT = (
    insert(_evidence)
    .values({name: bindparam(name) for name in (*_PUT, "leaf", "album", "filed_at")})
    .returning(_evidence.c.id)
)
GET = select(_evidence).where(_evidence.c.id == bindparam("row"))
OF_SHEET = select(_evidence).where(_own, _here).order_by(_evidence.c.id.desc())
OF_SUBJECT = (
    select(_evidence).where(_own, _here, _evidence.c.leaf == bindparam("subject")).order_by(_evidence.c.id)
)
COUNTS = select(_evidence.c.leaf, func.count()).where(_own, _here).group_by(_evidence.c.leaf)
USED = select(func.count().label("files"), func.coalesce(func.sum(_evidence.c.size), 0).label("total")).where(
    _own, _here
)
IN_BATCH = (
    select(_evidence).where(_own, _here, _evidence.c.batch == bindparam("batch")).order_by(_evidence.c.id)
)
OF_ALBUM = (
    select(_evidence)
    .where(_own, _evidence.c.album == bindparam("album"), _evidence.c.by == bindparam("person"))
    .order_by(_evidence.c.id)
)
OPEN_BATCH = select(func.max(_evidence.c.batch).label("batch")).where(
    _own,
    _here,
    _evidence.c.leaf == UNSORTED,
    _evidence.c.by == bindparam("person"),
    _evidence.c.at >= bindparam("since"),
)
SET_BATCH = update(_evidence).where(_evidence.c.id == bindparam("row")).values(batch=bindparam("new_batch"))
FILE = (
    update(_evidence)
    .where(_evidence.c.id == bindparam("row"))
    .values(leaf=bindparam("subject"), filed_at=bindparam("moment"))
)
DESCRIBE = (
    update(_evidence)
    .where(_evidence.c.id == bindparam("row"))
    .values(number=bindparam("new_number"), dated=bindparam("new_day"))
)
NOTE = update(_evidence).where(_evidence.c.id == bindparam("row")).values(note=bindparam("new_note"))
REMOVE = update(_evidence).where(_evidence.c.id == bindparam("row")).values(removed_at=bindparam("moment"))
TRACE = insert(_trail).values(
    {name: bindparam(name) for name in ("evidence", "what", "old", "new", "by", "at")}
)
TRAIL = (
    select(_trail, _evidence.c.name)
    .join(_evidence)
    .where(_evidence.c.sheet == bindparam("sheet"))
    .order_by(_trail.c.id)
)


class EvidenceBook:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, file: Evidence, album: str = "") -> int:
        """A file just sent; its own id is not looked at."""
        values = {name: getattr(file, name) for name in _PUT} | {"leaf": file.subject, "album": album}
        values["filed_at"] = file.at
        number = int(self._connection.execute(PUT, values).scalar_one())
        self._trace(number, "kept", "", file.subject, file.by, file.at)
        return number

    def get(self, number: int) -> Evidence | None:
        row = self._connection.execute(GET, {"row": number}).first()
        return None if row is None else file_of(row)

    def of_sheet(self, sheet: int) -> tuple[Evidence, ...]:
        """Newest first, without what was removed."""
        return self._files(OF_SHEET, {"sheet": sheet})

    def of_subject(self, sheet: int, subject: str) -> tuple[Evidence, ...]:
        """Oldest first, without what was removed."""
        return self._files(OF_SUBJECT, {"sheet": sheet, "subject": subject})

    def counts(self, sheet: int) -> dict[str, int]:
        """Files by subject."""
        return {row[0]: row[1] for row in self._connection.execute(COUNTS, {"sheet": sheet})}

    def used(self, sheet: int) -> tuple[int, int]:
        """Files and bytes."""
        row = self._connection.execute(USED, {"sheet": sheet}).one()
        return int(row.files), int(row.total)

    def in_batch(self, sheet: int, batch: int) -> tuple[Evidence, ...]:
        return self._files(IN_BATCH, {"sheet": sheet, "batch": batch})

    def of_album(self, sheet: int, album: str, person: int) -> tuple[Evidence, ...]:
        """What the person sent in one album, also what has been removed since."""
        return self._files(OF_ALBUM, {"sheet": sheet, "album": album, "person": person})

    def open_batch(self, sheet: int, person: int, since: datetime) -> int:
        """The newest of the person's batches still asked about, begun after `since`; 0 for none."""
        values = {"sheet": sheet, "person": person, "since": since}
        return self._connection.execute(OPEN_BATCH, values).scalar() or 0

    def set_batch(self, files: Iterable[int], batch: int) -> None:
        for number in files:
            self._connection.execute(SET_BATCH, {"row": number, "new_batch": batch})

    def file(self, one: Evidence, subject: str, by: int, at: datetime) -> None:
        """Under another subject."""
        self._connection.execute(FILE, {"row": one.id, "subject": subject, "moment": at})
        self._trace(one.id, "filed", one.subject, subject, by, at)

    def describe(self, one: Evidence, number: str, dated: date | None, by: int, at: datetime) -> None:
        """Number and date of the document that the file shows."""
        self._connection.execute(DESCRIBE, {"row": one.id, "new_number": number, "new_day": dated})
        self._trace(one.id, "document", _document(one.number, one.dated), _document(number, dated), by, at)

    def note(self, one: Evidence, note: str, by: int, at: datetime) -> None:
        self._connection.execute(NOTE, {"row": one.id, "new_note": note})
        self._trace(one.id, "note", one.note, note, by, at)

    def remove(self, one: Evidence, by: int, at: datetime) -> None:
        """Out of the book; its row, trail and content stay."""
        self._connection.execute(REMOVE, {"row": one.id, "moment": at})
        self._trace(one.id, "removed", one.subject, "", by, at)

    def trail(self, sheet: int) -> tuple[EvidenceChange, ...]:
        rows = self._connection.execute(TRAIL, {"sheet": sheet})
        return tuple(EvidenceChange(r.evidence, r.name, r.what, r.old, r.new, r.by, r.at) for r in rows)

    def _files(self, statement: Any, values: dict[str, Any]) -> tuple[Evidence, ...]:
        return tuple(file_of(row) for row in self._connection.execute(statement, values))

    def _trace(self, number: int, what: str, old: str, new: str, by: int, at: datetime) -> None:
        values = {"evidence": number, "what": what, "old": old, "new": new, "by": by, "at": at}
        self._connection.execute(TRACE, values)


def _document(number: str, dated: date | None) -> str:
    return f"{number}\n{dated.isoformat() if dated else ''}"


def file_of(row: Any) -> Evidence:
    return Evidence(
        id=row.id,
        sheet=row.sheet,
        subject=row.leaf,
        digest=row.digest,
        name=row.name,
        size=row.size,
        media_type=row.media_type,
        by=row.by,
        at=row.at,
        number=row.number,
        dated=row.dated,
        note=row.note,
        batch=row.batch or 0,
        removed_at=row.removed_at,
        filed_at=row.filed_at or row.at,
    )
