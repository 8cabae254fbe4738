"""From what we say to what the person sees."""

import asyncio

import pytest

from messages.outgoing import Button, FileOut, Outgoing
from tests.telegram.bot_api import BotApi
from tests.telegram.desk import Desk
from tests.telegram.person import Person

BALLOT = Outgoing("Mời đồng chí bỏ phiếu.", card="ballot:12")


async def test_html_and_buttons_arrive(officer: Person, desk: Desk) -> None:
    rows = (
        (Button("Gửi Trưởng khối", "submit:1", "main"), Button("Dừng lại", "stop")),
        (Button("Xóa", "x", "danger"),),
    )
    async with desk.speaking() as channel:
        number = await channel.send("11", Outgoing("<b>Tổng</b>: 97,5 &lt; 100", rows))
    [seen] = officer.sees()
    assert (seen.id, seen.text) == (number, "Tổng: 97,5 < 100")
    assert seen.body["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert [[(b["callback_data"], b.get("style")) for b in row] for row in seen.rows] == [
        [("submit:1", "primary"), ("stop", None)],
        [("x", "danger")],
    ]


async def test_more_than_eight_buttons_in_a_row_are_broken_up(officer: Person, desk: Desk) -> None:
    async with desk.speaking() as channel:
        await channel.send("11", Outgoing("Chọn", (tuple(Button(str(n), f"n:{n}") for n in range(10)),)))
    assert [len(row) for row in officer.sees()[-1].rows] == [8, 2]


async def test_a_long_text_is_cut_at_line_breaks_and_loses_nothing(officer: Person, desk: Desk) -> None:
    lines = [f"<b>{n}. Tiêu chí &amp; điểm</b>" for n in range(400)]
    async with desk.speaking() as channel:
        number = await channel.send("11", Outgoing("\n".join(lines), ((Button("Về", "menu"),),)))
    seen = officer.sees()
    assert "\n".join(one.text for one in seen).split("\n") == [f"{n}. Tiêu chí & điểm" for n in range(400)]
    assert [one.buttons for one in seen] == [[]] * (len(seen) - 1) + [["Về"]]
    assert seen[-1].id == number


@pytest.mark.parametrize(
    "text", ["<b>" + "a" * 9000 + "</b>", "&amp;" * 3000, "<b><i>" + "từ " * 3000 + "</i></b>"]
)
async def test_a_text_without_line_breaks_is_cut_outside_tags_and_entities(
    officer: Person, desk: Desk, text: str
) -> None:
    async with desk.speaking() as channel:
        await channel.send("11", Outgoing(text))
    whole = "".join(one.text for one in officer.sees()).replace(" ", "")
    assert whole in ("a" * 9000, "&" * 3000, "từ" * 3000)


async def test_text_to_copy_comes_as_a_message_of_its_own(officer: Person, desk: Desk) -> None:
    async with desk.speaking() as channel:
        number = await channel.send("11", Outgoing("Bản gửi nhóm Zalo:", copy="Điểm < 100 & xếp thứ 1"))
    text, forward = officer.sees()
    assert (text.id, forward.text) == (number, "Điểm < 100 & xếp thứ 1")
    assert forward.body["entities"][0]["type"] == "pre"


async def test_files_follow_the_text_and_pictures_come_as_photos(officer: Person, desk: Desk) -> None:
    desk.kept = {"d1": b"%PDF-1.7", "d2": b"\x89PNG"}
    paper = FileOut("d1", "Biên bản hội nghị.pdf", 8, "application/pdf")
    picture = FileOut("d2", "Kết quả.png", 4, "image/png")
    async with desk.speaking() as channel:
        await channel.send("11", Outgoing("Kết quả", files=(paper, picture)))
    text, document, photo = officer.sees()
    assert (text.text, document.file, document.content) == ("Kết quả", "Biên bản hội nghị.pdf", b"%PDF-1.7")
    assert (photo.file, photo.content) == ("photo", b"\x89PNG")


async def test_a_ballot_opens_from_a_button_with_the_persons_own_link(officer: Person, desk: Desk) -> None:
    async with desk.speaking() as channel:
        await channel.send("11", BALLOT)
    assert officer.opens("Mở phiếu") == "https://khoi.example.vn/p/11/ballot:12"


@pytest.mark.parametrize(
    ("card", "label"),
    [
        ("keys:5", "Nhận chìa khóa"),
        ("opening:12", "Mở hòm phiếu"),
        ("slips:12", "Phiếu giấy"),
        ("cards:3", "In thẻ đại biểu"),
        ("tablet:3", "Điểm bỏ phiếu chung"),
        ("reading:the-le:12", "Mở bản đọc"),
        ("board", "Mở bảng thẩm định rộng"),
        ("trail:3:2.3", "Xem trên trang riêng"),
    ],
)
async def test_a_committee_card_opens_from_a_button_with_the_persons_own_link(
    officer: Person, desk: Desk, card: str, label: str
) -> None:
    async with desk.speaking() as channel:
        await channel.send("11", Outgoing("Tổ kiểm phiếu", card=card))
    assert officer.opens(label) == f"https://khoi.example.vn/p/11/{card}"


async def test_a_card_that_nobody_owns_has_no_link(officer: Person, desk: Desk) -> None:
    async with desk.speaking() as channel:
        await channel.send("11", Outgoing("Đang bỏ phiếu", card="turnout:12"))
    assert [(seen.text, seen.buttons) for seen in officer.sees()] == [("Đang bỏ phiếu", [])]


@pytest.mark.parametrize("host", ["http://127.0.0.1:8080/p/", "http://may-chu:8080/p/"])
async def test_a_link_telegram_refuses_on_a_button_is_written_out(
    officer: Person, desk: Desk, host: str
) -> None:
    desk.link_to = host
    async with desk.speaking() as channel:
        await channel.send("11", BALLOT)
    [seen] = officer.sees()
    assert seen.text == f"Mời đồng chí bỏ phiếu.\n\nMở phiếu: {host}11/ballot:12"


async def test_a_personal_ballot_link_is_never_posted_in_a_group(api: BotApi, desk: Desk) -> None:
    group = api.group(-500, "Nhóm Khối")
    async with desk.speaking() as channel:
        await channel.send("-500", BALLOT)
    assert (group.sees()[0].text, group.sees()[0].buttons) == ("Mời đồng chí bỏ phiếu.", [])


async def test_several_people_are_answered_side_by_side(api: BotApi, desk: Desk) -> None:
    people = [api.person(100 + n, f"Đơn vị {n}") for n in range(20)]
    for person in people:
        person.starts()
    async with desk.speaking() as channel:
        await asyncio.gather(*(channel.send(person.address, Outgoing("chào")) for person in people))
    assert [[seen.text for seen in person.sees()] for person in people] == [["chào"]] * 20
