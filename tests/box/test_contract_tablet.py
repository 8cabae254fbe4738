"""What every box promises about the shared tablet: it knows whom it serves now, and nothing of before."""

from collections.abc import Callable

import pytest

from bot.box.port import Box, BoxRefused, Opening

Opener = Callable[..., Opening]


@pytest.fixture
async def tablet(box: Box, opening: Opener) -> Box:
    await box.open(opening())
    return box


async def test_the_tablet_serves_the_voter_called_last(tablet: Box) -> None:
    assert await tablet.called(1) == 0
    await tablet.call(1, 2)
    await tablet.call(1, 3)
    assert await tablet.called(1) == 3
    await tablet.call(1, 0)
    assert await tablet.called(1) == 0


async def test_a_voter_that_votes_or_takes_a_slip_leaves_the_tablet(tablet: Box) -> None:
    await tablet.call(1, 2)
    await tablet.put(1, 1, b"a" * 64)
    assert await tablet.called(1) == 2
    await tablet.put(1, 2, b"b" * 64)
    assert await tablet.called(1) == 0
    await tablet.call(1, 3)
    await tablet.hand_slip(1, 3)
    assert await tablet.called(1) == 0


async def test_a_refused_ballot_leaves_the_voter_at_the_tablet(tablet: Box) -> None:
    await tablet.call(1, 2)
    with pytest.raises(BoxRefused, match="blob_length_wrong"):
        await tablet.put(1, 2, b"a")
    assert await tablet.called(1) == 2


async def test_only_voters_on_the_roll_are_called(tablet: Box) -> None:
    with pytest.raises(BoxRefused, match="voter_not_on_roll"):
        await tablet.call(1, 9)
    assert await tablet.called(1) == 0


async def test_a_closed_box_serves_nobody(tablet: Box) -> None:
    await tablet.call(1, 2)
    await tablet.close(1)
    assert await tablet.called(1) == 0
