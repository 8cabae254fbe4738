"""Tokens and what people say stay out of the logs."""

import io
import logging

import pytest

from bot import masking
from messages.outgoing import Outgoing
from tests.telegram.bot_api import TOKEN, BotApi
from tests.telegram.desk import Desk


async def test_a_whole_talk_leaves_neither_token_nor_words_in_the_log(
    api: BotApi, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    api.refuse("getUpdates", 401, "Unauthorized")
    desk.failures.append(RuntimeError("bí mật của đơn vị"))
    officer = api.person(11, "Cán bộ")
    async with desk.listening() as channel:
        officer.sends_file("bí mật.pdf", b"%PDF-1.7", caption="bí mật")
        await desk.hears(1)
        await channel.send("11", Outgoing("bí mật"))
    assert "was not taken: RuntimeError" in caplog.text
    assert TOKEN not in caplog.text
    assert TOKEN.split(":")[1] not in caplog.text
    assert "bí mật" not in caplog.text


def test_whatever_is_logged_is_masked_and_of_an_error_only_its_place_is_written() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    masking.protect([handler], ["s3cret-of-the-box"])
    log = logging.Logger("anything")
    log.addHandler(handler)
    log.info("GET /bot%s/getMe", TOKEN)
    try:
        raise RuntimeError(f"{TOKEN} was refused, s3cret-of-the-box too")
    except RuntimeError:
        log.exception("calling s3cret-of-the-box")
    assert written.getvalue().startswith("GET /bot***/getMe\ncalling ***\n  File ")
    assert written.getvalue().endswith("\nRuntimeError\n")


def test_what_an_error_quotes_stays_out_of_the_log_with_its_causes() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    masking.protect([handler])
    log = logging.Logger("anything")
    log.addHandler(handler)
    try:
        try:
            int("bí mật của đơn vị")
        except ValueError as cause:
            raise ExceptionGroup("bí mật", [KeyError("bí mật")]) from cause
    except ExceptionGroup:
        log.exception("update failed, reference %s", "A1B2C3")
    assert "bí mật" not in written.getvalue().replace('int("bí mật của đơn vị")', "").replace(
        'raise ExceptionGroup("bí mật", [KeyError("bí mật")])', ""
    )
    for kind in ("ValueError", "KeyError", "ExceptionGroup"):
        assert f"\n{kind}\n" in written.getvalue()


def test_a_record_without_secrets_is_left_as_it_is() -> None:
    record = logging.makeLogRecord({"msg": "%s of %d", "args": ("update", 12)})
    assert masking.Masking().filter(record)
    assert record.getMessage() == "update of 12"
