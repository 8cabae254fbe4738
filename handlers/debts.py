"""Who still owes what of the bloc's calendar: asked by reminders, boards and cards alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handlers.calendar import is_done
from handlers.talk import Talk
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor, debtor
from rules.debts import Missing, missing
from rules.deliveries import How
from rules.extensions import due_of


def items(talk: Talk) -> tuple[CalendarItem, ...]:
    """Everything that may be owed now: the bloc's calendar, and what else has a deadline."""
    return talk.bloc.calendar


def owing(talk: Talk, item: CalendarItem) -> Mapping[int, Missing]:
    """What each unit still owes of an item, by the unit's id; who owes nothing of it is not there."""
    received = talk.store.deliveries.of_item(talk.bloc.id, item.id)
    found = {}
    for unit in _debtors(talk, item):
        delivery = received.get(unit)
        by_chat = bool(is_done(talk, item.task, unit)) or (delivery is not None and delivery.how is How.CHAT)
        by_paper = delivery is not None and delivery.how is How.PAPER
        lacks = missing(item.done_by, chat=by_chat, paper=by_paper)
        if lacks is not None:
            found[unit] = lacks
    return found


def due_for(talk: Talk, item: CalendarItem, unit: int) -> datetime:
    """The unit's own due moment: the calendar's, or a later one that it was granted."""
    return due_of(item, unit, talk.store.extensions.granted(talk.bloc.id))


def _debtors(talk: Talk, item: CalendarItem) -> tuple[int, ...]:
    who = debtor(item.owes)
    if who is Debtor.UNITS:
        return tuple(talk.units)
    return (talk.leadership.lead,) if who is Debtor.LEAD else ()
