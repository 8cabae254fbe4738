"""`doctor` on Telegram: whether it is reached, knows the token, and how updates come."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.settings import read_settings
from bot.telegram_address import webhook_of
from tests.bot.backup_house import House
from tests.bot.doctor_house import NOBODY, TOKEN, answering, found, furnished_house, moved, wrong

ME = (200, '{"ok": true, "result": {"username": "khoi_bot"}}')


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> House:
    return furnished_house(tmp_path_factory.mktemp("doctor"))


@pytest.fixture
def house(loaded: House, tmp_path: Path) -> House:
    return moved(loaded, tmp_path)


def info(url: str = "", waiting: int = 0, error: str = "") -> tuple[int, str]:
    said = {"url": url, "pending_update_count": waiting, **({"last_error_message": error} if error else {})}
    return 200, json.dumps({"ok": True, "result": said})


def test_telegram_that_is_away_or_does_not_know_the_token_is_told(house: House) -> None:
    house.environ |= {"KTD_TELEGRAM_TOKEN": TOKEN, "KTD_TELEGRAM_BASE_URL": NOBODY}
    assert wrong(house) == ["telegram_away"]
    assert all(TOKEN not in str(finding) for finding in found(house).values())
    for answer, kinds in (
        ((401, '{"ok": false}'), ["telegram_token"]),
        (ME, []),
        ((200, "<html>"), ["telegram_away"]),
    ):
        with answering(getMe=answer, getWebhookInfo=info()) as port:
            house.environ["KTD_TELEGRAM_BASE_URL"] = f"http://127.0.0.1:{port}"
            assert wrong(house) == kinds
    with answering(getMe=ME, getWebhookInfo=info()) as port:
        house.environ["KTD_TELEGRAM_BASE_URL"] = f"http://127.0.0.1:{port}"
        assert wrong(house, timedelta(minutes=2)) == ["clock_off"]


def test_it_is_told_how_updates_come_and_what_keeps_them(house: House) -> None:
    site, secret = "https://khoi.example.vn", "s3cret-of-the-webhook"
    hooked = {"KTD_PUBLIC_URL": site, "KTD_TELEGRAM_WEBHOOK_SECRET": secret, "KTD_TELEGRAM_TOKEN": TOKEN}
    address = webhook_of(read_settings(hooked))
    assert address is not None
    ours, theirs, refused = address.url, "https://khac.example.vn/a-secret", "Wrong response from the webhook: 404"
    cases: tuple[tuple[dict[str, str], tuple[int, str], str, str], ...] = (
        ({}, info(), "telegram_asked", "tự hỏi"),
        ({}, info(theirs), "telegram_taken", "khac.example.vn"),
        (hooked, info(ours, 1), "webhook", f"đến {site}/webhook/telegram; 1 tin đang chờ"),
        (hooked, info(ours, 0, refused), "webhook", "0 tin đang chờ"),
        (hooked, info(ours, 3, refused), "webhook_fails", f"chuyển đến được: “{refused}”"),
        (hooked, info(), "webhook_unset", "/webhook/telegram. Chạy run"),
        (hooked, info(theirs), "webhook_unset", "/webhook/telegram, mà đến khac.example.vn. Chạy run"),
    )
    before = dict(house.environ)
    for environ, told, kind, words in cases:
        with answering(getMe=ME, getWebhookInfo=told) as port:
            base = {"KTD_TELEGRAM_TOKEN": TOKEN, "KTD_TELEGRAM_BASE_URL": f"http://127.0.0.1:{port}"}
            house.environ = before | base | environ
            seen = found(house)
        assert words in str(seen[kind])
        assert not any(hidden in str(one) for one in seen.values() for hidden in (secret, "a-secret", "?v="))
