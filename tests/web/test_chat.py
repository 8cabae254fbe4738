"""A person's chat over HTTP: what is said is taken once, and nobody else gets in."""

import httpx
import pytest

from tests.web.conftest import Browser, OpenPhone
from tests.web.house import NOW, House

HALF_LETTER = b'{"id": "aaaaaaaa", "text": "\\ud800"}'


async def said_twice(phone: httpx.AsyncClient, body: dict[str, object]) -> list[dict[str, object]]:
    first = await phone.post("say", json=body)
    assert first.status_code == 200
    second = await phone.post("say", json=body)
    assert second.json() == first.json()
    return list(first.json()["rows"])


async def test_what_is_said_stands_in_the_chat_once(phone: OpenPhone, house: House) -> None:
    rows = await said_twice(await phone(1), {"id": "a" * 32, "text": '8,75 <b>&"'})
    assert [(row["mine"], row["html"]) for row in rows[-2:]] == [
        (True, "8,75 &lt;b&gt;&amp;&quot;"),
        (False, "Đã nghe: 8,75 &lt;b&gt;&amp;&quot;"),
    ]
    assert (rows[-1]["at"], rows[-1]["day"]) == ("14:05", "19/12/2023")


async def test_a_tap_carries_its_marks(phone: OpenPhone, house: House) -> None:
    await said_twice(await phone(1), {"id": "b" * 32, "tap": "choose 7", "marks": ["1", "3"]})
    said = house.desk.said[-1]
    assert (said.tap, said.marks, said.channel) == ("choose 7", ("1", "3"), "web")


async def test_the_same_id_from_two_people_is_two_updates(phone: OpenPhone, house: House) -> None:
    for person in (1, 2):
        await (await phone(person)).post("say", json={"id": "same-id-here", "text": "9"})
    assert [said.text for said in house.desk.said].count("9") == 2


async def test_rows_are_asked_for_after_a_cursor(phone: OpenPhone, house: House) -> None:
    officer = await phone(1)
    cursor = (await officer.get("rows")).json()["cursor"]
    await house.desk.say("p1", html="mới")
    news = (await officer.get("rows", params={"after": cursor})).json()
    assert [row["html"] for row in news["rows"]] == ["mới"]
    assert (await officer.get("rows", params={"after": "-1; drop"})).json()["rows"][-1]["html"] == "mới"


async def test_a_message_taken_back_is_gone(phone: OpenPhone, house: House) -> None:
    officer = await phone(1)
    await house.desk.say("p1")
    [*_, last] = (await officer.get("rows")).json()["rows"]
    assert last.keys() == {"id", "seq", "gone"}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"id": "short"},
        {"id": 12345678},
        {"id": "x" * 65},
        {"id": "a b c d e f"},
        {"id": "a" * 32, "text": 8},
        {"id": "a" * 32, "text": None},
        {"id": "a" * 32, "marks": "1"},
        {"id": "a" * 32, "marks": [1]},
        {"id": "a" * 32, "marks": ["1"] * 65},
        [],
        "8,75",
    ],
)
async def test_what_no_page_would_send_is_refused(phone: OpenPhone, house: House, body: object) -> None:
    officer = await phone(1)
    assert (await officer.post("say", json=body)).status_code == 400
    assert [said.tap for said in house.desk.said] == ["go start"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"9" * 5000, HALF_LETTER])
async def test_what_is_not_an_object_is_refused(phone: OpenPhone, content: bytes) -> None:
    assert (await (await phone(1)).post("say", content=content)).status_code == 400


async def test_a_long_message_is_taken_and_an_endless_one_is_not(phone: OpenPhone, house: House) -> None:
    officer = await phone(1)
    assert (await officer.post("say", json={"id": "c" * 32, "text": "ế🙂" * 2500})).status_code == 200
    assert (await officer.post("say", json={"id": "d" * 32, "text": "ế" * 20_000})).status_code == 413
    assert (await officer.post("say", content=b" " * 200_000)).status_code == 413
    assert len(house.desk.said[-1].text) == 5000


async def test_nobody_enters_with_another_persons_cookie(phone: OpenPhone, browser: Browser) -> None:
    first, second = await phone(1), await phone(2)
    stolen = {"Cookie": f"ktd={first.cookies.get('ktd', path=first.base_url.path)}"}
    assert (await browser().get(str(first.base_url), headers=stolen)).status_code == 200
    for path in ("", "rows", "nhom/", "nhom/rows", "phieu/1", "phieu-moi/"):
        address = str(second.base_url.join(path))
        assert (await browser().get(address, headers=stolen)).status_code == 403
        assert (await browser().get(address)).status_code == 403
    saying = {"id": "e" * 32, "text": "9"}
    assert (await browser().post(f"{second.base_url}say", headers=stolen, json=saying)).status_code == 403


async def test_a_revoked_device_is_told_what_to_do(phone: OpenPhone, house: House) -> None:
    officer = await phone(1)
    await house.desk.write(lambda store: store.devices.revoke_person(1, NOW))
    page = await officer.get("")
    assert page.status_code == 403
    assert "Thiết bị này không còn được dùng" in page.text
    assert (await officer.get("rows")).status_code == 403
    assert (await officer.post("say", json={"id": "f" * 32, "text": "9"})).status_code == 403


async def test_every_answer_keeps_other_sites_out(phone: OpenPhone, browser: Browser) -> None:
    officer = await phone(1)
    for answer in (await officer.get(""), await officer.get("rows"), await browser().get("/static/chat.css")):
        assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
    assert (await officer.get("")).headers["cache-control"] == "no-store"


async def test_the_first_load_is_light_and_asks_nobody_else(phone: OpenPhone) -> None:
    officer = await phone(1)
    page = (await officer.get("")).text
    assert "http://" not in page
    assert "https://" not in page
    assert "onclick" not in page


async def test_the_composer_offers_what_a_persons_roles_may_do(phone: OpenPhone) -> None:
    officer = await (await phone(2)).get("")
    for command in ("/menu", "/chamdiem", "/lich", "/trogiup", "/huy"):
        assert f'data-say="{command}"' in officer.text
    assert 'data-say="/thamdinh"' not in officer.text
    assert 'data-say="/duyet"' not in officer.text
    assert officer.text.index("/menu") < officer.text.index("/trogiup") < officer.text.index("/huy")
