"""Several programs on one PostgreSQL database: one leads, all serve, and none misses what another did."""

import asyncio
from pathlib import Path

import pytest

from bot.app import App
from bot.changes import Changes
from bot.leading import Lead
from bot.pulse import TICK, Pulse
from messages.incoming import Incoming
from storage.store import Store
from tests.processes.radio import ALL, LEADER, PATIENCE, Running, cut, first_to_lead, running

OFFICER = "ban-dan-van/officer"


async def test_one_of_two_programs_ticks_and_hears_and_the_other_takes_over(url: str, tmp_path: Path) -> None:
    async with running(url, tmp_path) as one:
        await one.leads()
        async with running(url, tmp_path) as two:
            await two.app.desk.read(lambda store: store.blocs.ids())
            assert (one.app.pulse.leads, two.app.pulse.leads) == (True, False)
            assert two.app.pulse.beats[TICK] == 0
            cut(url, LEADER)
            await asyncio.wait_for(one.radio.ended.wait(), PATIENCE)
            leader = await first_to_lead(one, two)
            follower = one if leader is two else two
            assert (leader.app.pulse.leads, follower.app.pulse.leads) == (True, False)
            assert TICK not in follower.app.pulse.ages()


async def test_a_twin_that_asks_nobody_ticks_twice(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lead_anyway(url: str, changes: Changes, pulse: Pulse, lead: Lead) -> None:
        await lead()

    monkeypatch.setattr("bot.app.lead_when_alone", lead_anyway)
    async with running(url, tmp_path) as one, running(url, tmp_path) as two:
        await asyncio.gather(one.leads(), two.leads())
        assert min(one.app.pulse.beats[TICK], two.app.pulse.beats[TICK]) >= 1


async def test_what_one_program_is_told_is_seen_and_sent_by_the_other(url: str, tmp_path: Path) -> None:
    async with running(url, tmp_path) as one:
        await one.leads()
        async with running(url, tmp_path) as two:
            person, address = await two.app.desk.write(_reached_by_radio)
            async with two.app.desk.changes.watch(f"p{person}") as seen_there:
                await asyncio.wait_for(seen_there.wait(), PATIENCE)
                async with one.app.desk.changes.watch(f"p{person}") as seen_here:
                    await two.app.desk.take(Incoming("web:1", "web", address, text="/trangthai"))
                    await asyncio.wait_for(seen_here.wait(), PATIENCE)
            assert await asyncio.wait_for(one.radio.sent.get(), PATIENCE)
            assert two.radio.sent.empty()


async def test_a_server_that_went_away_for_a_moment_is_noticed_by_nobody(
    url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(url, tmp_path) as program:
        await program.leads()
        address = await _address(program.app)
        for number in range(3):
            cut(url, ALL)
            await program.app.desk.take(Incoming(f"web:{number}", "web", address, text=str(number)))
        await program.leads()
        person = await program.app.desk.read(lambda store: store.people.by_key(OFFICER))
        rows = await program.app.desk.read(lambda store: store.chat.last(f"p{person}", 20))
        assert [row.body["html"] for row in rows if row.author == "me"] == ["0", "1", "2"]
    assert "update failed" not in caplog.text


async def test_turns_of_one_officer_at_two_programs_are_taken_once_and_in_order(
    url: str, tmp_path: Path
) -> None:
    async with running(url, tmp_path) as one, running(url, tmp_path) as two:
        address = await _address(one.app)
        said = [Incoming(f"web:{number}", "web", address, text=str(number)) for number in range(24)]
        await asyncio.gather(_in_turn(one, said), _in_turn(two, said))
        person = await one.app.desk.read(lambda store: store.people.by_key(OFFICER))
        rows = await one.app.desk.read(lambda store: store.chat.last(f"p{person}", 100))
        heard = [row for row in rows if row.author == "me"]
        assert [row.body["html"] for row in heard] == [one.text for one in said]
        assert len({row.seq for row in heard}) == len(said)


async def _in_turn(program: Running, said: list[Incoming]) -> None:
    for one in said:
        await program.app.desk.take(one)


async def _address(app: App) -> str:
    return (await app.desk.write(_reached_by_radio))[1]


def _reached_by_radio(store: Store) -> tuple[int, str]:
    """The officer's number and address on the web; they are written to on the radio as well."""
    person = store.people.by_key(OFFICER) or 0
    store.people.put_address("radio", "77", person=person)
    return person, store.devices.public_id(person) or ""
