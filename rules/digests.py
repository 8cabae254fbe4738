"""What each person is reminded of now: one digest a morning or afternoon, of what they still owe."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from rules.reminder_plans import Limits, Tier
from rules.reminders import Reminder, Step, StepKind
from rules.working_days import WorkingCalendar


class Debt(NamedTuple):
    """What one person has to see to: an item of a bloc's calendar that a unit owes."""

    person: int
    bloc: int
    unit: int
    item: str


@dataclass(frozen=True)
class Sent:
    debt: Debt
    reminder: Reminder
    at: datetime


@dataclass(frozen=True)
class Snooze:
    """The person asked to hear of it again from `until` on, and not before."""

    debt: Debt
    until: datetime


@dataclass(frozen=True)
class Line:
    debt: Debt
    reminder: Reminder


@dataclass(frozen=True)
class Digest:
    """One message; the lines in order of their deadlines."""

    person: int
    lines: tuple[Line, ...]


def may_speak(now: datetime, calendar: WorkingCalendar, limits: Limits) -> bool:
    """`now` is in the bloc's zone. Raise NoHolidayData when its year is not known."""
    return calendar.is_working(now.date()) and limits.hours.window(now.time()) is not None


def due_now(
    planned: Iterable[Reminder],
    sent: Iterable[Sent],
    owing: Mapping[Debt, Collection[Tier]],
    now: datetime,
    calendar: WorkingCalendar,
    limits: Limits,
    snoozed: Iterable[Snooze] = (),
    apart: Collection[tuple[int, str, int]] = (),
) -> tuple[Digest, ...]:
    """`owing` says as what each person hears of a debt; who has delivered is not in it.

    Of what was missed only the newest is sent. `apart` are (bloc, item, unit) with a deadline of their own.
    `now` is in the bloc's zone. Raise NoHolidayData.
    """
    if not may_speak(now, calendar, limits):
        return ()
    desk = _Desk(planned, sent, snoozed, apart, now, limits)
    lines: dict[int, list[Line]] = defaultdict(list)
    for debt, tiers in owing.items():
        reminder = None if debt.person in desk.told else desk.reminder(debt, tiers)
        if reminder is not None:
            lines[debt.person].append(Line(debt, reminder))
    return tuple(Digest(person, _in_order(lines[person])) for person in sorted(lines))


class _Desk:
    """What is planned, was sent and was put off, by what it is about."""

    def __init__(
        self,
        planned: Iterable[Reminder],
        sent: Iterable[Sent],
        snoozed: Iterable[Snooze],
        apart: Collection[tuple[int, str, int]],
        now: datetime,
        limits: Limits,
    ) -> None:
        self.now, self.limits, self.apart = now, limits, frozenset(apart)
        self.planned: dict[tuple[int, str, int], list[Reminder]] = defaultdict(list)
        for reminder in planned:
            self.planned[reminder.bloc, reminder.item, reminder.unit].append(reminder)
        self.sent: dict[Debt, list[Sent]] = defaultdict(list)
        self.told: set[int] = set()
        today = now.date()
        for one in sent:
            self.sent[one.debt].append(one)
            if one.at.date() == today and limits.hours.is_same_window(now, one.at):
                self.told.add(one.debt.person)
        self.put_off = {one.debt: one.until for one in sorted(snoozed, key=lambda one: one.until)}

    def reminder(self, debt: Debt, tiers: Collection[Tier]) -> Reminder | None:
        """The one to send now, if any."""
        unit = debt.unit if (debt.bloc, debt.item, debt.unit) in self.apart else 0
        of_item = self.planned.get((debt.bloc, debt.item, unit), [])
        until = self.put_off.get(debt)
        if until is None:
            return self._newest(debt, of_item, tiers)
        if not of_item or self.now < until:
            return None
        later = [reminder for reminder in of_item if reminder.at >= until]
        if any(one.at >= until for one in self.sent[debt]):
            return self._newest(debt, later, tiers)
        to = next(tier for tier in Tier if tier in tiers)
        asked = Reminder(debt.bloc, debt.item, Step(StepKind.ASKED), until, of_item[0].due, to)
        return self._newest(debt, later, tiers) or asked

    def _newest(self, debt: Debt, reminders: Iterable[Reminder], tiers: Collection[Tier]) -> Reminder | None:
        """The newest that has come, unless it was sent, is stale, too close to another, or one too many; a nudge
        too many stands in nothing's way."""
        before = self.sent.get(debt, ())
        come = [one for one in reminders if one.at <= self.now and one.to in tiers and self._has_room(one, before)]
        if not come:
            return None
        newest = max(come, key=lambda one: one.at)
        told = sum(one.reminder.step.is_counted and one.reminder.due == newest.due for one in before)
        held = (
            self.now - newest.at > self.limits.stale
            or any(one.reminder.at == newest.at for one in before)
            or any(abs(self.now - one.at) < self.limits.gap for one in before)
            or (newest.step.is_counted and told >= self.limits.per_item)
        )
        return None if held else newest

    def _has_room(self, one: Reminder, before: Collection[Sent]) -> bool:
        if one.step.kind is not StepKind.NUDGED:
            return True
        told = [sent.reminder.at for sent in before if sent.reminder.step.kind is StepKind.NUDGED]
        return one.at in told or len(told) < self.limits.nudges


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(
        sorted(lines, key=lambda line: (line.reminder.due, line.debt.bloc, line.debt.item, line.debt.unit))
    )
