"""What was marked in Telegram is on no disk and in no log of ours, however much is logged."""

import logging
from pathlib import Path

from messages import telegram_ballot as words
from tests.secrecy.logs import Log, everything_logged
from tests.telegram.bot_api import BotApi
from tests.telegram.in_chat_stage import InChatStage
from tests.telegram.person import Person

OFFICE, SCHOOL, PAPER = "Văn phòng Tỉnh ủy", "Trường Chính trị tỉnh", "Báo Lào Cai"
DOUBLE = ("uvicorn", "uvicorn.error", "python_multipart", "python_multipart.multipart")
"""Loggers of the Telegram we play ourselves."""


async def cast(stage: InChatStage, phone: Person) -> set[bytes]:
    """Cast after a change of mind; what the buttons sent."""
    sent = set()
    for label in (f"☐ {OFFICE}", f"☐ {PAPER}", f"☑ {PAPER}", f"☐ {SCHOOL}", words.REVIEW, words.CAST):
        sent.add(phone.sees()[-1].button(label)["callback_data"].encode())
        await stage.taps(phone, label)
    assert "Mã phiếu" in phone.sees()[-1].text
    return sent


def left(folder: Path, log: Log) -> bytes:
    """Database, its write-ahead log and every other file, and what was logged."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()) + log.text.encode()


async def test_what_was_tapped_is_in_no_file_and_no_log(api: BotApi, tmp_path: Path) -> None:
    with everything_logged() as log:
        async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
            for name in DOUBLE:
                logging.getLogger(name).setLevel(logging.WARNING)
            sent = await cast(stage, phone)
            assert len(sent) == 6
            found = left(tmp_path, log)
    assert b"SQLite format 3" in found
    assert b"BEGIN (implicit)" in found, "what is logged at all was listened to"
    assert [data for data in sent if data in found] == []


async def test_the_search_finds_what_a_talkative_library_would_log(api: BotApi, tmp_path: Path) -> None:
    with everything_logged() as log:
        async with InChatStage(tmp_path, api) as stage, stage.card_open() as (_, phone):
            logging.getLogger("telegram").setLevel(logging.DEBUG)
            sent = await cast(stage, phone)
            found = left(tmp_path, log)
    assert len([data for data in sent if data in found]) > len(sent) // 2
