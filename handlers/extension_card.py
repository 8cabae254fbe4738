"""A request for a later due moment as who answers it sees it, and who that is; asked anew at every tap."""

from __future__ import annotations

from collections.abc import Sequence

from handlers import debts
from handlers.due_dates import due_for
from handlers.ledger import ledger
from handlers.review_rights import reviewers, reviewing_roles, unit_of
from handlers.talk import Talk
from messages import extensions as says
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.errors import NotYours, StaleButton
from rules.errors_calendar import NobodyDecides
from rules.extensions import Extension, due_before
from rules.people import Role, Unit

LEADING = (Role.CHAIR, Role.SECRETARY)
ASKERS: dict[Debtor, tuple[Role, ...]] = {
    Debtor.LEAD: LEADING,
    Debtor.DEPUTIES: LEADING,
    Debtor.REVIEWERS: (Role.REVIEWER, *LEADING),
}
"""Who asks, and hears the answer, for what is not the units' to do; for that it is these:"""
UNIT = (Role.OFFICER, Role.HEAD)


def deciders(talk: Talk, unit: int) -> tuple[Unit, Sequence[Role]]:
    """Which unit answers, and who of it; raise NobodyDecides for a lead without a deputy."""
    lead = talk.leadership.lead
    if unit != lead:
        return talk.units[lead], LEADING
    found = reviewers(talk)
    others = sorted(found.leading(unit))
    answers = unit_of(talk, others[0]) if others else None
    if answers is None:
        raise NobodyDecides(talk.bloc.label("lead"), talk.bloc.label("deputy"))
    return answers, reviewing_roles(found, answers.id)


def waiting_here(talk: Talk) -> tuple[Extension, ...]:
    """What waits for the speaker's answer; what a unit that has left had asked ended with its membership."""
    asked = (one for one in talk.store.extensions.open(talk.bloc.id) if not talk.units.has_left(one.unit))
    return tuple(one for one in asked if decides(talk, one.unit))


def slot_of(item: CalendarItem, unit: int) -> str:
    """A newer request takes the place of the older one's card."""
    return f"extension {unit} {item.id}"


def askers(talk: Talk, item: CalendarItem) -> tuple[Role, ...]:
    return ASKERS.get(ledger(talk).who(item), UNIT)


def card_of(talk: Talk, request: Extension) -> says.ExtensionCard:
    item = debts.item_of(talk, request.item)
    until = request.until or request.wanted
    return says.ExtensionCard(
        item=item,
        unit=unit_in(talk, request.unit),
        request=request,
        due=due_for(talk, item, request.unit),
        until=until,
        later=due_before(debts.items(talk), item.id, until),
        day_off=talk.working.day_off(until.date()),
    )


def known(talk: Talk, number: int) -> Extension:
    request = talk.store.extensions.get(talk.bloc.id, number)
    if request is None:
        raise NotYours
    return request


def decides(talk: Talk, unit: int) -> bool:
    if unit != talk.leadership.lead:
        return talk.runs_bloc
    return reviewers(talk).may_decide(talk.roles, talk.unit.id, unit)


def unit_in(talk: Talk, number: int) -> Unit:
    """A unit or a department of the bloc; raise StaleButton."""
    unit = unit_of(talk, number)
    if unit is None:
        raise StaleButton
    return unit
