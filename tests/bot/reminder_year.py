"""A year of several blocs whose units deliver, put off, ask for longer or stay silent, each by a seed; the real
tick speaks on a clock that jumps from look to look, is out for days and at times runs wrong."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import count, pairwise
from pathlib import Path
from random import Random

from bot.desk import Desk
from bot.loading import load
from bot.schedule import look_at_all
from bot.similarity import similar
from handlers.reminder_plan import planned
from handlers.router import Router
from messages.bloc_schema import BlocFile, DutyEntry, Leaders, PersonEntry, UnitEntry
from rules.calendar_items import CalendarItem, calendar_to_list
from rules.deliveries import Delivery, How
from rules.digests import Debt, Sent, Snooze
from rules.people import Role
from rules.reminder_plans import Limits
from rules.reminders import Reminder
from rules.snoozing import snooze_moments
from rules.working_days import WorkingCalendar
from storage import tables
from storage.database import Database
from storage.store import Store
from tests.support.stage import ZONE, example

UNITS = 9
Act = Callable[[Store, datetime], None]


@dataclass
class Told:
    """One message: whose room, when, whether it is a reminder."""

    room: str
    at: datetime
    is_digest: bool


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


def bloc_file(number: int, random: Random, first: date, days: int, size: int = UNITS) -> BlocFile:
    """`size` units and some items; every third bloc shares an officer with the one before."""
    base, since = example(), date(2020, 1, 1)
    units = tuple(
        UnitEntry(f"u{unit}", f"Đơn vị {number}.{unit}", f"{number}.{unit}", "Trưởng", (), since)
        for unit in range(size)
    )
    people: list[PersonEntry] = []
    for unit in range(size):
        owner = number - 1 if number % 3 == 2 and unit == 4 else number
        roles = [Role.OFFICER] + [Role.CHAIR, Role.SECRETARY] * (unit == 0)
        duties = tuple(DutyEntry(f"u{unit}", role, since) for role in roles)
        people.append(PersonEntry(f"b{owner}-u{unit}", f"Cán bộ {owner}.{unit}", duties))
        head = (DutyEntry(f"u{unit}", Role.HEAD, since),)
        people.append(PersonEntry(f"b{number}-u{unit}-head", f"Trưởng đơn vị {number}.{unit}", head))
    items = tuple(_item(f"viec-{place}", random, first, days) for place in range(random.randint(4, 8)))
    return replace(
        base,
        slug=f"khoi-{number}",
        name=f"Khối {number}",
        year=first.year,
        units=units,
        departments=(),
        people=tuple(people),
        leaders=Leaders("u0", ("u1",)),
        calendar=items,
    )


def _item(name: str, random: Random, first: date, days: int) -> CalendarItem:
    due = first + timedelta(days=random.randint(5, days))
    opens = due - timedelta(days=random.randint(1, 25))
    return CalendarItem(
        id=name,
        title=f"Báo cáo {name}",
        opens=datetime.combine(opens, time(8), ZONE) if random.random() < 0.8 else None,
        due=datetime.combine(due, time(random.choice((9, 14, 17))), ZONE),
        owes=random.choice(("các đơn vị", "các đơn vị", "Trưởng khối")),
        to="Trưởng khối",
        official="chat",
    )


class Play:
    """`blind` is the twin that forgets what it has sent."""

    def __init__(
        self,
        folder: Path,
        blocs: int,
        seed: int,
        calendar: WorkingCalendar,
        first: date,
        days: int,
        *,
        blind: bool = False,
    ) -> None:
        self.random = Random(seed)
        self.first, self.days, self.blind = first, days, blind
        self.now = datetime.combine(first, time(6), ZONE)
        self.end = self.now + timedelta(days=days + 25)
        self.year = Year(calendar, self.now)
        self.database = Database(f"sqlite:///{folder / 'year.db'}")
        tables.metadata.create_all(self.database.engine)
        self.desk = Desk(self.database, Router(lambda: self.now, similar, working=calendar))
        self._events: list[tuple[datetime, int, Act]] = []
        self._order = count()
        with self.database.write() as store:
            for number in range(blocs):
                self._begin(store, load(store, bloc_file(number, self.random, first, days)))

    async def run(self) -> Year:
        down = self._outages()
        while self.now < self.end:
            self._do_what_has_come()
            if not any(since <= self.now < until for since, until in down):
                await look_at_all(self.desk)
                self.year.looks += 1
                if self.blind:
                    self._forget()
            self.now = self._next()
        self._gather()
        self.desk.close()
        return self.year

    def _outages(self) -> list[tuple[datetime, datetime]]:
        for _ in range(self.days // 40 if self.year.owed else 0):
            since = self._moment(self.first, self.days)
            self.year.outages.append((since, since + timedelta(hours=self.random.randint(1, 90))))
        return self.year.outages

    def _next(self) -> datetime:
        """The next look or event; the clock of the twins never stands still."""
        with self.database.read() as store:
            rows = store.connection.execute(tables.looks.select()).all()
        coming: list[datetime] = [row.next_at.astimezone(ZONE) for row in rows] + [event[0] for event in self._events[:1]]
        coming += [until for _, until in self.year.outages]
        return min([self.end, *(moment for moment in coming if moment > self.now)])

    def _do_what_has_come(self) -> None:
        while self._events and self._events[0][0] <= self.now:
            _, _, act = heapq.heappop(self._events)
            with self.database.write() as store:
                act(store, self.now)

    def _begin(self, store: Store, bloc: int) -> None:
        units = store.people.units(bloc)
        found = store.blocs.get(bloc)
        assert found is not None
        for unit in units:
            holders = store.people.holders(unit.id, (Role.OFFICER,), self.first)
            self.year.officers[bloc, unit.id] = holders[0].id
        for item in found.calendar:
            owing = [unit.id for unit in units] if "đơn vị" in item.owes else [units[0].id]
            for number in owing:
                self._behave(bloc, number, item)
            if self.random.random() < 0.1:
                self._at(self._moment(self.first, self.days), self._moving(bloc, item, owing))

    def _behave(self, bloc: int, unit: int, item: CalendarItem) -> None:
        kind = self.random.random()
        debt = (bloc, unit, item.id)
        self.year.owed.add(debt)
        if kind < 0.75:
            when = item.due + timedelta(hours=self.random.randint(-300, 150))
            self._at(when, self._delivering(debt))
        if 0.6 < kind < 0.7:
            self._at(item.due - timedelta(days=self.random.randint(1, 6)), self._putting_off(debt))
        if 0.7 < kind < 0.8:
            self._at(item.due - timedelta(days=self.random.randint(1, 6)), self._extending(debt, item))

    def _delivering(self, debt: tuple[int, int, str]) -> Act:
        def act(store: Store, now: datetime) -> None:
            bloc, unit, item = debt
            person = self.year.officers[bloc, unit]
            store.deliveries.put(bloc, Delivery(item, unit, now.date(), How.CHAT, "", None, person, now))
            self.year.delivered[debt] = now

        return act

    def _putting_off(self, debt: tuple[int, int, str]) -> Act:
        def act(store: Store, now: datetime) -> None:
            bloc, unit, item = debt
            moments = snooze_moments(now, self.year.calendar, self._limits(store, bloc))
            until = moments.afternoon or moments.morning
            if until is not None:
                whose = Debt(self.year.officers[bloc, unit], bloc, unit, item)
                store.reminders.snooze(Snooze(whose, until), now)
                store.looks.soon(bloc)
                self.year.disturbed.add(debt)

        return act

    def _extending(self, debt: tuple[int, int, str], item: CalendarItem) -> Act:
        def act(store: Store, now: datetime) -> None:
            bloc, unit, name = debt
            person, until = self.year.officers[bloc, unit], item.due + timedelta(days=self.random.randint(2, 12))
            asked = store.extensions.ask(bloc, name, unit, until, "chờ số liệu", person, now)
            store.extensions.grant(asked, until, person, now)
            store.looks.soon(bloc)
            self.year.disturbed.add(debt)

        return act

    def _moving(self, bloc: int, item: CalendarItem, owing: list[int]) -> Act:
        def act(store: Store, _now: datetime) -> None:
            found = store.blocs.get(bloc)
            assert found is not None
            moved = replace(item, due=item.due + timedelta(days=self.random.randint(3, 15)))
            items = tuple(moved if one.id == item.id else one for one in found.calendar)
            row = store.connection.execute(tables.blocs.select().where(tables.blocs.c.id == bloc)).one()
            store.blocs.change_plan(bloc, row.plan | {"calendar": calendar_to_list(items)})
            self.year.disturbed |= {(bloc, unit, item.id) for unit in owing}

        return act

    def _limits(self, store: Store, bloc: int) -> Limits:
        found = store.blocs.get(bloc)
        assert found is not None
        return found.reminding.limits

    def _at(self, moment: datetime, act: Act) -> None:
        heapq.heappush(self._events, (moment, next(self._order), act))

    def _moment(self, first: date, days: int) -> datetime:
        return datetime.combine(first, time(0), ZONE) + timedelta(minutes=self.random.randint(0, days * 1440))

    def _forget(self) -> None:
        with self.database.write() as store:
            self._collect(store)
            store.connection.execute(tables.sends.delete())
            for bloc in store.blocs.ids():
                store.looks.soon(bloc)

    def _collect(self, store: Store) -> None:
        for bloc in store.blocs.ids():
            found = store.reminders.since(bloc, datetime.combine(self.first, time(0), ZONE))
            self.year.sent += [replace(one, at=one.at.astimezone(ZONE)) for one in found]

    def _gather(self) -> None:
        with self.database.read() as store:
            self._collect(store)
            rows = store.connection.execute(tables.chat.select()).all()
            self.year.told = [
                Told(row.room, row.at.astimezone(ZONE), row.body.get("html", "").startswith("Kính gửi đồng chí"))
                for row in rows
            ]
            for bloc in store.blocs.ids():
                self.year.planned += planned(self.desk.router.clocks_talk(store, bloc)).plan.reminders


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
        if one.is_digest:
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
