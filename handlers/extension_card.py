"""A request for a later due moment as who answers it sees it; whether it still needs an answer, looked up anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from handlers import debts
from handlers.due_dates import due_for
from handlers.extension_deciders import decided
from handlers.ledger import Ledger, ledger
from handlers.review_rights import unit_of
from handlers.talk import Talk
from messages import extensions as says
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.deliveries import days_late
from rules.errors import NotYours, StaleButton
from rules.extensions import Answer, Extension, due_before
from rules.people import Role, Unit

LEADING = (Role.CHAIR, Role.SECRETARY)
ASKERS: dict[Debtor, tuple[Role, ...]] = {
    Debtor.LEAD: LEADING,
    Debtor.DEPUTIES: LEADING,
    Debtor.REVIEWERS: (Role.REVIEWER, *LEADING),
}
"""Who asks, and hears the answer, for what is not the units' to do; for that it is these:"""
UNIT = (Role.OFFICER, Role.HEAD)


def waiting_here(talk: Talk) -> tuple[Extension, ...]:
    """What waits for the speaker's answer."""
    asked = talk.store.extensions.open(talk.bloc.id)
    own = decided(talk, {one.unit for one in asked})
    return _open_still(talk, (one for one in asked if one.unit in own), ledger(talk))


def still_open(talk: Talk, by: Ledger) -> tuple[Extension, ...]:
    """The bloc's requests that need an answer, the oldest first."""
    return _open_still(talk, talk.store.extensions.open(talk.bloc.id), by)


def as_it_stands(talk: Talk, request: Extension, by: Ledger) -> Extension:
    """Needs no answer any more: of a unit that has left, and what was done in time. What was done late an answer
    may yet put in time."""
    if not request.is_open:
        return request
    if talk.units.is_away(request.unit):
        return replace(request, answer=Answer.LEFT)
    item = debts.item_of(talk, request.item)
    if request.unit in by.owed(item) or _late(talk, item, request.unit):
        return request
    return replace(request, answer=Answer.DELIVERED)


def slot_of(item: CalendarItem, unit: int) -> str:
    """A newer request takes the place of the older one's card."""
    return f"extension {unit} {item.id}"


def askers(talk: Talk, item: CalendarItem) -> tuple[Role, ...]:
    return ASKERS.get(ledger(talk).who(item), UNIT)


def card_of(talk: Talk, request: Extension) -> says.ExtensionCard:
    item, by = debts.item_of(talk, request.item), ledger(talk)
    request = as_it_stands(talk, request, by)
    until = request.until or request.wanted
    owes = request.unit in by.owed(item)
    return says.ExtensionCard(
        item=item,
        unit=unit_in(talk, request.unit),
        request=request,
        due=due_for(talk, item, request.unit),
        until=until,
        passed=request.is_open and owes and until <= talk.now,
        late=_late(talk, item, request.unit) if not owes else 0,
        later=due_before(debts.items(talk), item.id, until),
        day_off=talk.working.day_off(until.date()),
    )


def known(talk: Talk, number: int) -> Extension:
    request = talk.store.extensions.get(talk.bloc.id, number)
    if request is None:
        raise NotYours
    return request


def unit_in(talk: Talk, number: int) -> Unit:
    """A unit or a department of the bloc; raise StaleButton."""
    unit = unit_of(talk, number)
    if unit is None:
        raise StaleButton
    return unit


def _open_still(talk: Talk, asked: Iterable[Extension], by: Ledger) -> tuple[Extension, ...]:
    """What is in the calendar no more waits for nobody."""
    calendar = {item.id for item in talk.bloc.calendar}
    return tuple(one for one in asked if one.item in calendar and as_it_stands(talk, one, by).is_open)


def _late(talk: Talk, item: CalendarItem, unit: int) -> int:
    """Days by which what came was late, 0 also while nothing has come."""
    held = talk.store.deliveries.of_item(talk.bloc.id, item.id).get(unit)
    return days_late(due_for(talk, item, unit), held.received) if held else 0
