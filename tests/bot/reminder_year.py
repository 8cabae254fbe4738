"""A year of several blocs whose units deliver, put off, ask for longer or stay silent, each by a seed; the real
tick speaks on a clock that jumps from look to look, is out for days and at times runs wrong."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from random import Random

from bot.desk import Desk
from bot.loading import load
from bot.schedule import look_at_all
from bot.similarity import similar
from handlers.reminder_plan import planned
from handlers.router import Router
from rules.calendar_items import CalendarItem, calendar_to_list
from rules.deliveries import Delivery, How
from rules.digests import Debt, Snooze, may_speak
from rules.looks import next_window
from rules.people import Role
from rules.reminder_plans import Limits
from rules.snoozing import snooze_moments
from rules.working_days import WorkingCalendar
from storage import tables
from storage.database import Database
from storage.reminder_log import Nudge
from storage.store import Store
from tests.bot.reminder_blocs import bloc_file
from tests.bot.reminder_promises import Told, Year
from tests.support.stage import ZONE

Act = Callable[[Store, datetime], None]


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
        coming: list[datetime] = [row.next_at.astimezone(ZONE) for row in rows]
        coming += [moment for moment, _, _ in self._events[:1]]
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
        for item in (one for one in found.calendar if not one.task):
            owing = [unit.id for unit in units] if "đơn vị" in item.owes else [units[0].id]
            for number in owing:
                self._behave(bloc, number, item)
            if self.random.random() < 0.1:
                self._at(self._moment(self.first, self.days), self._moving(bloc, item, owing))
            for _ in range(self.random.randint(1, 6) if self.random.random() < 0.3 else 0):
                asked = item.due + timedelta(hours=self.random.randint(-150, 100))
                self._at(asked, self._nudging(bloc, item, owing))

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

    def _nudging(self, bloc: int, item: CalendarItem, owing: list[int]) -> Act:
        def act(store: Store, now: datetime) -> None:
            limits = self._limits(store, bloc)
            speaks = may_speak(now, self.year.calendar, limits)
            goes = now if speaks else next_window(now, self.year.calendar, limits)
            store.reminders.nudge(bloc, Nudge(item.id, goes, self.year.officers[bloc, owing[0]], now))
            store.looks.soon(bloc)
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
                Told(row.room, row.at.astimezone(ZONE), html.startswith("Kính gửi đồng chí"), len(html))
                for row, html in ((row, row.body.get("html", "")) for row in rows)
            ]
            for bloc in store.blocs.ids():
                self.year.planned += planned(self.desk.router.clocks_talk(store, bloc)).plan.reminders
