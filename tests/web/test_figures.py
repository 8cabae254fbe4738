"""/metrics: an operator's figures, for this machine or whoever knows the token, about nobody in particular."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import Column, select

from bot.pulse import TICK
from storage import tables
from storage.store import Store
from tests.support.whole_app import OFFICER, WholeApp, whole_app

TOKEN = "t0k3n-of-the-monitor"
HERE = "http://127.0.0.1:8080"


async def figures(whole: WholeApp) -> dict[str, float]:
    """By the name and the labels of each."""
    async with whole.browser(HERE) as asking:
        text = (await asking.get("/metrics")).text
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_turns_loops_and_what_waits_are_counted(tmp_path: Path) -> None:
    async with whole_app(tmp_path) as whole:
        whole.app.pulse.beat(TICK)
        await whole.app.desk.write(_goes_to_telegram)
        async with whole.phone() as phone:
            for text in ("/trangthai", "chấm điểm", "đến tiêu chí 1.2", "12"):
                await phone.says(text)
            for _ in range(2):
                await phone.says("8,75", "the-same-twice")
        found = await figures(whole)
    assert found["ktd_turns_total web answered"] == 5
    assert found["ktd_turns_total web silent"] == 1
    assert found["ktd_turns_total web refused"] == 1
    assert found["ktd_turn_seconds_count web"] == 7
    assert found["ktd_loop_beats_total tick"] == 1
    assert "ktd_loop_age_seconds tick" in found
    assert found["ktd_leading"] == 1
    assert found["ktd_outbox_waiting telegram answer"] > 0
    assert found["ktd_effects_pending"] == 0
    assert found["ktd_database_bytes"] > 10_000
    assert found["ktd_disk_free_bytes"] > 0
    assert found["ktd_database_up"] == 1
    assert any(name.startswith("ktd_build_info ") for name in found)
    assert found["process_resident_memory_bytes"] > 0


async def test_what_waits_too_long_is_told_in_seconds(tmp_path: Path) -> None:
    async with whole_app(tmp_path) as whole:
        await whole.app.desk.write(_goes_to_telegram)
        async with whole.phone() as phone:
            await phone.says("/trangthai")
        assert (await figures(whole))["ktd_outbox_overdue_seconds"] == 0
        whole.clock.move(whole.clock().replace(minute=5))
        assert (await figures(whole))["ktd_outbox_overdue_seconds"] == 300


async def test_without_a_token_only_this_machine_reads_and_never_through_a_server_in_front(
    tmp_path: Path,
) -> None:
    async with whole_app(tmp_path) as whole:
        passed_on = {"X-Forwarded-For": "127.0.0.1"}
        assert await _status(whole, HERE) == 200
        assert await _status(whole, "http://[::1]:8080") == 200
        assert await _status(whole, HERE, passed_on) == 404
        assert await _status(whole, "https://khoi.example.vn") == 404
        assert await _status(whole, HERE, client="192.0.2.7") == 404


async def test_with_a_token_whoever_knows_it_reads_from_anywhere(tmp_path: Path) -> None:
    async with whole_app(tmp_path, KTD_METRICS_TOKEN=TOKEN) as whole:
        public, knows = "https://khoi.example.vn", {"Authorization": f"Bearer {TOKEN}"}
        assert await _status(whole, public, knows, "192.0.2.7") == 200
        assert await _status(whole, HERE) == 404
        for wrong in (f"Basic {TOKEN}", "Bearer", "Bearer nothing", f"Bearer {TOKEN}x"):
            assert await _status(whole, HERE, {"Authorization": wrong}) == 404


async def test_a_database_that_is_away_is_told_and_the_rest_still_read(tmp_path: Path) -> None:
    async with whole_app(tmp_path) as whole:
        with whole.app.desk.database.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE outbox RENAME TO outbox_gone")
        found = await figures(whole)
        assert found["ktd_database_up"] == 0
        assert "ktd_effects_pending" not in found
        assert found["ktd_disk_free_bytes"] > 0


async def test_a_page_that_fails_is_counted(tmp_path: Path) -> None:
    async with whole_app(tmp_path) as whole, whole.phone() as phone:
        with whole.app.desk.database.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE chat RENAME TO chat_gone")
        assert (await phone.browser.get("rows")).status_code == 500
        assert (await figures(whole))["ktd_page_failures_total"] == 1


async def test_nothing_that_names_a_bloc_a_unit_or_a_person_is_ever_among_the_figures(tmp_path: Path) -> None:
    async with whole_app(tmp_path) as whole, whole.phone() as phone, whole.browser(HERE) as asking:
        await whole.app.desk.write(_goes_to_telegram)
        for text in ("chấm điểm", "đến tiêu chí 1.2", "8,75"):
            assert (await phone.says(text)).status_code == 200
        canaries = await whole.app.desk.read(_what_names_somebody)
        assert len(canaries) > 40
        said = (await asking.get("/metrics")).text
        assert _met(said, canaries) == set()
        leaking = f'{said}\nktd_turns_total{{unit="ban-dan-van"}} 1'
        assert _met(leaking, canaries) == {"ban-dan-van"}


async def _status(
    whole: WholeApp, base: str, headers: Mapping[str, str] | None = None, client: str = "127.0.0.1"
) -> int:
    async with whole.browser(base, client) as asking:
        return (await asking.get("/metrics", headers=headers)).status_code


def _goes_to_telegram(store: Store) -> None:
    """The officer is reached at a second address too."""
    store.people.put_address("telegram", "8101013", person=store.people.by_key(OFFICER))


def _what_names_somebody(store: Store) -> set[str]:
    """Keys, names, addresses, and the points that were given."""
    blocs, units, persons = tables.blocs.c, tables.units.c, tables.persons.c
    asked: list[Column[Any]] = [blocs.slug, blocs.name, units.key, units.name, units.short]
    asked += [persons.key, persons.name, tables.addresses.c.address, tables.answers.c.points]
    return {str(row[0]) for column in asked for row in store.connection.execute(select(column))}


def _met(said: str, canaries: set[str]) -> set[str]:
    ours = "\n".join(line for line in said.splitlines() if line.startswith("ktd_"))
    return {canary for canary in canaries if canary in ours}
