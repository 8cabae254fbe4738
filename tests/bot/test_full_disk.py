"""A disk without room and a file that may not be written: calm words, nothing half-kept, and well again by itself."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.engine import Connection

from bot.evidence_store import EvidenceStore
from bot.web.health import PROBE
from storage import tables
from storage.store import Store
from storage.troubles import CannotWrite
from tests.support.whole_app import OFFICER, WholeApp, whole_app
from tests.telegram.bot_api import BotApi

LONG = "dài " * 6000
"""More than what is free inside the file's own pages."""
FULL, ROOMY = "PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000000"
CLOSED, OPEN = "PRAGMA query_only=1", "PRAGMA query_only=0"


@contextmanager
def troubled(whole: WholeApp, begun: str, ended: str) -> Iterator[None]:
    """Every connection meets the trouble, however often the program opens the file anew."""
    engine = whole.app.desk.database.engine
    now = begun

    def meets(connection: Connection) -> None:
        connection.connection.cursor().execute(now)

    event.listen(engine, "begin", meets)
    try:
        yield
    finally:
        now = ended


def kept(store: Store) -> tuple[int, int]:
    """Updates claimed and messages said."""
    asked = (tables.inbox, tables.chat)
    one, two = (
        store.connection.execute(select(func.count()).select_from(table)).scalar_one() for table in asked
    )
    return one, two


@pytest.mark.parametrize(("begun", "ended", "why"), [(FULL, ROOMY, "full"), (CLOSED, OPEN, "read_only")])
async def test_a_phone_is_told_to_wait_keeps_what_was_said_and_is_answered_once_there_is_room(
    tmp_path: Path, begun: str, ended: str, why: str
) -> None:
    async with whole_app(tmp_path) as whole, whole.phone() as phone, whole.browser() as asking:
        before = await whole.app.desk.read(kept)
        with troubled(whole, begun, ended):
            for _ in range(2):
                answer = await phone.says(LONG, "said-during-the-trouble")
                assert (answer.status_code, answer.json()) == (503, {"error": "unkept"})
            assert whole.app.desk.unwritable == why
            assert await whole.app.desk.read(kept) == before
            assert await phone.shows()
            ready = await asking.get("/readyz")
            assert (ready.status_code, ready.json()["writes"], ready.json()["database"]) == (503, False, True)
            assert (await asking.get("/healthz")).status_code == 200
        assert (await asking.get("/readyz")).status_code == 200
        assert await whole.app.desk.read(lambda store: store.notes.get(PROBE)) is None
        for _ in range(2):
            assert (await phone.says(LONG, "said-during-the-trouble")).status_code == 200
        assert (await whole.app.desk.read(kept))[0] == before[0] + 1
        assert whole.app.desk.failures == 0


async def test_somebody_who_opens_a_link_reads_that_the_system_is_away(tmp_path: Path) -> None:
    async with whole_app(tmp_path) as whole, whole.browser() as browser:
        link = await whole.link()
        with troubled(whole, CLOSED, OPEN):
            answer = await browser.post(link, headers={"Accept": "text/html,*/*"})
        assert answer.status_code == 503
        assert "Hệ thống tạm thời chưa ghi được" in answer.text
        assert (await browser.post(link)).status_code == 303


async def test_on_telegram_it_is_said_once_and_everything_is_answered_later(tmp_path: Path) -> None:
    async with BotApi() as api:
        environ = {"KTD_TELEGRAM_TOKEN": api.token, "KTD_TELEGRAM_BASE_URL": api.root}
        async with whole_app(tmp_path, **environ) as whole, whole.app.at_work():
            desk, officer = whole.app.desk, api.person(8101013, "Cán bộ")
            await desk.write(
                lambda store: store.people.put_address(
                    "telegram", "8101013", person=store.people.by_key(OFFICER)
                )
            )
            with troubled(whole, CLOSED, OPEN):
                officer.says("/trangthai")
                officer.says("/menu")
                await officer.waits_for("tạm thời chưa ghi được")
            await officer.waits_for("Đồng chí")
            calm = [seen for seen in officer.sees() if "tạm thời chưa ghi được" in seen.text]
            assert len(calm) == 1
            assert desk.failures == 0


def test_evidence_that_finds_no_room_leaves_nothing_behind(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"%PDF-1.7 "
        raise OSError(errno.ENOSPC, "No space left on device")

    store = EvidenceStore(tmp_path / "evidence")
    with pytest.raises(CannotWrite):
        store.put(chunks())
    assert list((tmp_path / "evidence").iterdir()) == []


def test_a_file_that_fails_otherwise_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        raise OSError(errno.EIO, "Input/output error")
        yield b""

    with pytest.raises(OSError, match="Input/output"):
        EvidenceStore(tmp_path / "evidence").put(chunks())
