"""What happened in a year of reminders, and every promise that it may have broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from rules.digests import Debt, Sent
from rules.reminders import Reminder, StepKind
from rules.working_days import WorkingCalendar
from tests.support.stage import ZONE

LONGEST = 4096
"""What Telegram takes as one message."""


@dataclass
class Told:
    """One message: whose room, when, whether it is a reminder, of how many characters."""

    room: str
    at: datetime
    is_digest: bool
    length: int


@dataclass
class Year:
    """What happened: every message and send, when each debt ended, which days nothing ran."""

    calendar: WorkingCalendar
    began: datetime
    owed: set[tuple[int, int, str]] = field(default_factory=set)
    told: list[Told] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    delivered: dict[tuple[int, int, str], datetime] = field(default_factory=dict)
    disturbed: set[tuple[int, int, str]] = field(default_factory=set)
    """Debts that were put off, moved or granted longer: their reminders are not those first planned."""
    outages: list[tuple[datetime, datetime]] = field(default_factory=list)
    officers: dict[tuple[int, int], int] = field(default_factory=dict)
    planned: list[Reminder] = field(default_factory=list)
    looks: int = 0


def broken_promises(year: Year) -> Iterator[str]:
    """Every promise that the year broke, in words."""
    yield from _spoken_in_office_hours(year)
    yield from _to_debtors_once(year)
    yield from _seldom(year)
    yield from _nobody_forgotten(year)


def _spoken_in_office_hours(year: Year) -> Iterator[str]:
    digests: set[tuple[str, date, bool]] = set()
    for one in year.told:
        hour = one.at.time()
        morning, afternoon = time(7, 30) <= hour < time(11, 30), time(13, 30) <= hour < time(17)
        if not year.calendar.is_working(one.at.date()) or not (morning or afternoon):
            yield f"{one.room} hears at {one.at}"
        if one.length > LONGEST:
            yield f"{one.room} hears {one.length} characters at {one.at}"
        if one.is_digest or one.room.startswith("g"):
            half_day = (one.room, one.at.date(), morning)
            if half_day in digests:
                yield f"{one.room} hears twice in a half-day, at {one.at}"
            digests.add(half_day)


def _to_debtors_once(year: Year) -> Iterator[str]:
    seen: set[tuple[Debt, datetime, datetime]] = set()
    for one in year.sent:
        ended = year.delivered.get((one.debt.bloc, one.debt.unit, one.debt.item))
        if ended is not None and ended <= one.at:
            yield f"{one.debt} had delivered at {ended} and hears at {one.at}"
        key = (one.debt, one.reminder.due, one.reminder.at)
        if key in seen:
            yield f"{one.debt} is reminded twice for {one.reminder.at}"
        seen.add(key)


def _seldom(year: Year) -> Iterator[str]:
    by_debt: dict[Debt, list[Sent]] = {}
    for one in sorted(year.sent, key=lambda one: one.at):
        by_debt.setdefault(one.debt, []).append(one)
    for debt, sent in by_debt.items():
        for due in {one.reminder.due for one in sent}:
            if sum(one.reminder.step.is_counted and one.reminder.due == due for one in sent) > 6:
                yield f"{debt} hears too often for {due}"
        if sum(one.reminder.step.kind is StepKind.NUDGED for one in sent) > 3:
            yield f"{debt} is nudged too often"
        for one, other in pairwise(sent):
            if other.at - one.at < timedelta(hours=4):
                yield f"{debt} hears at {one.at} and again at {other.at}"


def _nobody_forgotten(year: Year) -> Iterator[str]:
    """Who owed all through a planned day, with the program running, heard of it by that evening."""
    heard = {(one.debt, one.at.date()) for one in year.sent}
    for reminder in year.planned:
        if reminder.to != "officer" or reminder.unit or reminder.at < year.began:
            continue
        for bloc, unit, item in year.owed:
            if (bloc, item) != (reminder.bloc, reminder.item) or _excused(year, reminder, bloc, unit):
                continue
            debt = Debt(year.officers[bloc, unit], bloc, unit, item)
            if (debt, reminder.at.date()) not in heard:
                yield f"{debt} was not reminded for {reminder.at}"


def _excused(year: Year, reminder: Reminder, bloc: int, unit: int) -> bool:
    debt, evening = (bloc, unit, reminder.item), datetime.combine(reminder.at.date(), time(17), ZONE)
    ended = year.delivered.get(debt)
    out = any(since <= evening and reminder.at <= until for since, until in year.outages)
    return debt in year.disturbed or out or (ended is not None and ended <= evening)
