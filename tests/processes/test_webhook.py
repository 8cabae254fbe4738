"""Telegram brings an update to whichever process it reaches: that one answers, the one that leads posts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bench.pair import Pair, wait_to_lead
from bench.program import Program, kept_port
from bot.pulse import POLL
from storage.database import Database
from storage.store import Store
from tests.processes.radio import running
from tests.telegram.bot_api import BotApi
from tests.telegram.hooked import SECRET, serving
from tests.telegram.person import Person

OFFICER = "ban-dan-van/officer"
SITE = "http://khoi.example.vn"
WORDS = [f"lời thứ {number}" for number in range(24)]
ANSWERED = ("telegram", "answered")
HOLD = text("SELECT pg_advisory_xact_lock(1, 1)")
WAITS = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 1 AND NOT granted")


def settings(api: BotApi) -> dict[str, str]:
    """Of every process alike."""
    api.courier.is_local = True
    return {
        "KTD_PUBLIC_URL": SITE,
        "KTD_TELEGRAM_TOKEN": api.token,
        "KTD_TELEGRAM_BASE_URL": api.root,
        "KTD_TELEGRAM_WEBHOOK_SECRET": SECRET,
    }


def join(store: Store) -> int:
    """The officer is at address 11 from now on; who that is."""
    person = store.people.by_key(OFFICER) or 0
    store.people.put_address("telegram", "11", person=person)
    return person


def words_of(store: Store, person: int) -> list[str]:
    return [row.body["html"] for row in store.chat.last(f"p{person}", 100) if row.author == "me"]


async def test_what_comes_to_a_process_that_follows_is_answered_there_and_posted_by_the_leader(
    url: str, tmp_path: Path
) -> None:
    async with BotApi() as api, running(url, tmp_path, **settings(api)) as one:
        await one.leads()
        await api.world.changes.soon(lambda: api.courier.hook)
        async with running(url, tmp_path, **settings(api)) as two, serving(two.app.hooks) as road:
            api.courier.roads[SITE] = (road,)
            await two.app.desk.write(join)
            officer = api.person(11, "Cán bộ")
            await api.confirms(officer.says("hạn nộp bao giờ?"))
            await officer.waits_for("10/11/2023")
            assert [app.desk.tally.turns[ANSWERED] for app in (one.app, two.app)] == [0, 1]
            assert (one.app.pulse.beats[POLL] >= 2, two.app.pulse.beats[POLL]) == (True, 0)
            assert (two.app.pulse.leads, len(api.called("setWebhook"))) == (False, 1)


@asynccontextmanager
async def two_programs(api: BotApi, url: str, folder: Path) -> AsyncIterator[Pair]:
    """Real ones; the first leads, and Telegram knows where to come."""
    with ExitStack() as held:
        ports = [held.enter_context(kept_port()) for _ in range(2)]
        programs = [Program(folder, port, url=url, settings=settings(api)) for port in ports]
        for program in programs:
            held.enter_context(program)
        await asyncio.to_thread(wait_to_lead, programs[0])
        await api.world.changes.soon(lambda: api.courier.hook)
        yield Pair(*programs)


@pytest.mark.long
async def test_an_update_whose_process_is_killed_in_the_turn_is_brought_to_another_and_answered_once(
    url: str, tmp_path: Path
) -> None:
    async with BotApi() as api, two_programs(api, url, tmp_path) as programs:
        with closing(Database(url)) as database:
            with database.write() as store:
                person = join(store)
            update = await _killed_in_its_turn(api, database, programs.follower)
            api.courier.roads[SITE] = (programs.leader.url,)
            api.courier.comes_again()
            await api.confirms(update)
            officer = api.person(11, "Cán bộ")
            await officer.waits_for("10/11/2023")
            with database.read() as store:
                assert words_of(store, person) == ["hạn nộp bao giờ?"]
            assert api.courier.brought == [(update, 0), (update, 200)]
            assert sum("10/11/2023" in seen.text for seen in officer.sees()) == 1


@pytest.mark.long
async def test_what_goes_to_two_processes_in_turn_while_they_are_killed_is_heard_once_and_in_order(
    url: str, tmp_path: Path
) -> None:
    async with BotApi() as api, two_programs(api, url, tmp_path) as programs:
        with closing(Database(url)) as database:
            with database.write() as store:
                person = join(store)
            api.courier.roads[SITE] = (programs.leader.url, programs.follower.url)
            officer = api.person(11, "Cán bộ")
            for round_ in range(3):
                updates = [officer.says(text) for text in WORDS[round_ * 8 : round_ * 8 + 8]]
                await api.confirms(updates[2])
                programs.leader.kill()
                await asyncio.to_thread(programs.wait_for_follower)
                await asyncio.to_thread(programs.follower.start)
                while updates[-1] not in api.world.delivered:
                    api.courier.comes_again()
                    await api.world.changes.next()
            with database.read() as store:
                assert words_of(store, person) == WORDS
            assert any(status == 0 for _, status in api.courier.brought)


async def _killed_in_its_turn(api: BotApi, database: Database, program: Program) -> int:
    """The update that it was answering: its bloc's lock is held until it is dead."""
    officer: Person = api.person(11, "Cán bộ")
    api.courier.roads[SITE] = (program.url,)
    with database.write() as store:
        store.connection.execute(HOLD, {})
        update = officer.says("hạn nộp bao giờ?")
        while not await asyncio.to_thread(_waits, database):
            continue
        program.kill()
        await api.courier.fails()
    return update


def _waits(database: Database) -> int:
    with database.read() as store:
        return int(store.connection.execute(WAITS, {}).scalar_one())
