"""Where the roll and the papers lie, to the byte. Each check fails for a store that is less careful."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from bot.box.memory import MemoryBox
from bot.box.port import Box
from storage.ballots import Ballots
from tests.secrecy.evidence import Evidence
from tests.secrecy.homes import Home
from tests.secrecy.logs import Log
from tests.secrecy.naive import NaiveBox, OrderlyBox, put_box_unsorted
from tests.secrecy.structure import (
    closing_line_is_sorted,
    commits_that_wrote,
    is_sorted_as_it_lies,
    lies_in_key_order,
    steps_that_left_papers,
    transactions_that_wrote,
)
from tests.secrecy.world import draw, play

KEPT = ("ballot_roll", "ballot_blobs")
DELEGATES = ("delegate_roll", "ballot_blobs")
NAIVE = ("naive_roll", "naive_papers")


async def evidence(home: Home, box: Box) -> Evidence:
    async with home.world(box) as (world, disk):
        plan = draw(Random(7), [unit.id for unit in world.units])
        return await play(world, plan, disk, Log())


@pytest.fixture
def unsorted(monkeypatch: pytest.MonkeyPatch) -> Box:
    """A box and a store that write everything at close, in one transaction, in the order of casting."""
    monkeypatch.setattr(Ballots, "put_box", put_box_unsorted)
    return OrderlyBox()


@pytest.mark.parametrize(
    ("make_box", "is_still"), [(MemoryBox, True), (NaiveBox, False)], ids=["ours", "twin"]
)
async def test_nothing_is_written_while_papers_are_cast(
    home: Home, make_box: Callable[[], Box], is_still: bool
) -> None:
    async with home.world(make_box()) as (world, disk):
        await world.voting()
        before = disk.state()
        for unit in world.units[:4]:
            await world.card(f"{unit.key}/head")
            await world.votes(unit.key)
        assert (disk.state() == before) is is_still


async def test_papers_come_to_the_disk_in_one_step_after_the_last_was_cast(home: Home) -> None:
    found = await evidence(home, MemoryBox())
    [step] = steps_that_left_papers(found, "ballot_blobs")
    assert not any(event.unit for event in found.events[step:])
    twin = await evidence(home, NaiveBox())
    assert len(steps_that_left_papers(twin, "naive_papers")) > 1


async def test_on_sqlite_one_commit_writes_roll_and_papers(sqlite: Home) -> None:
    assert commits_that_wrote(await evidence(sqlite, MemoryBox()), KEPT) == 1
    assert commits_that_wrote(await evidence(sqlite, NaiveBox()), NAIVE) > 1


async def test_on_postgresql_one_transaction_writes_roll_and_papers(postgresql: Home) -> None:
    assert transactions_that_wrote(await evidence(postgresql, MemoryBox()), KEPT) == 1
    assert transactions_that_wrote(await evidence(postgresql, NaiveBox()), NAIVE) > 1


async def test_the_audit_log_names_who_voted_in_no_order_of_casting(home: Home) -> None:
    assert closing_line_is_sorted(await evidence(home, MemoryBox()))


async def test_the_same_look_at_the_log_finds_the_order_of_casting(sqlite: Home, unsorted: Box) -> None:
    assert not closing_line_is_sorted(await evidence(sqlite, unsorted))


async def test_on_sqlite_roll_and_papers_fill_their_page_sorted(sqlite: Home) -> None:
    found = await evidence(sqlite, MemoryBox())
    assert [lies_in_key_order(found, table) for table in KEPT] == [True, True]


async def test_the_same_look_at_the_page_finds_the_order_of_casting(sqlite: Home, unsorted: Box) -> None:
    found = await evidence(sqlite, unsorted)
    assert [lies_in_key_order(found, table) for table in KEPT] == [False, False]


async def test_delegates_are_written_in_one_commit_and_sorted_too(
    delegates: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await evidence(delegates, MemoryBox())
    assert commits_that_wrote(found, DELEGATES) == 1
    assert [lies_in_key_order(found, table) for table in DELEGATES] == [True, True]
    assert (closing_line_is_sorted(found), found.rows["ballot_roll"]) == (True, [])
    monkeypatch.setattr(Ballots, "put_box", put_box_unsorted)
    twin = await evidence(delegates, OrderlyBox())
    assert [lies_in_key_order(twin, table) for table in DELEGATES] == [False, False]


async def test_on_postgresql_roll_and_papers_lie_sorted(postgresql: Home) -> None:
    found = await evidence(postgresql, MemoryBox())
    assert is_sorted_as_it_lies(found, "ballot_roll", "unit")
    assert is_sorted_as_it_lies(found, "ballot_blobs", "id")


async def test_the_same_look_at_the_heap_finds_the_order_of_casting(postgresql: Home, unsorted: Box) -> None:
    found = await evidence(postgresql, unsorted)
    assert not is_sorted_as_it_lies(found, "ballot_roll", "unit")
    assert not is_sorted_as_it_lies(found, "ballot_blobs", "id")
