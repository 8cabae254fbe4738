"""From a loaded bloc to a draft ballot on the secretary's phone, everybody present."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime

from bench.meeting import Meeting, says, tap
from bench.program import Program
from rules.review import SheetState
from storage.database import Database
from storage.store import Store


def publish(store: Store, moment: datetime) -> None:
    """Every unit pledged and its score is published."""
    for bloc in store.blocs.ids():
        for unit in store.people.units(bloc):
            officer = store.people.by_key(f"{unit.key}/officer") or 0
            store.pledges.put(bloc, moment.year, unit.id, officer, moment)
            store.sheets.set_state(store.sheets.of_unit(bloc, unit.id).id, SheetState.PUBLISHED)


def gather(meeting: Meeting, committee: Sequence[str]) -> None:
    """`committee` are keys of persons, the head first; the meeting's vote on them is passed over."""
    says(meeting.secretary, "hội nghị")
    meeting.taps("Mở điểm danh")
    for delegate in meeting.delegates:
        tap(delegate, "Có mặt")
    says(meeting.secretary, "hội nghị")
    meeting.taps("Khai mạc hội nghị")
    put_committee(meeting.program, committee)
    meeting.taps("Chuẩn bị phiếu suy tôn")
    meeting.secretary.wait_for("Niêm phong hòm phiếu")


def put_committee(program: Program, keys: Sequence[str]) -> None:
    database = Database(f"sqlite:///{program.database}")
    with database.write() as store:
        (bloc,) = store.blocs.ids()
        meeting = store.meetings.of_bloc(bloc)
        if meeting is not None:
            store.committees.put(meeting.id, [store.people.by_key(key) or 0 for key in keys])
    database.close()


def settle(program: Program) -> None:
    """Everything committed is in the one file of a program that no longer runs."""
    with closing(sqlite3.connect(program.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
