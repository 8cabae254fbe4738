"""Gửi bản scan: the lead keeps a scan of a signed paper that it recorded itself.

recorded receipt of a paper -> [Gửi bản scan] -> files -> kept with the unit's hand-ins
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers import debts
from handlers.evidence_keeping import refusals
from handlers.hand_in_rights import files_of, keep_files
from handlers.receiving import need_receiver
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import paper_hand_ins as says
from rules.calendar_items import CalendarItem
from rules.deliveries import Delivery, How
from rules.errors import NothingFiled, StaleButton
from rules.hand_ins import HandIn, HandInState, current

SLOT = "reports"


@dataclass(frozen=True)
class SendReceivedScan(Waiting):
    item: str
    deliverer: int


def ask(talk: Talk, item: str, deliverer: int) -> Turn:
    found, delivery = _received(talk, item, deliverer)
    asked = says.AskReceivedScan(found, talk.units[deliverer], delivery, talk.bloc.label("lead"))
    return talk.reply(asked, SLOT, SendReceivedScan(found.id, deliverer))


def receive(talk: Talk) -> Turn:
    """Raise NothingFiled."""
    waiting = talk.awaited(SendReceivedScan)
    item, delivery = _received(talk, waiting.item, waiting.deliverer)
    if not talk.said.files:
        raise NothingFiled
    one = _paper(talk, item, delivery)
    kept = keep_files(talk, one)
    if kept and not kept.files and not kept.again:
        return Turn(say=refusals(talk, kept))
    talk.decide("paper_scanned", hand_in=one.id, item=item.id, unit=one.unit)
    shown = says.ReceivedScanKept(item, talk.units[one.unit], len(files_of(talk, one)))
    turn = talk.reply(shown, SLOT, Nothing())
    return turn.also(*refusals(talk, kept)) if kept else turn


def _received(talk: Talk, name: str, number: int) -> tuple[CalendarItem, Delivery]:
    """A paper that the lead has recorded; raise NotYours or StaleButton."""
    need_receiver(talk)
    item = debts.item_of(talk, name)
    delivery = talk.store.deliveries.of_item(talk.bloc.id, item.id).get(number)
    if number not in talk.units or delivery is None or delivery.how is not How.PAPER:
        raise StaleButton
    return item, delivery


def _paper(talk: Talk, item: CalendarItem, delivery: Delivery) -> HandIn:
    """What the unit declared and the lead received, or the lead's own record of it."""
    handed = current(talk.store.hand_ins.of_unit(talk.bloc.id, item.id, delivery.unit), How.PAPER)
    if handed is not None and handed.state is HandInState.RECEIVED:
        return handed
    state, said = HandInState.RECEIVED, (delivery.number, delivery.dated)
    new = HandIn(0, talk.bloc.id, item.id, delivery.unit, How.PAPER, state, talk.person.id, talk.now, "", *said)
    return replace(new, id=talk.store.hand_ins.put(new))


TAPS = {"leadscan": ask}
ANSWERS = {SendReceivedScan: receive}
