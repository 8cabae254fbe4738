"""Whatever a person may get wrong, through the browser's door to the real program and its database."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.app import App
from bot.box.address import TcpAddress
from bot.box.memory import MemoryBox
from bot.clock import MovableClock
from bot.loading import load
from bot.settings import read_settings
from bot.web.site import site
from tests.support.furnished import migrated
from tests.support.stage import ZONE, example
from tests.web.typing_phone import Phone

OFFICER, OTHER = "ban-dan-van/officer", "ban-to-chuc/officer"
Opens = Callable[[str], Awaitable[Phone]]


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    environ = {"KTD_DATABASE_URL": f"sqlite:///{tmp_path / 'khoi.db'}", "KTD_DATA_DIR": str(tmp_path)}
    settings = replace(read_settings(environ), box=TcpAddress("127.0.0.1", 9, "x" * 32))
    migrated(tmp_path / "khoi.db", load, lambda store: load(store, example()))
    app = App(settings, MovableClock(datetime(2023, 10, 30, 8, tzinfo=ZONE), running=False), MemoryBox())
    yield app
    await app.close()


@pytest.fixture
async def opens(app: App) -> AsyncIterator[Opens]:
    """A device bound by a fresh link, for whoever has the key."""
    transport = httpx.ASGITransport(site(app.backstage()))
    opened: list[httpx.AsyncClient] = []

    async def phone(key: str) -> Phone:
        person = await app.desk.read(lambda store: store.people.by_key(key))
        browser = httpx.AsyncClient(transport=transport, base_url=app.settings.public_url)
        opened.append(browser)
        answer = await browser.post(await app.links.invite(person or 0))
        browser.base_url = browser.base_url.join(answer.headers["location"])
        return Phone(browser)

    yield phone
    for browser in opened:
        await browser.aclose()


async def points(app: App, code: str) -> str | None:
    answers = await app.desk.read(lambda store: store.sheets.answers(1))
    return str(answers[code].points) if code in answers else None


async def at_criterion(opens: Opens, code: str, given: str = "") -> Phone:
    phone = await opens(OFFICER)
    await phone.says("chấm điểm")
    await phone.says(f"đến tiêu chí {code}")
    if given:
        await phone.says(given)
        await phone.says(f"đến tiêu chí {code}")
    return phone


def words(rows: list[dict[str, Any]]) -> str:
    return unescape(rows[-1]["html"])


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("12", "12 lớn hơn mức cao nhất"),
        ("-1", "nhỏ hơn mức thấp nhất"),
        ("8,8", "8,75 và 9"),
        ("tám rưỡi", "không phải một số"),
        (" ", "không phải một số"),
        ("\x00", "không phải một số"),
        ("9" * 5000, "không phải một số"),
        ("chín " * 1000, "không phải một số"),
        ("🙂👍", "không phải một số"),
        ('<b>&"', "không phải một số"),
        ("∞", "không phải một số"),
    ],
)
async def test_what_is_no_score_is_explained_and_keeps_what_was_there(
    app: App, opens: Opens, typed: str, answer: str
) -> None:
    phone = await at_criterion(opens, "1.2", given="9")
    said = words(await phone.says(typed))
    assert answer in said
    assert await points(app, "1.2") == "9"
    await phone.says("8,5")
    assert await points(app, "1.2") == "8.5"
    assert app.desk.failures == 0


@pytest.mark.parametrize("typed", ["8,75", "8.75", "8,75\u202e", "８,７５"])
async def test_what_looks_like_the_same_number_is_the_same(app: App, opens: Opens, typed: str) -> None:
    await (await at_criterion(opens, "1.2")).says(typed)
    assert await points(app, "1.2") == "8.75"


async def test_markup_comes_back_as_text(opens: Opens) -> None:
    phone = await at_criterion(opens, "1.2")
    rows = await phone.says('<b>&"<script>')
    assert "<script>" not in rows[-1]["html"]
    mine = [row["html"] for row in await phone.shows() if row.get("mine")]
    assert mine[-1] == "&lt;b&gt;&amp;&quot;&lt;script&gt;"


@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        ("anh.png", b"\x89PNG\r\n\x1a\n", "Đã nhận 1 tệp: 1 ảnh (1 KB). Lưu vào tiêu chí nào?"),
        ("chay.exe", b"MZ\x90", "Chưa lưu “chay.exe”: đây không phải tài liệu hoặc ảnh."),
    ],
)
async def test_a_file_instead_of_a_number_is_answered(
    app: App, opens: Opens, name: str, content: bytes, answer: str
) -> None:
    phone = await at_criterion(opens, "1.2", given="9")
    assert answer in words(await phone.sends(name, content))
    assert await points(app, "1.2") == "9"
    assert app.desk.failures == 0


async def test_the_same_tap_sent_again_is_taken_once_even_with_other_words(app: App, opens: Opens) -> None:
    phone = await at_criterion(opens, "1.2")
    update = secrets.token_hex(16)
    await phone.says("9", update)
    assert await phone.says("7", update) == []
    assert await phone.taps("set 1 1.2 zero", update) == []
    assert await points(app, "1.2") == "9"
    trail = await app.desk.read(lambda store: store.sheets.trail(1))
    assert len(trail) == 1


async def test_another_officers_button_shows_and_changes_nothing(app: App, opens: Opens) -> None:
    await at_criterion(opens, "1.2", given="9")
    other = await opens(OTHER)
    for value in ("leaf 1 1.2", "set 1 2.1 max", "sheet 1", "leaves 1", "trail 1", "proof 1 1.2", "review 1"):
        said = words(await other.taps(value))
        assert "không thuộc nhiệm vụ" in said, value
    assert await points(app, "2.1") is None


@pytest.mark.parametrize(
    "value", ["", "gone 1", "set 1", "set 1 9.9 max", "leaf 99999999999 1.2", "leaf x 1"]
)
async def test_a_button_of_the_past_is_answered_calmly(app: App, opens: Opens, value: str) -> None:
    phone = await at_criterion(opens, "1.2", given="9")
    assert words(await phone.taps(value))
    assert await points(app, "1.2") == "9"
    assert app.desk.failures == 0


async def test_a_ballot_no_database_can_number_is_not_there(opens: Opens) -> None:
    phone = await opens(OFFICER)
    for path in ("phieu", "tinh-hinh"):
        assert (await phone.browser.get(f"{path}/{'9' * 20}")).status_code == 404
    assert (await phone.browser.post(f"phieu/{'9' * 20}", json={"marks": [1]})).status_code == 404


async def test_a_file_said_to_somebody_else_is_not_there(opens: Opens) -> None:
    phone = await at_criterion(opens, "1.2")
    await phone.taps("proof 1 1.2")
    await phone.sends("minh-chung.png", b"\x89PNG\r\n\x1a\n" + b"x" * 20)
    url = next(file["url"] for row in await phone.shows() for file in row.get("files", ()))
    path = str(phone.browser.base_url.join(url))
    assert (await phone.browser.get(path)).status_code == 200
    other = await opens(OTHER)
    digest = url.rpartition("/")[2]
    assert (await other.browser.get(f"file/{digest}")).status_code == 404
    assert (await other.browser.get("file/%25")).status_code == 404
    assert (await other.browser.get(path)).status_code == 403


async def test_the_demos_pages_are_not_there(app: App, opens: Opens) -> None:
    phone = await opens(OFFICER)
    for path in ("/phong", "/demo/state"):
        assert (await phone.browser.get(f"{app.settings.public_url}{path}")).status_code == 404
    for path in ("/demo/hold", "/demo/room", "/demo/next", "/demo/answer"):
        assert (await phone.browser.post(f"{app.settings.public_url}{path}")).status_code == 404


async def test_what_may_hold_a_vote_or_a_score_is_kept_by_no_browser(opens: Opens) -> None:
    phone = await opens(OFFICER)
    for path in ("", "rows", "phieu/1", "tinh-hinh/1", "nhom/rows"):
        assert (await phone.browser.get(path)).headers["cache-control"] == "no-store", path
    assert (await phone.browser.post("phieu/1", json={"marks": [1]})).headers["cache-control"] == "no-store"
