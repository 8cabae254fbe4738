"""A made-up bloc of many units in the middle of its meeting: everybody present, a committee chosen, nothing drafted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from bench.gathering import publish
from bench.officers import EXAMPLE
from bench.program import Program
from bot.loading import load
from bot.web.tokens import invitation_link, issue_invitation
from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile, DutyEntry, Leaders, PersonEntry, UnitEntry
from rules.meetings import Attendance, MeetingState
from rules.people import Role
from storage.database import Database
from storage.migrate import upgrade
from storage.store import Store

SINCE = date(2023, 1, 1)
LEAD = "don-vi-001"
COMMITTEE = tuple(f"don-vi-{number:03d}/officer" for number in (2, 3, 4))
DEVICES = 2


@dataclass(frozen=True)
class Links:
    """Personal links; of each delegate one a device."""

    secretary: str
    committee: tuple[str, ...]
    delegates: tuple[tuple[str, ...], ...]


def prepare(program: Program, units: int) -> Links:
    """Fills the database of a program that does not run yet."""
    file = large_bloc(units)
    moment = datetime(2023, 12, 19, 14, tzinfo=file.zone)
    database = Database(f"sqlite:///{program.database}")
    upgrade(database)
    with database.write() as store:
        load(store, file)
        publish(store, moment)
        _hold_meeting(store, moment)
        links = _invite(store, file, program.url, moment)
    database.close()
    return links


def large_bloc(units: int) -> BlocFile:
    """The example's rules over units named by number."""
    entries = tuple(_unit(f"don-vi-{number:03d}", number) for number in range(1, units + 1))
    people = tuple(person for unit in entries for person in _people(unit))
    return replace(
        read_bloc_file(EXAMPLE), slug="khoi-lon", units=entries, people=people, leaders=Leaders(LEAD), sample=None
    )


def _unit(key: str, number: int) -> UnitEntry:
    return UnitEntry(key, f"Đơn vị {number:03d}", f"ĐV{number:03d}", "Thủ trưởng", (), SINCE)


def _people(unit: UnitEntry) -> Iterator[PersonEntry]:
    is_lead = unit.key == LEAD
    office = (Role.OFFICER, Role.SECRETARY) if is_lead else (Role.OFFICER,)
    head = (Role.HEAD, Role.DELEGATE, Role.CHAIR) if is_lead else (Role.HEAD, Role.DELEGATE)
    for key, name, roles in (("officer", "Cán bộ", office), ("head", "Thủ trưởng", head)):
        duties = tuple(DutyEntry(unit.key, role, SINCE) for role in roles)
        yield PersonEntry(f"{unit.key}/{key}", f"{name} {unit.name}", duties)


def _hold_meeting(store: Store, moment: datetime) -> None:
    (bloc,) = store.blocs.ids()
    meeting = store.meetings.put(bloc, MeetingState.OPEN, moment).id
    for unit in store.people.units(bloc):
        store.meetings.attend(meeting, unit.id, store.people.by_key(f"{unit.key}/head") or 0, Attendance.PRESENT)
    store.committees.put(meeting, [store.people.by_key(key) or 0 for key in COMMITTEE])


def _invite(store: Store, file: BlocFile, url: str, moment: datetime) -> Links:
    def link(key: str) -> str:
        return invitation_link(url, issue_invitation(store, store.people.by_key(key) or 0, moment))

    return Links(
        link(f"{LEAD}/officer"),
        tuple(map(link, COMMITTEE)),
        tuple(tuple(link(f"{unit.key}/head") for _ in range(DEVICES)) for unit in file.units),
    )
