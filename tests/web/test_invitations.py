"""A personal link: shown by any number of GETs, bound by one POST, good on one device."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import select

from storage import tables
from tests.web.conftest import Browser
from tests.web.house import NOW, OFFICER, House
from tests.web.recording_ballots import UNITS

Link = Callable[[int], str]


async def test_a_preview_shows_whose_link_it_is_and_consumes_nothing(browser: Browser, link: Link) -> None:
    path = link(1)
    for _ in range(3):
        previewer = browser()
        preview = await previewer.get(path)
        assert (await browser().head(path)).status_code == 200
    assert OFFICER in preview.text
    assert UNITS[0] in preview.text
    answer = await browser().post(path)
    assert answer.status_code == 303
    previewer.cookies.set("ktd", previewer.cookies["ktd"], path=answer.headers["location"])
    assert (await previewer.get(answer.headers["location"])).status_code == 403


async def test_a_device_whose_answer_was_lost_is_still_the_one_bound(browser: Browser, link: Link) -> None:
    phone, path = browser(), link(1)
    await phone.get(path)
    given = phone.cookies["ktd"]
    chat = (await phone.post(path)).headers["location"]
    phone.cookies.clear()
    phone.cookies.set("ktd", given, path=path)
    assert (await phone.post(path)).headers["location"] == chat
    assert (await phone.get(chat)).status_code == 200


async def test_continuing_opens_the_chat_on_this_device(browser: Browser, link: Link, house: House) -> None:
    phone, path = browser(), link(1)
    answer = await phone.post(path)
    chat = answer.headers["location"]
    assert (await phone.get(chat)).status_code == 200
    assert [(said.address, said.tap) for said in house.desk.said] == [(chat.split("/")[2], "go start")]


async def test_the_cookie_goes_to_one_persons_chat_only(browser: Browser, link: Link) -> None:
    answer = await browser().post(link(1))
    for cookie in answer.headers.get_list("set-cookie"):
        assert {"HttpOnly", "SameSite=lax"} <= set(cookie.split("; "))
    paths = [cookie.split("Path=")[1].split(";")[0] for cookie in answer.headers.get_list("set-cookie")]
    assert paths[0] == answer.headers["location"]
    assert all(path.startswith(("/p/", "/v/")) for path in paths)


async def test_the_same_link_opens_again_on_the_bound_device(browser: Browser, link: Link) -> None:
    phone, path = browser(), link(1)
    chat = (await phone.post(path)).headers["location"]
    assert (await phone.get(path)).headers["location"] == chat
    assert (await phone.post(path)).headers["location"] == chat


async def test_another_device_is_refused_and_the_lead_hears_once(
    browser: Browser, link: Link, house: House
) -> None:
    path = link(1)
    await browser().post(path)
    for _ in range(2):
        refused = await browser().post(path)
        assert refused.status_code == 403
        assert "xin liên kết mới" in refused.text
    assert [said.tap for said in house.desk.said] == ["go start", "device_refused"]


async def test_a_preview_of_a_used_link_tells_nobody(browser: Browser, link: Link, house: House) -> None:
    path = link(1)
    await browser().post(path)
    assert (await browser().get(path)).status_code == 200
    assert [said.tap for said in house.desk.said] == ["go start"]


async def test_of_two_devices_at_once_one_is_bound(browser: Browser, link: Link) -> None:
    path = link(1)
    answers = await asyncio.gather(*(browser().post(path) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [303, 403, 403, 403]


async def test_a_revoked_link_says_what_to_do(browser: Browser, link: Link, house: House) -> None:
    path = link(1)
    await house.desk.write(lambda store: store.devices.revoke_person(1, NOW))
    for answer in (await browser().get(path), await browser().post(path)):
        assert answer.status_code == 410
        assert "xin liên kết mới" in answer.text


@pytest.mark.parametrize("path", ["/v/nobody", "/v/" + "x" * 500, "/v/%00%ff", "/v/<b>"])
async def test_a_link_never_made_is_not_explained_further(browser: Browser, path: str) -> None:
    answer = await browser().get(path)
    assert answer.status_code == 404
    assert "Liên kết không đúng" in answer.text
    assert (await browser().post(path)).status_code == 404


async def test_only_hashes_of_secrets_are_stored(browser: Browser, link: Link, house: House) -> None:
    path = link(1)
    cookie = (await browser().post(path)).headers["set-cookie"].split(";")[0].removeprefix("ktd=")
    with house.desk.database.read() as store:
        rows = [
            str(row)
            for table in (tables.invitations, tables.devices)
            for row in store.connection.execute(select(table))
        ]
    assert rows
    assert not any(secret in row for secret in (path.removeprefix("/v/"), cookie) for row in rows)


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_another_site_cannot_press_the_button(
    browser: Browser, link: Link, headers: dict[str, str]
) -> None:
    path = link(1)
    assert (await browser().post(path, headers=headers)).status_code == 403
    own = {"Origin": "http://bot.example", "Sec-Fetch-Site": "same-origin"}
    assert (await browser().post(path, headers=own)).status_code == 303
