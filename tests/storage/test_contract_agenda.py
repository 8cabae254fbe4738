"""How a meeting was called, what it goes through, where it stands, and its guests."""

from dataclasses import replace

import pytest

from rules.agenda import USUAL, ItemKind, Shown, Stand
from rules.calls import Answer, Call, Document, Registration
from rules.guests import Named
from rules.meetings import MeetingState
from storage.store import Store
from tests.storage.moments import at

PAPER = Document(0, "ab" * 32, "bao-cao.docx", 2048, "application/msword")


@pytest.fixture
def meeting(store: Store, bloc: int) -> int:
    return store.meetings.put(bloc, MeetingState.CALLED, at(8)).id


@pytest.fixture
def other(store: Store, bloc: int) -> int:
    """A second meeting, which nothing done to the first may change."""
    number = store.meetings.put(bloc, MeetingState.CALLED, at(9)).id
    store.agenda.fill(number, USUAL)
    store.guests.put(number, [Named("Bí thư", "Tỉnh đoàn")])
    return number


def test_a_called_meeting_gathers_on_the_day_it_gathers(store: Store, meeting: int) -> None:
    store.meetings.begin(meeting, MeetingState.CHECKING_IN, at(14))
    found = store.meetings.get(meeting)
    assert found is not None
    assert (found.state, found.opened_at) == (MeetingState.CHECKING_IN, at(14))


def test_an_agenda_keeps_its_order_through_every_change(store: Store, meeting: int, other: int) -> None:
    store.agenda.fill(meeting, USUAL)
    store.agenda.put(meeting, ItemKind.OTHER, "Chụp ảnh")
    items = store.agenda.items(meeting)
    assert [item.kind for item in items] == [*USUAL, ItemKind.OTHER]
    assert items[-1].title == "Chụp ảnh"
    store.agenda.order(meeting, [item.id for item in reversed(items)])
    assert store.agenda.items(meeting) == tuple(reversed(items))
    store.agenda.remove(meeting, items[0].id)
    store.agenda.put(meeting, ItemKind.OTHER, "Văn nghệ")
    assert [item.title for item in store.agenda.items(meeting)][-1] == "Văn nghệ"
    assert len(store.agenda.items(meeting)) == len(USUAL) + 1
    assert len(store.agenda.items(other)) == len(USUAL)


def test_an_item_is_changed_only_in_its_own_meeting(store: Store, meeting: int, other: int) -> None:
    [first, *_] = store.agenda.items(other)
    store.agenda.remove(meeting, first.id)
    store.agenda.order(meeting, [item.id for item in reversed(store.agenda.items(other))])
    assert store.agenda.items(other)[0] == first


def test_where_a_meeting_stands_is_what_was_put_last(store: Store, meeting: int, other: int) -> None:
    assert store.agenda.stand(meeting) == Stand()
    store.agenda.put_stand(meeting, Stand(7))
    store.agenda.put_stand(meeting, Stand(8, Shown.MOTION, 3, 2))
    assert store.agenda.stand(meeting) == Stand(8, Shown.MOTION, 3, 2)
    assert store.agenda.stand(other) == Stand()


def test_guests_stand_in_protocol_order(store: Store, meeting: int, other: int) -> None:
    store.guests.put(meeting, [Named("Phó Chủ tịch", "Ủy ban"), Named("Trưởng ban", "Ban Tổ chức")])
    store.guests.put(meeting, [])
    store.guests.put(meeting, [Named("Chánh Văn phòng", "Tỉnh ủy")])
    guests = store.guests.of_meeting(meeting)
    assert [guest.name for guest in guests] == ["Phó Chủ tịch", "Trưởng ban", "Chánh Văn phòng"]
    store.guests.order(meeting, [guest.id for guest in (guests[2], guests[0], guests[1])])
    store.guests.remove(meeting, guests[0].id)
    store.guests.remove(meeting, store.guests.of_meeting(other)[0].id)
    assert [guest.about for guest in store.guests.of_meeting(meeting)] == ["Tỉnh ủy", "Ban Tổ chức"]
    assert len(store.guests.of_meeting(other)) == 1


def test_a_call_and_its_papers_come_back_as_they_were(store: Store, meeting: int, other: int) -> None:
    assert store.calls.get(meeting) is None
    call = Call(at(14), "Hội trường tầng 2")
    store.calls.put(meeting, call)
    store.calls.put(meeting, replace(call, sent="ab12"))
    assert store.calls.get(meeting) == replace(call, sent="ab12")
    store.calls.put_document(meeting, PAPER)
    store.calls.put_document(meeting, replace(PAPER, name="phu-luc.pdf"))
    kept = store.calls.documents(meeting)
    assert [replace(document, id=0) for document in kept] == [PAPER, replace(PAPER, name="phu-luc.pdf")]
    store.calls.remove_document(other, kept[0].id)
    store.calls.remove_document(meeting, kept[1].id)
    assert store.calls.documents(meeting) == kept[:1]
    assert (store.calls.get(other), store.calls.documents(other)) == (None, ())


def test_a_unit_has_answered_what_it_answered_last(
    store: Store, meeting: int, units: list[int], officer: int
) -> None:
    stand_in = Registration(Answer.STAND_IN, "Phó Trưởng ban", "phụ trách")
    absent = Registration(Answer.ABSENT, reason="dự họp ở Trung ương")
    store.calls.register(meeting, units[2], officer, Registration(Answer.COMING))
    store.calls.register(meeting, units[2], officer, stand_in)
    store.calls.register(meeting, units[0], officer, absent)
    assert store.calls.registrations(meeting) == {units[0]: absent, units[2]: stand_in}
