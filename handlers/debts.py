"""Who still owes what of the bloc's calendar: asked by reminders, boards and cards alike."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.ledger import Ledger, ledger
from handlers.notices import notice_items
from handlers.talk import Talk
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.debts import Missing
from rules.errors import StaleButton


def items(talk: Talk) -> tuple[CalendarItem, ...]:
    """Everything that may be owed now: the bloc's calendar, and what else has a deadline."""
    return (*talk.bloc.calendar, *notice_items(talk))


def item_of(talk: Talk, name: str) -> CalendarItem:
    """Raise StaleButton for an item that is in no calendar of the bloc any more."""
    found = next((item for item in items(talk) if item.id == name), None)
    if found is None:
        raise StaleButton
    return found


def owing(talk: Talk, item: CalendarItem, by: Ledger | None = None) -> Mapping[int, Missing]:
    """What each unit or department still owes of an item and can do now, by its id; who owes nothing of it, or
    waits for something else first, is not there. Who has declared a paper is (`Missing.is_paused`), and is not
    to be reminded. `by` is one look for several items."""
    standing = (by or ledger(talk)).standing(item)
    return {unit: lacks for unit, lacks in standing.items() if not lacks.waits}


def waits_for(
    talk: Talk, item: CalendarItem, unit: int, by: Ledger | None = None
) -> tuple[CalendarItem, ...]:
    """What must be done before this unit can do the item; empty for who owes nothing of it."""
    lacks = (by or ledger(talk)).standing(item).get(unit)
    return tuple(item_of(talk, name) for name in lacks.waits) if lacks else ()


def listeners(talk: Talk, item: CalendarItem, by: Ledger | None = None) -> tuple[int, ...]:
    """The units whose officers are reminded of an item that nobody owes, such as the evidence book's month."""
    nobody = (by or ledger(talk)).who(item) is Debtor.NOBODY
    return tuple(talk.units) if nobody and not item.is_event else ()
