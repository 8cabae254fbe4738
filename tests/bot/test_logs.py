"""The log: one JSON object a line, and never a token, a link, a name or a word that somebody said."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot import masking
from bot.logs import OURS, start_logs
from bot.settings import Settings, read_settings
from tests.support.whole_app import OFFICER, WholeApp, whole_app
from tests.telegram.bot_api import BotApi

SAID, FILE, NAME = "lời đã gõ của cán bộ", "tờ trình mật.pdf", "Người dùng Telegram"
PASSWORD, METRICS, BOX = "p4ssw0rd of the server", "t0k3n-of-the-monitor", "s3cret-of-the-box" * 2


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@contextmanager
def nobody_listening() -> Iterator[logging.Logger]:
    """As in a program of its own."""
    root = logging.getLogger()
    names = [root, *(logging.getLogger(name) for name in (*OURS, *masking.LEVELS))]
    kept, levels = root.handlers[:], [(logger, logger.level) for logger in names]
    root.handlers[:] = []
    try:
        yield root
    finally:
        root.handlers[:] = kept
        for logger, level in levels:
            logger.setLevel(level)


def settings(**environ: str) -> Settings:
    return read_settings(environ)


async def story(whole: WholeApp, api: BotApi) -> set[str]:
    """Said, tapped, sent and failed on both networks; returns what was told to the program on the way."""
    link = await whole.link()
    await whole.app.desk.write(lambda store: store.people.put_address("telegram", "8101013", person=1))
    officer = api.person(8101013, NAME)
    api.refuse("getUpdates", 502, SAID)
    async with whole.phone() as phone, whole.app.at_work():
        for text in ("chấm điểm", SAID):
            await phone.says(text)
        await phone.sends(FILE, b"%PDF-1.7 " + SAID.encode())
        officer.says(SAID)
        await officer.waits_for("")
        with whole.app.desk.database.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE standings RENAME TO standings_gone")
        assert (await phone.says(SAID)).status_code == 500
        await phone.browser.get(link)
    _asyncio_reports(ValueError(SAID))
    logging.getLogger("bot").debug("GET %s, %s, %s", link, phone.browser.base_url, METRICS)
    return {link.rpartition("/")[2], str(phone.browser.base_url).split("/")[-2]}


def _asyncio_reports(error: Exception) -> None:
    loop = asyncio.get_running_loop()
    loop.call_exception_handler(
        {"message": "Task exception was never retrieved", "said": SAID, "exception": error}
    )


@pytest.mark.parametrize("level", ["debug", "warning"])
async def test_no_level_tells_a_secret_an_address_or_what_was_said(tmp_path: Path, level: str) -> None:
    written = io.StringIO()
    async with BotApi() as api:
        environ = {"KTD_TELEGRAM_TOKEN": api.token, "KTD_TELEGRAM_BASE_URL": api.root}
        environ |= {"KTD_LOG_LEVEL": level, "KTD_METRICS_TOKEN": METRICS}
        async with whole_app(tmp_path, **environ) as whole:
            with nobody_listening():
                start_logs(whole.app.settings, written)
                tokens = await story(whole, api)
        planted = {SAID, FILE, NAME, METRICS, "8101013", OFFICER, api.token, api.token.split(":")[1], *tokens}
    assert [secret for secret in planted if secret in written.getvalue()] == []
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert all({"at", "level", "logger", "event"} <= line.keys() for line in lines)
    failed = next(line for line in lines if line["event"].startswith("update failed"))
    assert failed["reference"] in failed["event"]
    assert "OperationalError" in failed["error"]
    turns = [line for line in lines if line["event"] == "turn"]
    assert bool(turns) is (level == "debug")
    assert all(line["outcome"] and line["ms"] >= 0 for line in turns)


async def test_a_log_without_the_mask_and_with_the_libraries_open_tells_them_all(
    tmp_path: Path,
) -> None:
    written = io.StringIO()
    async with BotApi() as api:
        environ = {"KTD_TELEGRAM_TOKEN": api.token, "KTD_TELEGRAM_BASE_URL": api.root}
        async with whole_app(tmp_path, **environ) as whole:
            with nobody_listening() as root:
                root.addHandler(logging.StreamHandler(written))
                for name in (*OURS, *masking.LEVELS):
                    logging.getLogger(name).setLevel(logging.DEBUG)
                tokens = await story(whole, api)
        planted = {SAID, METRICS, *tokens}
    assert [secret for secret in planted if secret not in written.getvalue()] == []


def test_every_secret_of_the_settings_is_masked() -> None:
    written = io.StringIO()
    url = f"postgresql+psycopg://khoi:{PASSWORD.replace(' ', '%20')}@127.0.0.1/khoi"
    zalo, telegram, webhook = "zalo-token-of-the-bloc", "123456:" + "a" * 35, "s3cret-of-the-webhook"
    kept = settings(
        KTD_DATABASE_URL=url,
        KTD_METRICS_TOKEN=METRICS,
        KTD_BOX="192.0.2.7:9099",
        KTD_BOX_SECRET=BOX,
        KTD_ZALO_TOKEN=zalo,
        KTD_TELEGRAM_TOKEN=telegram,
        KTD_TELEGRAM_WEBHOOK_SECRET=webhook,
        KTD_PUBLIC_URL="https://khoi.example.vn",
    )
    with nobody_listening():
        start_logs(kept, written)
        for secret in (PASSWORD, PASSWORD.replace(" ", "%20"), METRICS, BOX, zalo, telegram, webhook):
            logging.getLogger("anybody").warning("refused: %s", secret)
    assert [json.loads(line)["event"] for line in written.getvalue().splitlines()] == ["refused: ***"] * 7


def test_a_terminal_is_told_in_words() -> None:
    written = Terminal()
    with nobody_listening():
        start_logs(settings(KTD_LOG_LEVEL="info"), written)
        logging.getLogger("bot.desk").info("turn", extra={"channel": "web", "outcome": "answered", "ms": 4})
    assert written.getvalue().endswith(" INFO bot.desk turn channel=web outcome=answered ms=4\n")
