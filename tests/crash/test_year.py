"""A year of three units through a real process that is killed at random: the end is as if nothing had happened."""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Iterator

import pytest

from bench.postgresql import postgresql_bin, server
from tests import needs
from tests.crash.house import House, house_on_file, house_on_server
from tests.crash.kills import kills_of, kills_of_two
from tests.crash.twins import TWINS
from tests.crash.year import Played, Stuck, play
from tests.crash.year_memory import differences, repeated, untold

A_COUPLE, ENOUGH, A_FEW, A_LOT, MANY = 5, 10, 20, 50, 500
YEARS_OF_A_TWIN = 6
MOST_IN_FLIGHT = 4


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with house_on_file() as made:
        yield made


@pytest.fixture(scope="module")
def house_of_two(house: House) -> Iterator[House]:
    programs = postgresql_bin()
    if programs is None:
        pytest.skip(needs.POSTGRESQL.words)
    with server(programs) as url, house_on_server(house, url) as made:
        yield made


@pytest.fixture(scope="module")
async def undisturbed(house: House) -> Played:
    return await play(house)


@pytest.fixture
def chance() -> random.Random:
    """Its seed is printed when the test fails; CRASH_SEED plays the same again."""
    seed = int(os.environ.get("CRASH_SEED") or secrets.randbits(32))
    print(f"CRASH_SEED={seed}")
    return random.Random(seed)


def wrong_with(played: Played, undisturbed: Played) -> list[str]:
    """What is not as if nothing had happened; empty when all is well."""
    most, told = repeated(played.sent, played.kills, undisturbed.sent)
    many = [f"one kill made {most} things be said again"] if most > MOST_IN_FLIGHT else []
    complaints = [played.complaints] if played.complaints else []
    return [*lost(played, undisturbed), *told, *many, *complaints]


def lost(played: Played, undisturbed: Played) -> list[str]:
    memory = differences(played.memory, undisturbed.memory)
    return [*memory, *untold(played.sent, undisturbed.sent), *played.unanswered]


async def test_a_year_with_twenty_kills_ends_like_one_with_none(
    house: House, undisturbed: Played, chance: random.Random
) -> None:
    played = await play(house, kills_of(chance, A_FEW))
    assert len(played.kills) == A_FEW
    assert wrong_with(played, undisturbed) == []


async def test_a_year_of_two_programs_that_are_killed_ends_like_one_of_one_that_is_not(
    house_of_two: House, undisturbed: Played, chance: random.Random
) -> None:
    played = await play(house_of_two, kills_of_two(chance, A_COUPLE))
    assert len(played.kills) == A_COUPLE
    assert wrong_with(played, undisturbed) == []


@pytest.mark.long
@pytest.mark.parametrize("part", range(MANY // A_LOT))
async def test_a_year_with_hundreds_of_kills_ends_like_one_with_none(
    house: House, undisturbed: Played, chance: random.Random, part: int
) -> None:
    played = await play(house, kills_of(chance, A_LOT))
    assert len(played.kills) == A_LOT
    assert wrong_with(played, undisturbed) == []


@pytest.mark.long
@pytest.mark.parametrize("twin", sorted(TWINS.keys() - {"sound"}))
async def test_a_broken_twin_does_not_get_through_the_year(
    house: House, undisturbed: Played, chance: random.Random, twin: str
) -> None:
    """Not every year strikes where the twin is weak; one of so many does."""
    wrong: list[str] = []
    for _ in range(YEARS_OF_A_TWIN):
        try:
            wrong = wrong_with(await play(house, kills_of(chance, ENOUGH), twin), undisturbed)
        except Stuck as stuck:
            wrong = [str(stuck)]
        if wrong:
            break
    print(*wrong[:3], sep="\n")
    assert wrong


@pytest.mark.long
async def test_a_network_that_breaks_and_lies_costs_nothing_but_time(
    house: House, undisturbed: Played, chance: random.Random
) -> None:
    """It answers 500, 502, a page in place of an answer, nonsense; sometimes what was asked is done all the same."""
    played = await play(house, errs=chance)
    assert lost(played, undisturbed) == []
    assert "Traceback" not in played.complaints
