"""Meetings and who is present at them."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.ballot_sheet import Meeting
from rules.meetings import Attendance, MeetingState
from storage import tables
from storage.statements import Transaction

_meetings, _attendance, _delegates = tables.meetings, tables.attendance, tables.delegate_attendance

PUT = (
    insert(_meetings)
    .values({name: bindparam(name) for name in ("bloc", "state", "token", "opened_at")})
    .returning(_meetings.c.id)
)
GET = select(_meetings).where(_meetings.c.id == bindparam("meeting"))
BY_TOKEN = select(_meetings).where(_meetings.c.token == bindparam("token"))
OF_BLOC = (
    select(_meetings).where(_meetings.c.bloc == bindparam("bloc")).order_by(_meetings.c.id.desc()).limit(1)
)
BEGIN = (
    update(_meetings)
    .where(_meetings.c.id == bindparam("meeting"))
    .values(state=bindparam("to"), opened_at=bindparam("at"))
)
SET_STATE = update(_meetings).where(_meetings.c.id == bindparam("meeting")).values(state=bindparam("to"))
_ATTEND = insert(_attendance).values(
    {name: bindparam(name) for name in ("meeting", "unit", "person", "state")}
)
ATTEND = _ATTEND.on_conflict_do_update(
    index_elements=["meeting", "unit"], set_={name: _ATTEND.excluded[name] for name in ("person", "state")}
)
ATTENDANCE = (
    select(_attendance).where(_attendance.c.meeting == bindparam("meeting")).order_by(_attendance.c.unit)
)
_ATTEND_DELEGATE = insert(_delegates).values(
    {name: bindparam(name) for name in ("meeting", "person", "by", "state")}
)
ATTEND_DELEGATE = _ATTEND_DELEGATE.on_conflict_do_update(
    index_elements=["meeting", "person"],
    set_={name: _ATTEND_DELEGATE.excluded[name] for name in ("by", "state")},
)
DELEGATES = select(_delegates).where(_delegates.c.meeting == bindparam("meeting")).order_by(_delegates.c.person)


class Meetings:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, bloc: int, state: MeetingState, at: datetime) -> Meeting:
        """A new meeting, its projector's page named by a random token."""
        token = secrets.token_urlsafe(16)
        values = {"bloc": bloc, "state": state.value, "token": token, "opened_at": at}
        return Meeting(int(self._connection.execute(PUT, values).scalar_one()), bloc, state, token, at)

    def get(self, number: int) -> Meeting | None:
        return _meeting(self._connection.execute(GET, {"meeting": number}).first())

    def by_token(self, token: str) -> Meeting | None:
        return _meeting(self._connection.execute(BY_TOKEN, {"token": token}).first())

    def of_bloc(self, bloc: int) -> Meeting | None:
        """The bloc's newest meeting."""
        return _meeting(self._connection.execute(OF_BLOC, {"bloc": bloc}).first())

    def begin(self, number: int, state: MeetingState, at: datetime) -> None:
        """A meeting that was called: its day is the one on which people gather."""
        self._connection.execute(BEGIN, {"meeting": number, "to": state.value, "at": at})

    def set_state(self, number: int, state: MeetingState) -> None:
        self._connection.execute(SET_STATE, {"meeting": number, "to": state.value})

    def attend(self, meeting: int, unit: int, person: int, state: Attendance) -> None:
        """`person` is who said so."""
        values = {"meeting": meeting, "unit": unit, "person": person, "state": state.value}
        self._connection.execute(ATTEND, values)

    def attendance(self, meeting: int) -> dict[int, Attendance]:
        """By unit; a unit that has not answered is missing."""
        rows = self._connection.execute(ATTENDANCE, {"meeting": meeting})
        return {row.unit: Attendance(row.state) for row in rows}

    def attend_delegate(self, meeting: int, delegate: int, by: int, state: Attendance) -> None:
        """`by` is who said so."""
        values = {"meeting": meeting, "person": delegate, "by": by, "state": state.value}
        self._connection.execute(ATTEND_DELEGATE, values)

    def delegates(self, meeting: int) -> dict[int, Attendance]:
        """By person, where delegates vote; a delegate who has not answered is missing."""
        rows = self._connection.execute(DELEGATES, {"meeting": meeting})
        return {row.person: Attendance(row.state) for row in rows}


def _meeting(row: Any) -> Meeting | None:
    if row is None:
        return None
    return Meeting(row.id, row.bloc, MeetingState(row.state), row.token, row.opened_at)
