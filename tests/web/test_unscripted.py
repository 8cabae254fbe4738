"""The chat where the page's script is not there: its forms say the same, and the answer is the page."""

import re

import httpx
import pytest

from tests.web.conftest import OpenPhone
from tests.web.house import NOW, House

BROWSER = {"accept": "text/html,application/xhtml+xml"}
PDF = ("files", ("bao-cao.pdf", b"%PDF-1.7 report"))


async def update_of(phone: httpx.AsyncClient) -> str:
    found = re.search(r'name="id" value="(\w+)"', (await phone.get("")).text)
    return found[1] if found else ""


async def send(phone: httpx.AsyncClient, **fields: str | list[str]) -> httpx.Response:
    form = fields if "id" in fields else {"id": await update_of(phone), **fields}
    return await phone.post("say", data=form, headers=BROWSER)


async def test_words_sent_by_the_form_are_answered_on_the_page(phone: OpenPhone, house: House) -> None:
    officer = await phone(1)
    answer = await send(officer, text="8,75 <b>\r\nthêm")
    assert (answer.status_code, answer.headers["location"]) == (303, officer.base_url.path)
    page = (await officer.get("")).text
    assert "Đã nghe: 8,75 &lt;b&gt;\nthêm" in page
    assert house.desk.said[-1].text == "8,75 <b>\nthêm"


async def test_a_form_sent_twice_is_heard_once_and_other_words_from_the_same_page_are_heard_too(
    phone: OpenPhone, house: House
) -> None:
    officer = await phone(1)
    update = await update_of(officer)
    for text in ("8,75", "8,75", "9"):
        await send(officer, id=update, text=text)
    assert [said.text for said in house.desk.said if said.text] == ["8,75", "9"]


async def test_buttons_ticks_and_files_go_by_forms_too(phone: OpenPhone, house: House) -> None:
    options = [{"label": name, "value": name} for name in ("một", "hai", "ba")]
    choice = {"at_most": 2, "done": "Xong", "value": "choose 7", "options": options}
    stop = {"label": "Thôi", "value": "stop", "look": ""}
    await house.desk.say("p1", html="Chọn", choice=choice, rows=[[stop]])
    officer = await phone(1)
    assert '<button class="tap" name="tap" value="stop">Thôi</button>' in (await officer.get("")).text
    await send(officer, tap="choose 7", marks=["một", "ba"])
    assert (house.desk.said[-1].tap, house.desk.said[-1].marks) == ("choose 7", ("một", "ba"))
    form = {"id": await update_of(officer), "text": ""}
    await officer.post("say", data=form, files=[PDF], headers=BROWSER)
    assert [file.name for file in house.desk.said[-1].files] == ["bao-cao.pdf"]


async def test_an_empty_form_says_nothing(phone: OpenPhone, house: House) -> None:
    officer = await phone(1)
    before = len(house.desk.said)
    form = {"id": await update_of(officer), "text": " \r\n"}
    nothing = [("files", ("", b"", "application/octet-stream"))]
    assert (await officer.post("say", data=form, files=nothing, headers=BROWSER)).status_code == 303
    assert len(house.desk.said) == before


@pytest.mark.parametrize(("fields", "status"), [({"id": "short"}, 400), ({"text": "ế" * 20_000}, 413)])
async def test_what_cannot_be_taken_is_said_in_words(
    phone: OpenPhone, house: House, fields: dict[str, str], status: int
) -> None:
    answer = await send(await phone(1), **fields)
    assert answer.status_code == status
    assert "Nội dung vừa gửi chưa được ghi" in answer.text
    assert [said.tap for said in house.desk.said] == ["go start"]


async def test_a_form_from_another_site_or_a_revoked_device_is_refused(phone: OpenPhone, house: House) -> None:
    officer = await phone(1)
    form = {"id": await update_of(officer), "text": "9"}
    foreign = {**BROWSER, "origin": "http://elsewhere.example"}
    assert (await officer.post("say", data=form, headers=foreign)).status_code == 403
    await house.desk.write(lambda store: store.devices.revoke_person(1, NOW))
    answer = await send(officer, **form)
    assert answer.status_code == 403
    assert "Thiết bị này không còn được dùng" in answer.text
    assert [said.tap for said in house.desk.said] == ["go start"]


async def test_the_page_and_the_group_bring_their_newest_messages(phone: OpenPhone, house: House) -> None:
    for number in range(15):
        await house.desk.say("p1", html=f"tin số {number}.")
        await house.desk.say("g1", html=f"tin nhóm {number}.")
    officer = await phone(1)
    page, group = (await officer.get("")).text, (await officer.get("nhom/")).text
    assert "tin số 4." in page
    assert "tin số 2." not in page
    assert "tin nhóm 14." in group
    assert "<form" not in group
