"""The agenda: arranged by the secretary, stepped through by the chair or secretary in any order.

meeting card -> [Chương trình] -> an item -> up, down, begin, drop; [Nội dung tiếp theo ›] -> every present phone
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handlers.meeting import DELEGATES, RUNNING, SLOT, meeting_card, own_meeting, present_units
from handlers.screen import turn_to
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import agenda as says
from rules.agenda import Item, ItemKind, following, item_of, moved
from rules.ballot_sheet import Meeting
from rules.errors import NotNow, StaleButton
from rules.meetings import MeetingState
from rules.names import check_name

LIVE = "agenda"
ARRANGED = {MeetingState.CALLED, *RUNNING}


@dataclass(frozen=True)
class EnterAgendaItem(Waiting):
    meeting: int
    takes_any_text = True


def open_agenda(talk: Talk, number: int) -> Turn:
    """Chương trình: the list, each item by its number."""
    meeting = led_in(talk, number)
    items, stand = talk.store.agenda.items(meeting.id), talk.store.agenda.stand(meeting.id)
    listed = says.AgendaList(talk.bloc, meeting.id, items, stand.item, meeting.state in RUNNING)
    return talk.reply(listed, SLOT, Nothing())


def open_item(talk: Talk, number: int, item: int) -> Turn:
    meeting = led_in(talk, number)
    items = talk.store.agenda.items(meeting.id)
    found = _item(items, item)
    card = says.AgendaItem(
        bloc=talk.bloc,
        meeting=meeting.id,
        item=found,
        place=items.index(found) + 1,
        items=len(items),
        current=talk.store.agenda.stand(meeting.id).item == item,
        may_step=meeting.state in RUNNING,
    )
    return talk.reply(card, SLOT)


def move_up(talk: Talk, number: int, item: int) -> Turn:
    return _move(talk, number, item, -1)


def move_down(talk: Talk, number: int, item: int) -> Turn:
    return _move(talk, number, item, 1)


def drop(talk: Talk, number: int, item: int) -> Turn:
    """What is under way stays in the list."""
    meeting = led_in(talk, number)
    _item(talk.store.agenda.items(meeting.id), item)
    if item == talk.store.agenda.stand(meeting.id).item:
        return open_item(talk, number, item)
    talk.store.agenda.remove(meeting.id, item)
    return open_agenda(talk, number)


def ask_item(talk: Talk, number: int) -> Turn:
    meeting = led_in(talk, number)
    return talk.reply(says.AskAgendaItem(meeting.id), SLOT, EnterAgendaItem(meeting.id))


def receive_item(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterAgendaItem)
    text, meeting = talk.typed(), led_in(talk, waiting.meeting)
    talk.store.agenda.put(meeting.id, ItemKind.OTHER, check_name(text, "agenda_item"))
    return open_agenda(talk, meeting.id)


def next_item(talk: Talk, number: int, after: int) -> Turn:
    """Nội dung tiếp theo: two people pressing at once go one item further, not two."""
    meeting = led_in(talk, number, RUNNING)
    items, current = talk.store.agenda.items(meeting.id), talk.store.agenda.stand(meeting.id).item
    found = following(items, current)
    if after != current or found is None:
        return talk.reply(meeting_card(talk, meeting), SLOT)
    return _begin(talk, meeting, found)


def begin_item(talk: Talk, number: int, item: int) -> Turn:
    meeting = led_in(talk, number, RUNNING)
    return _begin(talk, meeting, _item(talk.store.agenda.items(meeting.id), item))


def under_way(talk: Talk, meeting: Meeting, units: Iterable[int]) -> tuple[Say, ...]:
    """What the meeting is at, on the phones of these units' delegates; nothing before the first item."""
    stand = talk.store.agenda.stand(meeting.id)
    item = item_of(talk.store.agenda.items(meeting.id), stand.item)
    if item is None:
        return ()
    told = says.UnderWay(talk.bloc, item)
    found = [say for unit in units for say in talk.tell_unit(unit, DELEGATES, told, LIVE)]
    return tuple(replace(say, live=True) for say in found)


def _begin(talk: Talk, meeting: Meeting, item: Item) -> Turn:
    """The screen turns to the item, whatever it showed before."""
    turn_to(talk, meeting, item)
    phones = under_way(talk, meeting, sorted(present_units(talk, meeting)))
    return Turn().also(*talk.tell_lead(meeting_card(talk, meeting), SLOT), *phones)


def _move(talk: Talk, number: int, item: int, by: int) -> Turn:
    meeting = led_in(talk, number)
    items = talk.store.agenda.items(meeting.id)
    _item(items, item)
    talk.store.agenda.order(meeting.id, moved([one.id for one in items], item, by))
    return open_item(talk, number, item)


def led_in(talk: Talk, number: int, states: set[MeetingState] = ARRANGED) -> Meeting:
    """The bloc's meeting, for the lead, in one of these states; raise NotYours, StaleButton or NotNow."""
    talk.need_lead()
    meeting = own_meeting(talk, number)
    if meeting.state not in states:
        raise NotNow("arrange", meeting.state.value)
    return meeting


def _item(items: tuple[Item, ...], number: int) -> Item:
    found = item_of(items, number)
    if found is None:
        raise StaleButton
    return found


TAPS = {
    "agenda": open_agenda,
    "agendaitem": open_item,
    "agendaup": move_up,
    "agendadown": move_down,
    "agendadrop": drop,
    "agendaadd": ask_item,
    "agendanext": next_item,
    "agendago": begin_item,
}
ANSWERS = {EnterAgendaItem: receive_item}
