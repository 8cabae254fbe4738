"""What every box promises: the one in memory and the one in a process of its own."""

from collections.abc import Callable
from itertools import count

import pytest

from bot.box.memory import MemoryBox
from bot.box.port import Box, BoxGone, BoxRefused, Opening, Turnout

Opener = Callable[..., Opening]


def blob(letter: str, length: int = 64) -> bytes:
    return letter.encode() * length


async def test_ballots_go_in_and_come_out_with_the_roll(box: Box, opening: Opener) -> None:
    await box.ping()
    await box.open(opening())
    assert await box.put(1, 2, blob("a"))
    assert await box.put(1, 1, blob("b"))
    assert await box.has(1, 2)
    assert not await box.has(1, 3)
    assert await box.turnout(1) == Turnout(issued=3, collected=2)
    assert await box.waiting(1) == (3,)
    closed = await box.close(1)
    assert closed.voted == (1, 2)
    assert {one.blob for one in closed.sealed} == {blob("a"), blob("b")}
    assert [one.id for one in closed.sealed] == sorted(one.id for one in closed.sealed)


async def test_a_second_ballot_of_a_voter_leaves_the_first(box: Box, opening: Opener) -> None:
    await box.open(opening())
    assert await box.put(1, 2, blob("a"))
    assert not await box.put(1, 2, blob("b"))
    closed = await box.close(1)
    assert not await box.put(1, 2, blob("b"))
    assert [one.blob for one in closed.sealed] == [blob("a")]
    assert await box.turnout(1) == Turnout(issued=3, collected=1)


async def test_opening_again_keeps_what_is_in(box: Box, opening: Opener) -> None:
    await box.open(opening())
    await box.put(1, 2, blob("a"))
    await box.open(opening(roll=(1, 2, 3)))
    assert await box.has(1, 2)
    with pytest.raises(BoxRefused, match="ballot_differs"):
        await box.open(opening(roll=(1, 2)))
    await box.close(1)
    with pytest.raises(BoxRefused, match="ballot_closed"):
        await box.open(opening())


async def test_closing_again_says_the_same_until_forgotten(box: Box, opening: Opener) -> None:
    await box.open(opening())
    for voter in (1, 2, 3):
        await box.put(1, voter, blob(str(voter)))
    assert await box.close(1) == await box.close(1)
    await box.forget(1)
    with pytest.raises(BoxGone):
        await box.close(1)
    await box.forget(1)


async def test_a_closed_box_takes_no_more(box: Box, opening: Opener) -> None:
    await box.open(opening())
    await box.close(1)
    with pytest.raises(BoxRefused, match="ballot_closed"):
        await box.put(1, 2, blob("a"))
    assert await box.turnout(1) == Turnout(issued=3, collected=0)


async def test_shares_are_given_back_only_after_close(box: Box, opening: Opener) -> None:
    await box.open(opening())
    with pytest.raises(BoxRefused, match="ballot_not_closed"):
        await box.share(1)
    await box.close(1)
    assert await box.share(1) == (b"s" * 17,)


async def test_strangers_and_odd_sizes_are_refused_by_name(box: Box, opening: Opener) -> None:
    await box.open(opening())
    for size in (1, 63, 65):
        with pytest.raises(BoxRefused, match="blob_length_wrong"):
            await box.put(1, 2, blob("a", size))
    with pytest.raises(BoxRefused, match="voter_not_on_roll"):
        await box.put(1, 9, blob("a"))
    with pytest.raises(BoxRefused, match="voter_not_on_roll"):
        await box.has(1, 9)
    assert await box.waiting(1) == (1, 2, 3)


async def test_a_ballot_never_opened_is_gone(box: Box) -> None:
    for asked in (box.put(7, 1, blob("a")), box.has(7, 1), box.turnout(7), box.waiting(7)):
        with pytest.raises(BoxGone):
            await asked
    for late in (box.close(7), box.share(7)):
        with pytest.raises(BoxGone):
            await late


async def test_ballots_side_by_side_do_not_mix(box: Box, opening: Opener) -> None:
    await box.open(opening(1))
    await box.open(opening(2))
    await box.put(1, 1, blob("a"))
    await box.close(1)
    assert await box.put(2, 1, blob("b"))
    await box.forget(1)
    assert [one.blob for one in (await box.close(2)).sealed] == [blob("b")]


async def arrival_order_tells(box: Box, opening: Opener, games: int = 200) -> float:
    """How often "the first out is the first in" names the ballot of voter 1, which votes first."""
    right = 0
    for game in range(games):
        await box.open(opening(game))
        mine, other = (blob("x"), blob("y")) if game % 2 else (blob("y"), blob("x"))
        await box.put(game, 1, mine)
        await box.put(game, 2, other)
        right += (await box.close(game)).sealed[0].blob == mine
        await box.forget(game)
    return right / games


async def test_the_order_of_the_ballots_says_nothing_about_arrival(box: Box, opening: Opener) -> None:
    assert 0.3 <= await arrival_order_tells(box, opening) <= 0.7


async def test_the_same_attack_reads_a_box_that_numbers_its_ballots(opening: Opener) -> None:
    numbers = count()
    assert await arrival_order_tells(MemoryBox(lambda: f"{next(numbers):032x}"), opening) == 1


async def test_ballots_lie_in_the_order_of_their_random_ids(opening: Opener) -> None:
    ids = iter(["c", "a", "b"])
    box = MemoryBox(lambda: next(ids))
    await box.open(opening())
    for voter in (1, 2, 3):
        await box.put(1, voter, blob(str(voter)))
    assert [one.blob[:1] for one in (await box.close(1)).sealed] == [b"2", b"3", b"1"]
