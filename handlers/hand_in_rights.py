"""Whose an item of the calendar is to hand in, and what has been handed in of it."""

from __future__ import annotations

from handlers import debts
from handlers.evidence_keeping import Kept, keep_in
from handlers.ledger import Ledger, ledger
from handlers.talk import Talk
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.debts import may_hand_in, takes_paper
from rules.deliveries import How
from rules.errors import NotYours, StaleButton
from rules.evidence import Evidence
from rules.hand_ins import HandIn, HandInState
from rules.people import Role

DOERS = {
    Debtor.UNITS: (Role.OFFICER, Role.HEAD),
    Debtor.LEAD: (Role.CHAIR, Role.SECRETARY),
    Debtor.DEPUTIES: (Role.CHAIR, Role.SECRETARY),
}


def may_do(talk: Talk, item: CalendarItem, by: Ledger) -> bool:
    """Whether the speaker hands it in for the unit they speak in."""
    asked = talk.unit.id in by.debtors(item) and not talk.unit.outside
    return asked and bool(talk.roles & set(DOERS.get(by.who(item), ())))


def is_leads(talk: Talk, item: CalendarItem) -> bool:
    return ledger(talk).who(item) in (Debtor.LEAD, Debtor.DEPUTIES)


def own_item(talk: Talk, name: str, how: How) -> CalendarItem:
    """An item of the speaker's to hand in this way; raise NotYours or StaleButton."""
    item, by = debts.item_of(talk, name), ledger(talk)
    if not may_do(talk, item, by):
        raise NotYours
    takes = may_hand_in if how is How.CHAT else takes_paper
    if not takes(item, by.who(item)):
        raise StaleButton
    return item


def own_draft(talk: Talk, number: int, how: How) -> tuple[CalendarItem, HandIn]:
    """What the speaker's unit has begun to hand in; raise NotYours, or StaleButton for what is no draft any more."""
    one = talk.store.hand_ins.get(number)
    if one is None or (one.bloc, one.unit) != (talk.bloc.id, talk.unit.id):
        raise NotYours
    item = own_item(talk, one.item, one.how)
    if one.state is not HandInState.DRAFT or one.how is not how:
        raise StaleButton
    return item, one


def keep_files(talk: Talk, one: HandIn) -> Kept | None:
    """The files just sent, with what they are handed in with."""
    if not talk.said.files:
        return None
    return keep_in(talk, talk.store.sheets.of_unit(talk.bloc.id, one.unit), _subject(one))


def files_of(talk: Talk, one: HandIn) -> tuple[Evidence, ...]:
    sheet = talk.store.sheets.of_unit(talk.bloc.id, one.unit)
    return talk.store.evidence.of_subject(sheet.id, _subject(one))


def let_go(talk: Talk, one: HandIn) -> None:
    """A draft given up: its files stay in the unit's book, not filed."""
    for file in files_of(talk, one):
        talk.store.evidence.file(file, "", talk.person.id, talk.now)
    talk.store.hand_ins.drop(one.id)


def _subject(one: HandIn) -> str:
    return f"h{one.id}"
