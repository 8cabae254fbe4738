"""What waits for other networks: sent once, the newest of it, what is hurried first."""

from datetime import date, timedelta
from typing import Any

from rules.priorities import Priority
from storage.parcels import HEADS, Parcel
from storage.reach import Unreachable
from storage.store import Store
from tests.storage.moments import at

ROOM = "p1"


def said(text: str) -> dict[str, Any]:
    return {"html": text}


def queue(store: Store, text: str, address: str = "11", priority: Priority = Priority.NOTICE) -> int:
    [one] = store.chat.say(ROOM, said(text), at(8))
    store.outbox.put(one.row, "telegram", address, at(8), edit=False, priority=priority)
    return one.row


def change(store: Store, text: str, *, address: str = "11") -> None:
    """The live message of the room says something else."""
    for card in store.chat.say(ROOM, said(text), at(8), "meeting", in_place=True):
        store.outbox.put(card.row, "telegram", address, at(8), edit=card.edited)


def only(store: Store) -> Parcel:
    [parcel] = store.outbox.due(at(9))
    return parcel


def texts(store: Store, **band: Priority) -> list[str]:
    return [parcel.body["html"] for parcel in store.outbox.due(at(9), **band)]


def test_a_parcel_waits_for_its_time_and_goes_once(store: Store) -> None:
    [one] = store.chat.say(ROOM, said("đến hạn"), at(8))
    store.outbox.put(one.row, "telegram", "11", at(9), edit=False)
    assert (store.outbox.due(at(8, 59)), store.outbox.next_due(at(8, 59))) == ([], at(9))
    parcel = only(store)
    assert (parcel.address, parcel.body, parcel.remote) == ("11", said("đến hạn"), "")
    store.outbox.later(parcel, at(9, 10))
    assert (store.outbox.due(at(9)), store.outbox.next_due(at(9))) == ([], at(9, 10))
    [parcel] = store.outbox.due(at(10))
    store.outbox.later(parcel, at(10), counted=False)
    assert [one.tries for one in store.outbox.due(at(10))] == [1]
    store.outbox.sent(parcel, "77")
    assert (store.outbox.due(at(11)), store.outbox.next_due(at(9))) == ([], None)


def test_a_clock_set_back_an_hour_or_a_day_holds_nothing_up(store: Store) -> None:
    [one] = store.chat.say(ROOM, said("đến hạn"), at(9))
    store.outbox.put(one.row, "telegram", "11", at(9), edit=False)
    for now in (at(8), at(8) - timedelta(days=1)):
        [parcel] = store.outbox.due(now)
        assert parcel.body == said("đến hạn")


def test_an_edit_follows_where_the_message_went_and_nowhere_else(store: Store) -> None:
    change(store, "Có mặt: 3")
    store.outbox.sent(only(store), "77")
    change(store, "Có mặt: 4")
    change(store, "Có mặt: 5", address="12")
    edit = only(store)
    assert (edit.address, edit.remote, edit.body) == ("11", "77", said("Có mặt: 5"))
    store.outbox.lost(edit)
    assert only(store).remote == ""


def test_a_message_changed_under_way_goes_again(store: Store) -> None:
    change(store, "Có mặt: 3")
    parcel = only(store)
    change(store, "Có mặt: 4")
    store.outbox.sent(parcel, "77")
    again = only(store)
    assert (again.remote, again.body) == ("77", said("Có mặt: 4"))
    store.outbox.failed(parcel, "hỏng")
    assert only(store) == again
    store.outbox.failed(again, "hỏng")
    assert store.outbox.due(at(9)) == []


def test_a_change_back_to_what_was_sent_needs_no_sending(store: Store) -> None:
    change(store, "Có mặt: 3")
    assert not only(store).needless
    store.outbox.sent(only(store), "77")
    change(store, "Có mặt: 4")
    assert not only(store).needless
    change(store, "Có mặt: 3")
    assert only(store).needless
    store.outbox.skipped(only(store))
    assert store.outbox.due(at(9)) == []


