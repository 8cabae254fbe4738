"""A room's history: one live message a slot, what stays of the earlier ones, and who is told of a change."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from storage import tables
from storage.chat_files import FileSaid, files_said
from storage.database import Database
from storage.store import Store

AT = datetime(2023, 10, 30, 8, tzinfo=UTC)
ROOM = "p1"
FILE = {"digest": "ab12", "name": "mau.docx", "size": 3, "media_type": "application/msword"}
CARD: dict[str, Any] = {"html": "Tiêu chí 1.1", "rows": [[{"label": "9", "value": "set 1 1.1 9", "look": ""}]]}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    database = Database(f"sqlite:///{tmp_path}/khoi.db")
    tables.metadata.create_all(database.engine)
    with database.write() as opened:
        yield opened
    database.close()


def bodies(store: Store) -> list[dict[str, Any]]:
    return [row.body for row in store.chat.last(ROOM, 9)]


def test_a_newer_message_of_the_slot_leaves_nothing_to_tap_on_the_earlier_one(store: Store) -> None:
    store.chat.say(ROOM, CARD, AT, "sheet")
    store.chat.say(ROOM, {**CARD, "recap": "Đã ghi 1.1"}, AT, "sheet")
    store.chat.say(ROOM, CARD, AT, "sheet")
    assert bodies(store) == [{"html": "Tiêu chí 1.1"}, {"html": "Đã ghi 1.1"}, CARD]


def test_an_earlier_message_goes_out_again_as_what_stays_of_it(store: Store) -> None:
    (first,) = store.chat.say(ROOM, CARD, AT, "sheet")
    store.outbox.put(first.row, "telegram", "7", AT, edit=False)
    assert [parcel.body for parcel in store.outbox.due(AT)] == [CARD]
    again, _ = store.chat.say(ROOM, CARD, AT, "sheet")
    assert (again.row, again.edited) == (first.row, True)
    assert [parcel.body for parcel in store.outbox.due(AT)] == [{"html": "Tiêu chí 1.1"}]


def test_a_live_message_is_changed_in_place_only_while_it_is_the_last(store: Store) -> None:
    store.chat.say(ROOM, CARD, AT, "sheet")
    store.chat.say(ROOM, {**CARD, "html": "Tiêu chí 1.2"}, AT, "sheet", in_place=True)
    assert bodies(store) == [{**CARD, "html": "Tiêu chí 1.2"}]
    store.chat.hear(ROOM, {"html": "9"}, AT)
    store.chat.say(ROOM, CARD, AT, "sheet", in_place=True)
    assert [body["html"] for body in bodies(store)] == ["Tiêu chí 1.2", "9", "Tiêu chí 1.1"]


def test_slots_of_other_names_and_other_rooms_stay_as_they_are(store: Store) -> None:
    store.chat.say(ROOM, CARD, AT, "review")
    store.chat.say("p2", CARD, AT, "sheet")
    store.chat.say(ROOM, CARD, AT, "sheet")
    assert bodies(store) == [CARD, CARD]
    assert [row.body for row in store.chat.last("p2")] == [CARD]


def test_a_change_comes_after_what_the_reader_has_seen(store: Store) -> None:
    store.chat.say(ROOM, CARD, AT, "sheet")
    seen = store.chat.last(ROOM)[0].seq
    with_next_turn = Store(store.connection, {})
    with_next_turn.chat.say(ROOM, CARD, AT, "sheet")
    assert [row.body for row in store.chat.after(ROOM, seen)] == [{"html": "Tiêu chí 1.1"}, CARD]


def test_a_file_is_had_while_its_message_still_shows_it(store: Store) -> None:
    store.chat.say(ROOM, {"html": "Mẫu", "files": [FILE], "recap": "Đã gửi mẫu"}, AT, "form")
    said = FileSaid(ROOM, "mau.docx", "application/msword", evidence=0, sent=False)
    assert list(files_said(store.connection, [ROOM], "ab12")) == [said]
    assert not list(files_said(store.connection, ["p2"], "ab12"))
    store.chat.say(ROOM, CARD, AT, "form")
    assert not list(files_said(store.connection, [ROOM], "ab12"))
