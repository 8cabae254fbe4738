"""Đã nộp bản giấy: what a unit says of its signed paper, and what the lead answers.

unit: item's card -> [Đã nộp bản giấy] -> number and day -> scan, or [Bỏ qua] -> declared, reminders rest
lead: [Đã nhận] -> received, the unit is told | [Chưa nhận] -> reason -> the unit is told and owes it again
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers import debts, deliveries
from handlers.evidence_keeping import refusals
from handlers.hand_in_rights import files_of, keep_files, own_draft, own_item
from handlers.ledger import ledger
from handlers.receipts import record, tell
from handlers.receiving import is_heard, need_receiver, receiver_label, receives, tell_receivers
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import paper_hand_ins as says
from rules.calendar_items import CalendarItem
from rules.deliveries import Delivery, How
from rules.documents import read_document
from rules.errors import NothingFiled, StaleButton
from rules.hand_ins import HandIn, HandInState, current, draft
from rules.people import Role, Unit
from rules.review import check_reason

SLOT = "paper"


@dataclass(frozen=True)
class EnterPaper(Waiting):
    item: str
    takes_any_text = True


@dataclass(frozen=True)
class SendPaperScan(Waiting):
    handed: int


@dataclass(frozen=True)
class EnterPaperRefusal(Waiting):
    item: str
    deliverer: int
    takes_any_text = True


def ask(talk: Talk, item: str) -> Turn:
    """Raise NotYours or StaleButton."""
    found = own_item(talk, item, How.PAPER)
    earlier = current(talk.store.hand_ins.of_unit(talk.bloc.id, found.id, talk.unit.id), How.PAPER)
    asked = says.AskPaper(found, talk.unit, talk.today, earlier, receiver_label(talk))
    return talk.reply(asked, SLOT, EnterPaper(found.id))


def receive_number(talk: Talk) -> Turn:
    """ "45-BC/BDV ngày 14/06/2023"; raise NotADocument."""
    item = own_item(talk, talk.awaited(EnterPaper).item, How.PAPER)
    number, dated = read_document(talk.typed(), talk.today)
    begun = draft(talk.store.hand_ins.of_unit(talk.bloc.id, item.id, talk.unit.id), How.PAPER)
    one = begun or _begin(talk, item)
    one = replace(one, number=number, dated=dated, by=talk.person.id, at=talk.now)
    talk.store.hand_ins.change(one)
    return talk.reply(says.AskPaperScan(item, talk.unit, one), SLOT, SendPaperScan(one.id))


def receive_scan(talk: Talk) -> Turn:
    """Raise NothingFiled."""
    item, one = own_draft(talk, talk.awaited(SendPaperScan).handed, How.PAPER)
    kept = keep_files(talk, one)
    if kept is None:
        raise NothingFiled
    if not kept.files and not kept.again:
        return Turn(say=refusals(talk, kept))
    return _declared(talk, item, one).also(*refusals(talk, kept))


def skip_scan(talk: Talk, handed: int) -> Turn:
    return _declared(talk, *own_draft(talk, handed, How.PAPER))


def receive_paper(talk: Talk, item: str, deliverer: int) -> Turn:
    """Đã nhận: on the day it was declared; without a declaration the day is asked. Raise NotYours or StaleButton."""
    found, unit = _asked(talk, item, deliverer)
    one = _newest(talk, found, unit)
    if one is None or one.state is HandInState.REFUSED:
        return deliveries.ask_day(talk, found.id, unit.id)
    if one.state is HandInState.RECEIVED:
        raise StaleButton
    return _received(talk, found, one)


def ask_why_not(talk: Talk, item: str, deliverer: int) -> Turn:
    """Chưa nhận."""
    found, unit = _asked(talk, item, deliverer)
    one = _declared_one(talk, found, unit)
    return talk.reply(says.AskPaperRefusal(found, unit, one), SLOT, EnterPaperRefusal(found.id, unit.id))


def receive_why_not(talk: Talk) -> Turn:
    """Raise ReasonMissing or ReasonTooLong."""
    waiting = talk.awaited(EnterPaperRefusal)
    return _refused(talk, waiting.item, waiting.deliverer, check_reason(talk.typed()))


def choose_why_not(talk: Talk, item: str, deliverer: int, why: str) -> Turn:
    if why not in says.REASONS:
        raise StaleButton
    return _refused(talk, item, deliverer, says.REASONS[why])


def _begin(talk: Talk, item: CalendarItem) -> HandIn:
    new = HandIn(
        0, talk.bloc.id, item.id, talk.unit.id, How.PAPER, HandInState.DRAFT, talk.person.id, talk.now
    )
    return replace(new, id=talk.store.hand_ins.put(new))


def _declared(talk: Talk, item: CalendarItem, one: HandIn) -> Turn:
    """What the lead itself puts on paper nobody else confirms; the receipt stands where the number was asked."""
    one = replace(one, state=HandInState.DECLARED, by=talk.person.id, at=talk.now)
    talk.store.hand_ins.change(one)
    talk.decide("paper_declared", hand_in=one.id, item=item.id, unit=one.unit, number=one.number)
    if receives(talk):
        done = _received(talk, item, one)
        return replace(done, say=tuple(replace(say, slot=SLOT) if say.room == talk.room else say for say in done.say))
    files, lead = files_of(talk, one), receiver_label(talk)
    told = says.PaperDeclared(item, talk.unit, one, files)
    lacks = ledger(talk).owed(item).get(one.unit)
    rests = lacks is None or lacks.is_paused
    shown = says.PaperOnItsWay(item, talk.unit, one, len(files), lead, rests, is_heard(talk))
    return talk.reply(shown, SLOT, Nothing()).also(*tell_receivers(talk, told, f"{SLOT}{one.id}"))


def _received(talk: Talk, item: CalendarItem, one: HandIn) -> Turn:
    """Kept with the paper's number and day; the unit reads it with what follows for its score."""
    day = one.at.date()
    paper = (one.number, one.dated, talk.person.id, talk.now)
    receipt = record(talk, item, Delivery(item.id, one.unit, day, How.PAPER, *paper), beside_lock=True)
    card = deliveries.received_card(talk, item.id, receipt)
    turn = Turn(say=tell_receivers(talk, card, f"{SLOT}{one.id}"), wait=Nothing())
    return turn.plus(tell(talk, receipt)) if receipt.is_new else turn.also(*_tell_received(talk, item, one))


