"""Choose up to k: marks live in the message's own keyboard."""

from messages import telegram as words
from messages.outgoing import Button, Choice, Outgoing
from tests.telegram.bot_api import BotApi
from tests.telegram.desk import Desk
from tests.telegram.person import Person

OPTIONS = (Button("Báo Lào Cai", "unit:1"), Button("Ban Tổ chức", "unit:2"), Button("Ban Dân vận", "unit:3"))
QUESTION = Outgoing("Chọn không quá 2 đơn vị", choice=Choice(2, "Xong", "vote:7", OPTIONS))
SHOWN = ["☐ Báo Lào Cai", "☐ Ban Tổ chức", "☐ Ban Dân vận", "Xong"]


async def asked(api: BotApi, desk: Desk) -> Person:
    officer = api.person(11, "Đại biểu")
    officer.starts()
    async with desk.speaking() as channel:
        await channel.send("11", QUESTION)
    assert officer.sees()[-1].buttons == SHOWN
    return officer


async def test_options_are_marked_and_unmarked_in_place(api: BotApi, desk: Desk) -> None:
    officer = await asked(api, desk)
    async with desk.listening():
        officer.taps("☐ Báo Lào Cai")
        await officer.waits_for("☑ Báo Lào Cai")
        officer.taps("☐ Ban Dân vận")
        await officer.waits_for("☑ Ban Dân vận")
        officer.taps("☑ Báo Lào Cai")
        await officer.waits_for("☐ Báo Lào Cai")
        officer.taps("Xong")
        await desk.hears(2)
    assert (desk.heard[-1].tap, desk.heard[-1].marks) == ("vote:7", ("unit:3",))
    assert len(officer.sees()) == 1


async def test_quick_taps_on_a_keyboard_not_yet_redrawn_all_count(api: BotApi, desk: Desk) -> None:
    officer = await asked(api, desk)
    for label in (*SHOWN[:2], "Xong"):
        officer.taps(label)
    async with desk.listening():
        await desk.hears(2)
    assert desk.heard[-1].marks == ("unit:1", "unit:2")


async def test_marks_outlive_a_restart(api: BotApi, desk: Desk) -> None:
    officer = await asked(api, desk)
    async with desk.listening():
        await api.confirms(officer.taps("☐ Ban Tổ chức"))
    async with desk.listening():
        officer.taps("Xong")
        await desk.hears(2)
    assert desk.heard[-1].marks == ("unit:2",)


async def test_a_mark_delivered_twice_is_still_one_mark(api: BotApi, desk: Desk) -> None:
    officer = await asked(api, desk)
    seen = officer.sees()[-1]
    async with desk.listening():
        await api.confirms(officer.taps("☐ Ban Tổ chức"))
        await api.confirms(officer.taps("☐ Ban Tổ chức", on=seen))
        officer.taps("Xong")
        await desk.hears(2)
    assert desk.heard[-1].marks == ("unit:2",)


async def test_one_mark_too_many_is_passed_on_for_the_conversation_to_refuse(api: BotApi, desk: Desk) -> None:
    officer = await asked(api, desk)
    for label in SHOWN:
        officer.taps(label)
    async with desk.listening():
        await desk.hears(2)
    assert desk.heard[-1].marks == ("unit:1", "unit:2", "unit:3")


async def test_a_choice_too_old_to_read_is_never_taken_for_a_blank_one(api: BotApi, desk: Desk) -> None:
    officer = await asked(api, desk)
    seen = officer.sees()[-1]
    officer.forgets(seen)
    async with desk.listening():
        await api.confirms(officer.taps("Xong", on=seen))
    assert [said.tap for said in desk.heard] == [""]
    assert api.world.toasts == [words.STALE_BUTTON]


async def test_a_forged_option_marks_nothing(api: BotApi, desk: Desk) -> None:
    officer = await asked(api, desk)
    async with desk.listening():
        await api.confirms(officer.forges("+unit:99", officer.sees()[-1]))
    assert officer.sees()[-1].buttons == SHOWN


async def test_telegram_asking_for_patience_delays_a_mark_but_keeps_it(api: BotApi, desk: Desk) -> None:
    officer = await asked(api, desk)
    api.refuse("editMessageReplyMarkup", 429, "Too Many Requests: retry after 3", retry_after=3)
    async with desk.listening():
        await api.confirms(officer.taps("☐ Ban Tổ chức"))
    assert desk.pauses == [3.0]
    assert "☑ Ban Tổ chức" in officer.sees()[-1].buttons
