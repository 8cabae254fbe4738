"""Xin gia hạn: who owes an item asks for a later due moment; the old one holds until it is answered.

[Xin gia hạn] -> "14/11, chờ số liệu" -> seen in words -> [Gửi đề nghị] -> extension_answers.py
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers import debts
from handlers.due_dates import due_for
from handlers.extension_card import askers, card_of, known, slot_of
from handlers.extension_deciders import deciders
from handlers.ledger import ledger
from handlers.review_rights import label_of
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import extensions as says
from rules.calendar_items import CalendarItem
from rules.calendar_moves import likely
from rules.errors import StaleButton
from rules.errors_calendar import NothingOwed
from rules.extension_requests import check_wanted, read_request

SLOT = "extension"


@dataclass(frozen=True)
class EnterExtension(Waiting):
    item: str
    takes_any_text = True


@dataclass(frozen=True)
class Sending(EnterExtension):
    """`wanted` is an ISO moment; words typed in place of the tap are another request."""

    wanted: str
    reason: str


def ask(talk: Talk, item_id: str) -> Turn:
    """Raise NotYours, StaleButton, NothingOwed, NobodyDecides or NobodyReceives."""
    item = _owed(talk, item_id)
    deciders(talk, talk.unit.id)
    due = due_for(talk, item, talk.unit.id)
    asked = talk.store.extensions.of_item(talk.bloc.id, item.id)
    waits = next((one for one in asked if one.unit == talk.unit.id and one.is_open), None)
    example = likely(max(due, talk.now) + timedelta(days=4))
    return talk.reply(says.AskExtension(item, talk.unit, due, example, waits), SLOT, EnterExtension(item.id))


def receive(talk: Talk) -> Turn:
    """Day and reason in one sentence; raise as read_request does."""
    item = _owed(talk, talk.awaited(EnterExtension).item)
    due = due_for(talk, item, talk.unit.id)
    wanted, reason = read_request(talk.typed(), due, talk.now)
    to = label_of(talk, deciders(talk, talk.unit.id)[0])
    shown = says.ConfirmExtension(item, talk.unit, wanted, reason, to, talk.working.day_off(wanted.date()))
    return talk.reply(shown, SLOT, Sending(item.id, wanted.isoformat(), reason))


def send(talk: Talk) -> Turn:
    """Gửi đề nghị: takes the place of one that is still open; raise StaleButton when nothing stands to be sent."""
    waiting = talk.waiting
    if not isinstance(waiting, Sending):
        raise StaleButton
    item = _owed(talk, waiting.item)
    wanted = datetime.fromisoformat(waiting.wanted).astimezone(talk.now.tzinfo)
    check_wanted(wanted, due_for(talk, item, talk.unit.id), talk.now)
    unit_to, roles = deciders(talk, talk.unit.id)
    number = talk.store.extensions.ask(
        talk.bloc.id, item.id, talk.unit.id, wanted, waiting.reason, talk.person.id, talk.now
    )
    talk.store.looks.soon(talk.bloc.id)
    talk.decide(
        "extension_asked",
        extension=number,
        item=item.id,
        unit=talk.unit.id,
        wanted=waiting.wanted,
        reason=waiting.reason,
    )
    sent = says.ExtensionSent(item, talk.unit, wanted, label_of(talk, unit_to), unit_to)
    heard = talk.tell_unit(unit_to.id, roles, card_of(talk, known(talk, number)), slot_of(item, talk.unit.id))
    return talk.reply(sent, SLOT, Nothing()).also(*heard)


def leave(talk: Talk, item_id: str) -> Turn:
    """Thôi: nothing was sent."""
    item = _in_calendar(talk, item_id)
    return talk.reply(says.ExtensionDropped(item, talk.unit), SLOT, Nothing())


def _owed(talk: Talk, item_id: str) -> CalendarItem:
    """An item that the speaker's unit owes; raise StaleButton, NotYours or NothingOwed."""
    item = _in_calendar(talk, item_id)
    if item.is_event:
        raise StaleButton
    talk.need(*askers(talk, item))
    if talk.unit.id not in ledger(talk).owed(item):
        raise NothingOwed
    return item


def _in_calendar(talk: Talk, item_id: str) -> CalendarItem:
    """Not a notice, whose day nobody puts off."""
    item = debts.item_of(talk, item_id)
    if item not in talk.bloc.calendar:
        raise StaleButton
    return item


TAPS = {"extend": ask, "sendextend": send, "noextend": leave}
ANSWERS = {EnterExtension: receive, Sending: receive}
