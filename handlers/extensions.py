"""Xin gia hạn: who owes an item asks for a later due moment; the old one holds until it is answered.

[Xin gia hạn] -> "14/11, chờ số liệu" -> seen in words -> [Gửi đề nghị] -> extension_answers.py
"gia hạn tự chấm đến 14/11" -> asked_of_debts.py -> only what was not said yet is asked for
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
from rules.errors_calendar import DayOutOfReach, NotARequest, NothingOwed, NotLater
from rules.extension_requests import check_wanted, find_request, read_request, reason_said

SLOT = "extension"


@dataclass(frozen=True)
class Choosing(Waiting):
    """Which item is meant is to be tapped or named; `said` is the sentence that asked."""

    said: str


@dataclass(frozen=True)
class EnterExtension(Waiting):
    """`reason` was said already, "" for none."""

    item: str
    reason: str = ""


@dataclass(frozen=True)
class Sending(EnterExtension):
    """`wanted` is an ISO moment; words typed in place of the tap are another request, a day alone another day."""

    wanted: str = ""


@dataclass(frozen=True)
class EnterExtensionReason(Sending):
    takes_any_text = True


def ask(talk: Talk, item_id: str) -> Turn:
    """Raise NotYours, StaleButton, NothingOwed, NobodyDecides or NobodyReceives."""
    return begin(talk, item_id, talk.waiting.said if isinstance(talk.waiting, Choosing) else "")


def begin(talk: Talk, item_id: str, said: str) -> Turn:
    """The same with what a sentence says already of the day and the reason."""
    item = _owed(talk, item_id)
    deciders(talk, talk.unit.id)
    wanted, reason = find_request(said, due_for(talk, item, talk.unit.id), talk.now)
    if wanted is None:
        return _ask_day(talk, item, reason)
    try:
        check_wanted(wanted, due_for(talk, item, talk.unit.id), talk.now)
    except (NotLater, DayOutOfReach):
        return _ask_day(talk, item, reason, wanted)
    return _confirm(talk, item, wanted, reason_said(reason)) if reason else _ask_reason(talk, item, wanted)


def receive(talk: Talk) -> Turn:
    """Day and reason in one sentence; a day alone is kept. Raise as read_request does."""
    waiting = talk.awaited(EnterExtension)
    item = _owed(talk, waiting.item)
    due = due_for(talk, item, talk.unit.id)
    try:
        wanted, reason = read_request(talk.typed(), due, talk.now, waiting.reason)
    except NotARequest as partly:
        if partly.wanted is None:
            raise
        return _ask_reason(talk, item, partly.wanted)
    return _confirm(talk, item, wanted, reason)


def receive_reason(talk: Talk) -> Turn:
    """Another day typed in its place is the day asked for instead."""
    waiting = talk.awaited(EnterExtensionReason)
    try:
        return receive(talk)
    except NotARequest:
        item = _owed(talk, waiting.item)
        return _confirm(talk, item, _moment(talk, waiting), reason_said(talk.typed()))


def send(talk: Talk) -> Turn:
    """Gửi đề nghị: takes the place of one that is still open; raise StaleButton when nothing stands to be sent."""
    waiting = talk.waiting
    if not isinstance(waiting, Sending) or not waiting.reason:
        raise StaleButton
    item = _owed(talk, waiting.item)
    wanted = check_wanted(_moment(talk, waiting), due_for(talk, item, talk.unit.id), talk.now)
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


def _ask_day(talk: Talk, item: CalendarItem, reason: str, unfit: datetime | None = None) -> Turn:
    due = due_for(talk, item, talk.unit.id)
    asked = talk.store.extensions.of_item(talk.bloc.id, item.id)
    waits = next((one for one in asked if one.unit == talk.unit.id and one.is_open), None)
    example = likely(max(due, talk.now) + timedelta(days=4))
    declared = ledger(talk).owed(item)[talk.unit.id].declared
    shown = says.AskExtension(item, talk.unit, due, example, waits, declared, reason, unfit)
    return talk.reply(shown, SLOT, EnterExtension(item.id, reason))


def _ask_reason(talk: Talk, item: CalendarItem, wanted: datetime) -> Turn:
    shown = says.AskExtensionReason(item, talk.unit, wanted)
    return talk.reply(shown, SLOT, EnterExtensionReason(item.id, wanted=wanted.isoformat()))


def _confirm(talk: Talk, item: CalendarItem, wanted: datetime, reason: str) -> Turn:
    to = label_of(talk, deciders(talk, talk.unit.id)[0])
    shown = says.ConfirmExtension(item, talk.unit, wanted, reason, to, talk.working.day_off(wanted.date()))
    return talk.reply(shown, SLOT, Sending(item.id, reason, wanted.isoformat()))


def _moment(talk: Talk, waiting: Sending) -> datetime:
    return datetime.fromisoformat(waiting.wanted).astimezone(talk.now.tzinfo)


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
ANSWERS = {
    EnterExtension: receive,
    Sending: receive,
    EnterExtensionReason: receive_reason,
}
