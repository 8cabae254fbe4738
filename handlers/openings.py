"""Tasks that have just opened: told once, in the digest of whoever owes them and in the group's one post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time

from handlers.calendar import DOERS, EVERY_UNIT
from handlers.reminder_desk import ReminderDesk
from messages import reminders as says
from rules.calendar_items import CalendarItem
from rules.deadlines import days_left, newly_open, telling
from rules.debtors import Debtor
from rules.looks import begins
from rules.people import Person, Role, Unit


def tell_opened(desk: ReminderDesk) -> tuple[CalendarItem, ...]:
    """What is told of now, with the half-day's first digests, and written down as told."""
    at, talk = _telling(desk), desk.talk
    untold = _untold(desk) if at is not None else ()
    if at is None or not untold or (at > talk.now and not desk.digests()):
        return ()
    opened = tuple(one for one in untold if one.due.date() == talk.today or not _waits(desk, one, at))
    for item in opened:
        talk.store.announced.put(talk.bloc.id, item.id, talk.now)
    return opened


def next_telling(desk: ReminderDesk) -> tuple[datetime, ...]:
    """The moment ahead, where something has opened that is told of then."""
    at = _telling(desk) if desk.may_speak else None
    return (at,) if at is not None and at > desk.talk.now and _untold(desk) else ()


def hearers(desk: ReminderDesk, opened: Iterable[CalendarItem]) -> dict[int, list[says.OpenedLine]]:
    """What each person hears of it, by their number."""
    found: dict[int, list[says.OpenedLine]] = {}
    for item in opened:
        for unit in _owing(desk, item):
            vacant = desk.audience.is_vacant(unit.id) and item.task in EVERY_UNIT
            line = says.OpenedLine(item, unit, desk.talk.bloc.name, days_left(desk.talk.now, item.due), vacant)
            for person in _people(desk, item, unit, vacant=vacant):
                found.setdefault(person.id, []).append(line)
    return found


def _waits(desk: ReminderDesk, item: CalendarItem, at: datetime) -> bool:
    """For the next half-day: it opens in the middle of this, or who hears of it has had this one's digest."""
    if begins(item) > at:
        return True
    hours, talk = desk.limits.hours, desk.talk
    sent = talk.store.reminders.since(talk.bloc.id, datetime.combine(talk.today, time(0), talk.now.tzinfo))
    here = (one for one in sent if hours.is_same_window(talk.now, one.at))
    return not {one.debt.person for one in here}.isdisjoint(hearers(desk, (item,)))


def _telling(desk: ReminderDesk) -> datetime | None:
    return telling(desk.talk.now, desk.limits.hours, desk.talk.bloc.reminding.plan.hour)


def _untold(desk: ReminderDesk) -> tuple[CalendarItem, ...]:
    talk = desk.talk
    found = newly_open(talk.bloc.calendar, talk.store.announced.items(talk.bloc.id), talk.now)
    return tuple(item for item in found if _has_work(desk, item))


def _has_work(desk: ReminderDesk, item: CalendarItem) -> bool:
    """A review that needs the units' scores begins with the first sheet that is sent."""
    by = desk.audience.ledger
    return by.who(item) is not Debtor.REVIEWERS or not by.earlier(item) or bool(by.debtors(item))


def _owing(desk: ReminderDesk, item: CalendarItem) -> Iterator[Unit]:
    """Every unit that has something to do of it; what the units that lead do is theirs alone."""
    talk, by = desk.talk, desk.audience.ledger
    for number, unit in talk.units.items():
        leads = number in talk.leadership.units
        lacks = by.owed(item).get(number)
        owes = lacks is not None and not lacks.is_paused and not by.facts.in_chat(item, number)
        if owes if item.task in EVERY_UNIT else leads:
            yield unit


def _people(desk: ReminderDesk, item: CalendarItem, unit: Unit, *, vacant: bool) -> tuple[Person, ...]:
    roles = (Role.HEAD,) if vacant else DOERS.get(item.task, ())
    return desk.audience.people(unit.id, *roles)
