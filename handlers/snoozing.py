"""Nhắc lại chiều nay, sáng mai: a reminder put off by the person who read it.

digest -> remind <when> <item> <unit> | lateall <when> -> put off, said until when; "nhắc tôi chiều nay" typed too
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from handlers.reminder_audience import Audience
from handlers.reminder_plan import planned
from handlers.reminders import in_bloc
from handlers.talk import Talk, Turn
from messages import reminders as says
from rules.calendar_items import CalendarItem
from rules.digests import Debt, Snooze
from rules.errors import NotYours, StaleButton
from rules.extensions import due_of
from rules.snoozing import SnoozeMoments, snooze_moments

WHEN = ("afternoon", "morning")
SLOT = "snooze"


def put_off(talk: Talk, when: str, item: str, unit: int) -> Turn:
    """One debt; raise NotYours for one the person was never reminded of."""
    asked = (Debt(talk.person.id, bloc, unit, item) for bloc in _blocs(talk))
    debt = next((one for one in asked if talk.store.reminders.was_told(one)), None)
    if debt is None:
        raise NotYours
    return _put_off(talk, when, [debt])


def put_off_all(talk: Talk, when: str) -> Turn:
    """Everything in the person's newest digest."""
    newest = talk.store.reminders.newest_digest(talk.person.id)
    return _put_off(talk, when, [one.debt for one in newest if one.debt.bloc in _blocs(talk)])


def ask_when(talk: Talk) -> Turn:
    """Typed: until when, of what the newest digest spoke of."""
    newest = talk.store.reminders.newest_digest(talk.person.id)
    still = _still_owed(talk, [one.debt for one in newest if one.debt.bloc in _blocs(talk)])
    titles = tuple(dict.fromkeys(item.title for _, item in still))
    until = _moments(talk)
    return talk.reply(says.AskUntil(titles, until) if titles else says.NothingToPutOff(), SLOT)


def _put_off(talk: Talk, when: str, debts: Iterable[Debt]) -> Turn:
    if when not in WHEN:
        raise StaleButton
    still = list(_still_owed(talk, debts))
    if not still:
        return talk.reply(says.NothingToPutOff(), SLOT)
    until = _until(talk, when)
    late = {item.title for debt, item in still if _is_late_by(talk, debt, item, until)}
    for debt, _ in still:
        talk.store.reminders.snooze(Snooze(debt, until), talk.now)
        talk.store.looks.soon(debt.bloc)
    titles = tuple(dict.fromkeys(item.title for _, item in still))
    return talk.reply(says.PutOff(titles, until, len(late)), SLOT)


def _is_late_by(talk: Talk, debt: Debt, item: CalendarItem, until: datetime) -> bool:
    due = due_of(item, debt.unit, talk.store.extensions.granted(debt.bloc))
    return talk.now <= due < until


def _until(talk: Talk, when: str) -> datetime:
    """An afternoon that has begun becomes the next morning; raise StaleButton when nobody knows which that is."""
    moments = _moments(talk)
    until = moments.afternoon if when == "afternoon" and moments.afternoon else moments.morning
    if until is None:
        raise StaleButton
    return until


def _moments(talk: Talk) -> SnoozeMoments:
    """None of either in a year whose holidays nobody knows."""
    if talk.today.year not in talk.working.known:
        return SnoozeMoments(None, None)
    return snooze_moments(talk.now, talk.working, talk.bloc.reminding.limits)


def _still_owed(talk: Talk, debts: Iterable[Debt]) -> Iterator[tuple[Debt, CalendarItem]]:
    """Those that the person would still be reminded of: not of a unit they served once."""
    for debt in debts:
        there = in_bloc(talk, debt.bloc)
        item = planned(there).items.get(debt.item) if there else None
        if there is None or item is None:
            continue
        audience = Audience(there)
        if debt.unit in audience.owed(item) and debt in audience.tiers(item, (debt.unit,)):
            yield debt, item


def _blocs(talk: Talk) -> frozenset[int]:
    """Where the person serves today."""
    return frozenset(duty.bloc for duty in talk.duties if duty.holds(talk.today))


COMMANDS = {"nhaclai": ask_when}
TAPS = {"remind": put_off, "lateall": put_off_all}
