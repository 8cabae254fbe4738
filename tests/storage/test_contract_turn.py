"""What a turn keeps: claimed once, said in order, sent once, remembered."""

from typing import Any

from sqlalchemy import update

from storage import tables
from storage.conversations import Caller
from storage.store import Store
from tests.storage.moments import at

ROOM = "p1"


def said(text: str) -> dict[str, Any]:
    return {"html": text}


def test_an_update_is_claimed_once(store: Store) -> None:
    assert [store.inbox.claim("web:a:1"), store.inbox.claim("web:a:1"), store.inbox.claim("web:a:2")] == [
        True,
        False,
        True,
    ]


def test_what_one_turn_changes_in_a_room_comes_together_and_in_order(store: Store) -> None:
    before = store.chat.after(ROOM, 0)
    store.chat.hear(ROOM, said("chấm điểm"), at(8))
    store.chat.say(ROOM, said("Tiêu chí 1.1"), at(8), "sheet")
    first, second = store.chat.after(ROOM, before[-1].seq if before else 0)
    assert (first.author, first.body, first.at) == ("me", said("chấm điểm"), at(8))
    assert (second.author, second.seq) == ("bot", first.seq)
    assert store.chat.after(ROOM, second.seq) == []
    assert store.chat.last(ROOM, 2) == [first, second]


def test_a_live_message_is_changed_in_place_only_while_it_is_the_last(store: Store) -> None:
    [card] = store.chat.say(ROOM, said("Có mặt: 3") | {"rows": [[]], "recap": "Điểm danh."}, at(8), "meeting")
    [edit] = store.chat.say(ROOM, said("Có mặt: 4"), at(9), "meeting", in_place=True)
    assert (edit.row, edit.edited) == (card.row, True)
    store.chat.hear(ROOM, said("đợi chút"), at(9))
    retired, renewed = store.chat.say(ROOM, said("Có mặt: 5"), at(9), "meeting", in_place=True)
    assert (retired.row, retired.edited, renewed.edited) == (card.row, True, False)
    assert [row.body for row in store.chat.last(ROOM, 3)] == [
        said("Có mặt: 4"),
        said("đợi chút"),
        said("Có mặt: 5"),
    ]


def test_a_retired_message_keeps_its_recap_and_nothing_to_tap(store: Store) -> None:
    store.chat.say(ROOM, said("Chọn") | {"rows": [[]], "recap": "Đã hỏi."}, at(8), "menu")
    store.chat.say(ROOM, said("Chọn lại"), at(8), "menu")
    assert [row.body for row in store.chat.last(ROOM, 2)] == [said("Đã hỏi."), said("Chọn lại")]


def test_where_an_officer_stands_is_kept_and_replaced(store: Store, officer: int, units: list[int]) -> None:
    person = store.people.person(officer)
    assert person is not None
    for step, body in (("EnterAnswer", {"sheet": 1, "leaf": "2.3"}), ("", {})):
        store.conversations.put(Caller(person, units[4], step, body))
        assert store.conversations.of_person(officer) == Caller(person, units[4], step, body)


def test_an_effect_is_finished_by_one(store: Store) -> None:
    number = store.effects.put("draw_result", {"ballot": 1})
    assert [(row.kind, row.body) for row in store.effects.pending()] == [("draw_result", {"ballot": 1})]
    assert [store.effects.finish(number), store.effects.finish(number)] == [True, False]
    assert store.effects.pending() == []


def test_a_note_is_replaced_and_a_thing_is_announced_once(store: Store, bloc: int) -> None:
    for value in ("một", "hai"):
        store.notes.put("khóa", value)
    assert (store.notes.get("khóa"), store.notes.get("không có")) == ("hai", None)
    assert [store.announced.put(bloc, "tu-cham", at(8)) for _ in range(2)] == [True, False]
    assert store.announced.items(bloc) == {"tu-cham"}


def test_the_chained_log_shows_a_line_that_was_altered(store: Store, bloc: int) -> None:
    for number in range(3):
        store.audit.put(bloc, "sheet_submitted", {"sheet": number, "chữ": "ế"}, at(8))
    assert store.audit.unbroken(bloc)
    line = tables.audit.c.number == 2
    store.connection.execute(update(tables.audit).where(line).values(body={"sheet": 9}))
    assert not store.audit.unbroken(bloc)
