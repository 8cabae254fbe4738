"""Units that ask to have their sheet back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.statements import Transaction

_requests, _sheets = tables.reopen_requests, tables.sheets

PUT = (
    insert(_requests)
    .values({name: bindparam(name) for name in ("sheet", "reason", "by", "at")})
    .returning(_requests.c.id)
)
GET = select(_requests).where(_requests.c.id == bindparam("request"))
OF_SHEET = select(_requests).where(_requests.c.sheet == bindparam("sheet")).order_by(_requests.c.id)
OPEN_OF_BLOC = (
    select(_requests)
    .join(_sheets, _sheets.c.id == _requests.c.sheet)
    .where(_sheets.c.bloc == bindparam("bloc"), _requests.c.granted.is_(None))
    .order_by(_requests.c.id)
)
DECIDE = (
    update(_requests)
    .where(_requests.c.id == bindparam("request"))
    .values(granted=bindparam("verdict"), decided_by=bindparam("person"), decided_at=bindparam("moment"))
)


@dataclass(frozen=True)
class ReopenRequest:
    """`granted` is None until somebody has decided."""

    id: int
    sheet: int
    reason: str
    by: int
    at: datetime
    granted: bool | None = None


class ReopenRequests:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, sheet: int, reason: str, by: int, at: datetime) -> int:
        values = {"sheet": sheet, "reason": reason, "by": by, "at": at}
        return int(self._connection.execute(PUT, values).scalar_one())

    def get(self, number: int) -> ReopenRequest | None:
        row = self._connection.execute(GET, {"request": number}).first()
        return None if row is None else _request(row)

    def open_of_sheet(self, sheet: int) -> ReopenRequest | None:
        rows = self._connection.execute(OF_SHEET, {"sheet": sheet})
        return next((_request(row) for row in rows if row.granted is None), None)

    def open_of_bloc(self, bloc: int) -> tuple[ReopenRequest, ...]:
        return tuple(_request(row) for row in self._connection.execute(OPEN_OF_BLOC, {"bloc": bloc}))

    def decide(self, number: int, by: int, at: datetime, *, granted: bool) -> None:
        values = {"request": number, "verdict": granted, "person": by, "moment": at}
        self._connection.execute(DECIDE, values)


def _request(row: Any) -> ReopenRequest:
    return ReopenRequest(row.id, row.sheet, row.reason, row.by, row.at, row.granted)
