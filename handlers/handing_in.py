"""Nộp báo cáo: words and files handed in in the chat, seen once more before they go.

item's card -> [Nộp báo cáo] -> words, files, as many messages as it takes -> [Xác nhận nộp] -> told to the lead
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.due_dates import due_for
from handlers.evidence_keeping import refusals
from handlers.extension_closing import settle
from handlers.hand_in_rights import files_of, is_leads, keep_files, let_go, own_draft, own_item
from handlers.receipts import record
from handlers.receiving import is_heard, receiver_label, tell_receivers
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import hand_ins as says
from messages.deliveries import DatedPoints
from messages.evidence import AT_ONCE
from rules.calendar_items import CalendarItem
from rules.deliveries import Delivery, How, days_late
from rules.errors import StaleButton
from rules.errors_hand_ins import NotOpenYet
from rules.hand_ins import HandIn, HandInState, check_complete, check_words, current, draft
from rules.people import Role

SLOT = "handin"


@dataclass(frozen=True)
class SendHandIn(Waiting):
    item: str
    takes_any_text = True


def ask(talk: Talk, item: str) -> Turn:
    """Raise NotYours, StaleButton or NotOpenYet."""
    found = _open_item(talk, item)
    earlier = talk.store.hand_ins.of_unit(talk.bloc.id, found.id, talk.unit.id)
    begun = draft(earlier, How.CHAT)
    if begun is not None:
        return _shown(talk, found, begun)
    asked = says.AskHandIn(
        item=found,
        unit=talk.unit,
        due=due_for(talk, found, talk.unit.id),
        lead=talk.bloc.label("lead"),
        sent=current(earlier, How.CHAT),
        is_leads=is_leads(talk, found),
    )
    return talk.reply(asked, SLOT, SendHandIn(found.id))


def receive(talk: Talk) -> Turn:
    """Words and files join what has come already; raise WordsTooLong."""
    item = _open_item(talk, talk.awaited(SendHandIn).item)
    begun = draft(talk.store.hand_ins.of_unit(talk.bloc.id, item.id, talk.unit.id), How.CHAT)
    one = begun or _begin(talk, item)
    words = check_words("\n".join(filter(None, (one.words, talk.said.text.strip()))))
    one = replace(one, words=words, by=talk.person.id, at=talk.now)
    talk.store.hand_ins.change(one)
    kept = keep_files(talk, one)
    turn = _shown(talk, item, one)
    return turn.also(*refusals(talk, kept)) if kept else turn


def submit(talk: Talk, number: int) -> Turn:
    """Xác nhận nộp: dated, told to the lead with the files; raise NothingHandedIn."""
    item, one = own_draft(talk, number, How.CHAT)
    check_complete(one.words, len(files_of(talk, one)))
    return _sent(talk, item, one)


def mark_done(talk: Talk, item: str) -> Turn:
    """Không ghi thêm: the lead's own item is done, with nothing said of it; a second tap raises StaleButton."""
    found = _open_item(talk, item)
    if not is_leads(talk, found):
        raise StaleButton
    earlier = talk.store.hand_ins.of_unit(talk.bloc.id, found.id, talk.unit.id)
    begun = draft(earlier, How.CHAT)
    if begun is None and current(earlier, How.CHAT) is not None:
        raise StaleButton
    return _sent(talk, found, begun or _begin(talk, found))


def _sent(talk: Talk, item: CalendarItem, one: HandIn) -> Turn:
    files = files_of(talk, one)
    before = current(talk.store.hand_ins.of_unit(talk.bloc.id, item.id, talk.unit.id), How.CHAT)
    one = replace(one, state=HandInState.SENT, by=talk.person.id, at=talk.now)
    talk.store.hand_ins.change(one)
    digests = [file.digest for file in files]
    talk.decide("handed_in", hand_in=one.id, item=item.id, unit=one.unit, files=digests)
    points = _receipt(talk, item, one)
    late = days_late(due_for(talk, item, one.unit), talk.today)
    paper = item.done_by.paper and not item.done_by.either
    by_lead = is_leads(talk, item)
    to = (receiver_label(talk), by_lead, is_heard(talk))
    done = says.HandedIn(item, talk.unit, one, len(files), late, paper, points, *to)
    told = says.HandInArrived(item, talk.unit, one, files[:AT_ONCE], len(files), late, before)
    more = [
        says.HandInFiles(item, talk.unit, files[first : first + AT_ONCE], first, len(files))
        for first in range(AT_ONCE, len(files), AT_ONCE)
    ]
    heard = [say for message in (told, *more) for say in tell_receivers(talk, message)]
    colleagues = talk.tell_unit(one.unit, (Role.OFFICER, Role.HEAD), done)
    rooms = {talk.room, *(say.room for say in heard)}
    return talk.reply(done, SLOT, Nothing()).also(
        *(say for say in heard if say.room != talk.room),
        *(say for say in colleagues if say.room not in rooms),
        *settle(talk, item, one.unit),
    )


def reword(talk: Talk, number: int) -> Turn:
    """Soạn lại phần chữ: the files stay."""
    item, one = own_draft(talk, number, How.CHAT)
    one = replace(one, words="", by=talk.person.id, at=talk.now)
    talk.store.hand_ins.change(one)
    return _shown(talk, item, one)


def give_up(talk: Talk, number: int) -> Turn:
    """Không nộp: files stay in the unit's evidence book."""
    item, one = own_draft(talk, number, How.CHAT)
    files = files_of(talk, one)
    let_go(talk, one)
    return talk.reply(says.HandInDropped(item, talk.unit, len(files)), SLOT, Nothing())


def _open_item(talk: Talk, name: str) -> CalendarItem:
    item = own_item(talk, name, How.CHAT)
    if item.opens and item.opens > talk.now:
        raise NotOpenYet(item.title, item.opens)
    return item


def _begin(talk: Talk, item: CalendarItem) -> HandIn:
    new = HandIn(
        0, talk.bloc.id, item.id, talk.unit.id, How.CHAT, HandInState.DRAFT, talk.person.id, talk.now
    )
    return replace(new, id=talk.store.hand_ins.put(new))


def _shown(talk: Talk, item: CalendarItem, one: HandIn) -> Turn:
    lead = talk.bloc.label("lead")
    shown = says.ConfirmHandIn(item, talk.unit, one, files_of(talk, one), lead)
    return Turn(say=(Say(talk.room, shown, SLOT),), wait=SendHandIn(item.id))


def _receipt(talk: Talk, item: CalendarItem, one: HandIn) -> tuple[DatedPoints, ...]:
    """The first one is the receipt; where signed paper is needed too, that is what dates it."""
    dated_by_paper = item.done_by.paper and not item.done_by.either
    held = talk.store.deliveries.of_item(talk.bloc.id, item.id).get(one.unit)
    if dated_by_paper or held is not None:
        return ()
    delivery = Delivery(item.id, one.unit, talk.today, How.CHAT, "", None, talk.person.id, talk.now)
    return record(talk, item, delivery, beside_lock=True).points


TAPS = {"handin": ask, "sendin": submit, "rewordin": reword, "dropin": give_up, "itemdone": mark_done}
ANSWERS = {SendHandIn: receive}
