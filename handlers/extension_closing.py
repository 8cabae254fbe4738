"""Requests for a later due moment that need no answer any more: closed with the reason, told once to the unit."""

from __future__ import annotations

from dataclasses import replace

from handlers import debts
from handlers.extension_card import as_it_stands, askers, card_of, known, slot_of, unit_in
from handlers.extension_deciders import find_deciders
from handlers.ledger import Ledger, ledger
from handlers.talk import Say, Talk
from messages import extensions as says
from rules.calendar_items import CalendarItem
from rules.extensions import Answer, Extension


def close(talk: Talk, request: Extension, why: Answer) -> tuple[Say, ...]:
    """The card of who would have answered loses its buttons where it stands."""
    talk.store.extensions.close(request.id, why, talk.person.id, talk.now)
    talk.decide(
        "extension_closed", extension=request.id, item=request.item, unit=request.unit, why=why.value
    )
    found = find_deciders(talk, request.unit)
    if found is None:
        return ()
    to, roles = found
    card = card_of(talk, known(talk, request.id))
    cards = talk.tell_unit(to.id, roles, card, slot_of(card.item, request.unit))
    return tuple(replace(say, anywhere=True) for say in cards)


def settle(talk: Talk, item: CalendarItem, unit: int) -> tuple[Say, ...]:
    """After the unit has done something for the item."""
    asked = talk.store.extensions.of_item(talk.bloc.id, item.id)
    own = next((one for one in asked if one.unit == unit and one.is_open), None)
    return _settle(talk, own, ledger(talk)) if own else ()


def settle_all(talk: Talk, by: Ledger) -> tuple[Say, ...]:
    """What ended in some other way: in the chat, or because the unit has left."""
    calendar = {item.id for item in talk.bloc.calendar}
    asked = (one for one in talk.store.extensions.open(talk.bloc.id) if one.item in calendar)
    return tuple(say for one in asked for say in _settle(talk, one, by))


def _settle(talk: Talk, request: Extension, by: Ledger) -> tuple[Say, ...]:
    """A unit that has left is told nothing more."""
    why = as_it_stands(talk, request, by).answer
    if why is Answer.OPEN:
        return ()
    cards = close(talk, request, why)
    if why is Answer.LEFT:
        return cards
    item, unit = debts.item_of(talk, request.item), unit_in(talk, request.unit)
    told = says.ExtensionClosed(item, unit, request)
    return (*cards, *talk.tell_unit(unit.id, askers(talk, item), told))