def test_what_a_newer_one_replaced_before_it_went_is_not_sent(store: Store) -> None:
    change(store, "Nhắc hôm qua")
    for one in store.chat.say(ROOM, said("Nhắc hôm nay"), at(9), "meeting"):
        store.outbox.put(one.row, "telegram", "11", at(8), edit=one.edited)
    assert {parcel.body["html"]: parcel.needless for parcel in store.outbox.due(at(9))} == {
        "Nhắc hôm qua": True,
        "Nhắc hôm nay": False,
    }


def test_what_is_hurried_stands_first_and_edits_after_what_is_new(store: Store) -> None:
    change(store, "Có mặt: 3", address="14")
    store.outbox.sent(only(store), "77")
    change(store, "Có mặt: 4", address="14")
    for number, priority in enumerate(reversed(Priority)):
        queue(store, priority.name, str(number), priority)
    queue(store, "NEW", "14")
    assert texts(store) == ["ANSWER", "BALLOT", "NOTICE", "NEW", "Có mặt: 4", "REMINDER"]
    assert texts(store, first=Priority.NOTICE, last=Priority.NOTICE) == ["NOTICE", "NEW", "Có mặt: 4"]


def test_one_chat_with_much_to_hear_does_not_hide_the_others(store: Store) -> None:
    for number in range(HEADS + 3):
        queue(store, f"dài {number}", "11")
    queue(store, "ngắn", "12")
    assert texts(store) == ["dài 0", "dài 1", "ngắn"]
    assert [parcel.place for parcel in store.outbox.due(at(9))] == [1, 2, 1]


def test_dead_letters_say_whose_they_were_and_why(store: Store) -> None:
    queue(store, "hỏng")
    store.outbox.failed(only(store), "Button_data_invalid")
    [letter] = store.outbox.dead()
    assert (letter.channel, letter.room, letter.why) == ("telegram", ROOM, "Button_data_invalid")


def test_who_is_back_is_told_once_how_much_was_said_meanwhile(store: Store) -> None:
    for text in ("một", "hai"):
        queue(store, text)
    queue(store, "khác", "12")
    store.people.put_address("telegram", "11", person=1)
    store.outbox.missed("telegram", "11")
    store.people.set_address_state("telegram", "11", "blocked", at(9))
    later = [store.chat.say(ROOM, said(text), at(10))[0].row for text in ("ba", "bốn")]
    assert texts(store) == ["khác"]
    unheard = store.away.back(ROOM, "telegram", "11", at(11))
    assert (unheard.count, len(unheard.newest), unheard.newest[1:]) == (4, 3, tuple(later))
    store.people.set_address_state("telegram", "11", "active")
    assert store.away.back(ROOM, "telegram", "11", at(11)).count == 0


def test_who_is_not_reached_is_known_until_they_are_heard(store: Store, bloc: int, officer: int) -> None:
    day = date(2023, 10, 30)
    store.people.put_address("telegram", "11", person=officer)
    assert store.people.unreachable(bloc, day) == ()
    store.people.set_address_state("telegram", "11", "blocked", at(8))
    [found] = store.people.unreachable(bloc, day)
    person = store.people.person(officer)
    assert person is not None
    assert found == Unreachable(officer, person.name, found.unit, "telegram", "blocked", at(8))
    store.people.set_address_state("telegram", "11", "active")
    assert store.people.unreachable(bloc, day) == ()


def test_a_group_without_the_bot_is_known(store: Store, bloc: int) -> None:
    store.people.put_address("telegram", "-500", bloc=bloc)
    assert store.people.lost_group(bloc) == ()
    store.people.set_address_state("telegram", "-500", "gone", at(8))
    assert [(lost.channel, lost.state) for lost in store.people.lost_group(bloc)] == [("telegram", "gone")]


def test_what_waits_for_a_group_that_moved_goes_where_it_is_now(store: Store, bloc: int) -> None:
    store.people.put_address("telegram", "-500", bloc=bloc)
    queue(store, "Kết quả", "-500")
    store.people.move_address("telegram", "-500", "-1000500")
    assert [parcel.address for parcel in store.outbox.due(at(9))] == ["-1000500"]
