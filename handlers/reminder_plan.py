"""A bloc's planned reminders: planned anew only when something that decides them has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from handlers import debts
from handlers.talk import Talk
from rules.calendar_items import CalendarItem
from rules.looks import begins
from rules.reminder_plans import ReminderRules
from rules.reminders import Plan, Reminder, Step, StepKind, plan
from rules.working_days import WorkingCalendar

KNOWN = 4096
"""Blocs whose plan is remembered."""


@dataclass(frozen=True)
class Planned:
    """What is planned for a bloc, what the lead asked for besides, and the items it speaks of by id."""

    plan: Plan
    nudged: tuple[Reminder, ...]
    items: dict[str, CalendarItem]

    @property
    def reminders(self) -> tuple[Reminder, ...]:
        return self.plan.reminders + self.nudged

    @property
    def moments(self) -> Iterable[datetime]:
        return (one.at for one in self.reminders)

    @property
    def longest(self) -> tuple[CalendarItem, ...]:
        """Each item as it stands for whoever has longest."""
        dues = {name: item.due for name, item in self.items.items()}
        for one in self.plan.reminders:
            dues[one.item] = max(one.due, dues[one.item])
        return tuple(replace(item, opens=begins(item), due=dues[name]) for name, item in self.items.items())


def planned(talk: Talk) -> Planned:
    items = debts.items(talk)
    granted = talk.store.extensions.granted(talk.bloc.id)
    made = _plan(talk.bloc.id, items, talk.bloc.reminding, talk.working, tuple(sorted(granted.items())))
    by_id = {item.id: item for item in items}
    return Planned(made, tuple(_nudged(talk, by_id, granted)), by_id)


def _nudged(
    talk: Talk, items: dict[str, CalendarItem], granted: dict[tuple[str, int], datetime]
) -> Iterable[Reminder]:
    """Each nudge for all, and for each unit that has longer."""
    since = talk.now - talk.bloc.reminding.limits.stale
    for nudge in talk.store.reminders.nudges(talk.bloc.id, since):
        item = items.get(nudge.item)
        if item is None:
            continue
        goes = nudge.goes.astimezone(talk.now.tzinfo)
        one = Reminder(talk.bloc.id, item.id, Step(StepKind.NUDGED), goes, item.due)
        yield one
        for (name, unit), due in granted.items():
            if name == item.id and due > item.due:
                yield replace(one, due=due, unit=unit)


@lru_cache(maxsize=KNOWN)
def _plan(
    bloc: int,
    items: tuple[CalendarItem, ...],
    by: ReminderRules,
    working: WorkingCalendar,
    granted: tuple[tuple[tuple[str, int], datetime], ...],
) -> Plan:
    return plan(bloc, items, by.plan, working, by.limits, dict(granted))
