"""Edits, and what becomes of a message that Telegram will not take."""

import pytest

from bot.channel import MessageLost, TryLater, Unreachable, Unsayable
from messages.outgoing import Button, FileOut, Outgoing
from tests.telegram.bot_api import BotApi
from tests.telegram.desk import Desk
from tests.telegram.person import Person


async def test_an_edit_changes_the_message_in_place(officer: Person, desk: Desk) -> None:
    async with desk.speaking() as channel:
        number = await channel.send("11", Outgoing("Có mặt: 3", ((Button("Có mặt", "here"),),)))
        assert await channel.send("11", Outgoing("Có mặt: 4"), edits=number) == number
        assert await channel.send("11", Outgoing("Có mặt: 4"), edits=number) == number
    assert [(seen.text, seen.buttons) for seen in officer.sees()] == [("Có mặt: 4", [])]


async def test_an_edit_of_a_deleted_message_says_it_is_lost(officer: Person, desk: Desk) -> None:
    async with desk.speaking() as channel:
        number = await channel.send("11", Outgoing("Có mặt: 3"))
        officer.forgets(officer.sees()[-1])
        with pytest.raises(MessageLost):
            await channel.send("11", Outgoing("Có mặt: 4"), edits=number)


async def test_an_edit_that_no_longer_fits_one_message_says_send_it_anew(officer: Person, desk: Desk) -> None:
    async with desk.speaking() as channel:
        number = await channel.send("11", Outgoing("ngắn"))
        with pytest.raises(MessageLost):
            await channel.send("11", Outgoing("dài\n" * 2000), edits=number)
    assert officer.sees()[0].text == "ngắn"


async def test_an_edit_that_ends_in_a_file_sends_the_file_too(officer: Person, desk: Desk) -> None:
    desk.kept = {"d1": b"%PDF-1.7"}
    async with desk.speaking() as channel:
        number = await channel.send("11", Outgoing("đang lập…"))
        done = Outgoing("Đã lập.", files=(FileOut("d1", "Biên bản.pdf", 8, "application/pdf"),))
        assert await channel.send("11", done, edits=number) == number
    assert [(seen.text, seen.file) for seen in officer.sees()] == [("Đã lập.", ""), ("", "Biên bản.pdf")]


async def test_why_a_person_cannot_be_reached_is_told_apart(api: BotApi, officer: Person, desk: Desk) -> None:
    removed = api.group(-500, "Nhóm Khối")
    removed.removes_the_bot()
    blocked, gone = api.person(12, "Thủ trưởng"), api.person(13, "Thư ký")
    blocked.blocks()
    gone.leaves_telegram()
    api.person(14, "Chủ trì")
    why = {}
    async with desk.speaking() as channel:
        for address in ("12", "13", "14", "15", "-500", "-501"):
            with pytest.raises(Unreachable) as refused:
                await channel.send(address, Outgoing("Đề nghị đơn vị tự chấm điểm."))
            why[address] = refused.value.why
    assert why == {
        "12": "blocked",
        "13": "deactivated",
        "14": "never_started",
        "15": "never_started",
        "-500": "gone",
        "-501": "gone",
    }


async def test_telegrams_wish_for_patience_is_passed_on_in_seconds(
    api: BotApi, officer: Person, desk: Desk
) -> None:
    api.refuse("sendMessage", 429, "Too Many Requests: retry after 17", retry_after=17)
    async with desk.speaking() as channel:
        with pytest.raises(TryLater) as later:
            await channel.send("11", Outgoing("chào"))
    assert later.value.seconds == 17


@pytest.mark.parametrize(
    ("code", "description"), [(502, "Bad Gateway"), (500, "Internal Server Error"), (401, "no")]
)
async def test_a_failing_network_is_tried_later(
    api: BotApi, officer: Person, desk: Desk, code: int, description: str
) -> None:
    api.refuse("sendMessage", code, description)
    async with desk.speaking() as channel:
        with pytest.raises(TryLater) as later:
            await channel.send("11", Outgoing("chào"))
    assert later.value.seconds == 0


async def test_what_telegram_will_never_take_is_told_from_what_it_may_take_later(
    officer: Person, desk: Desk
) -> None:
    async with desk.speaking() as channel:
        with pytest.raises(Unsayable, match="utton_data_invalid"):
            await channel.send("11", Outgoing("Chọn", ((Button("Duyệt", "x" * 65),),)))
        with pytest.raises(Unsayable, match="parse entities"):
            await channel.send("11", Outgoing("<u"))
    assert officer.sees() == []


async def test_no_server_at_all_is_tried_later(desk: Desk) -> None:
    desk.api.base_url = "http://127.0.0.1:9/bot"
    async with desk.speaking() as channel:
        with pytest.raises(TryLater):
            await channel.send("11", Outgoing("chào"))
        with pytest.raises(TryLater):
            await channel.invitation("abc")


async def test_patience_after_the_text_is_out_does_not_say_it_twice(
    api: BotApi, officer: Person, desk: Desk
) -> None:
    desk.kept = {"d1": b"%PDF-1.7"}
    api.refuse("sendDocument", 429, "Too Many Requests: retry after 5", retry_after=5)
    async with desk.speaking() as channel:
        paper = FileOut("d1", "Biên bản.pdf", 8, "application/pdf")
        await channel.send("11", Outgoing("Kết quả", files=(paper,)))
    assert [(seen.text, seen.file) for seen in officer.sees()] == [("Kết quả", ""), ("", "Biên bản.pdf")]
    assert desk.pauses == [5.0]


async def test_a_group_that_moved_is_reported_and_still_gets_the_message(api: BotApi, desk: Desk) -> None:
    new = api.group(-500, "Nhóm Khối").moves(-1_000_000_000_500)
    async with desk.speaking() as channel:
        await channel.send("-500", Outgoing("Kết quả"))
    assert desk.moves == [("-500", "-1000000000500")]
    assert [seen.text for seen in new.sees()] == ["Kết quả"]