def _tell_received(talk: Talk, item: CalendarItem, one: HandIn) -> tuple[Say, ...]:
    message = says.PaperReceived(item, talk.units[one.unit], one, receiver_label(talk))
    heard = talk.tell_unit(one.unit, (Role.OFFICER, Role.HEAD), message)
    return tuple(say for say in heard if say.room != talk.room)


def _refused(talk: Talk, name: str, number: int, reason: str) -> Turn:
    item, unit = _asked(talk, name, number)
    one = _declared_one(talk, item, unit)
    answered = replace(one, answered_by=talk.person.id, answered_at=talk.now)
    one = replace(answered, state=HandInState.REFUSED, reason=reason)
    talk.store.hand_ins.change(one)
    talk.decide("paper_refused", hand_in=one.id, item=item.id, unit=unit.id, reason=reason)
    told = says.PaperRefused(item, unit, one, receiver_label(talk))
    heard = talk.tell_unit(unit.id, (Role.OFFICER, Role.HEAD), told)
    shown = tell_receivers(talk, says.PaperRefusalSent(item, unit, one), f"{SLOT}{one.id}")
    return Turn(say=(*shown, *heard), wait=Nothing())


def _asked(talk: Talk, name: str, number: int) -> tuple[CalendarItem, Unit]:
    """For the lead alone; raise NotYours or StaleButton."""
    need_receiver(talk)
    item = debts.item_of(talk, name)
    if number not in talk.units:
        raise StaleButton
    return item, talk.units[number]


def _newest(talk: Talk, item: CalendarItem, unit: Unit) -> HandIn | None:
    return current(talk.store.hand_ins.of_unit(talk.bloc.id, item.id, unit.id), How.PAPER)


def _declared_one(talk: Talk, item: CalendarItem, unit: Unit) -> HandIn:
    one = _newest(talk, item, unit)
    if one is None or one.state is not HandInState.DECLARED:
        raise StaleButton
    return one


TAPS = {
    "handpaper": ask,
    "noscan": skip_scan,
    "gotpaper": receive_paper,
    "nopaper": ask_why_not,
    "paperwhy": choose_why_not,
}
ANSWERS = {
    EnterPaper: receive_number,
    SendPaperScan: receive_scan,
    EnterPaperRefusal: receive_why_not,
}
