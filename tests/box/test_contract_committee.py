"""What every box promises about key shares: fetched once by each member, given back after close."""

from collections.abc import Callable

import pytest

from bot.box.port import Box, BoxGone, BoxRefused, Opening

Opener = Callable[..., Opening]
RING = tuple((f"a{place}".encode() * 8, f"b{place}".encode() * 8) for place in range(3))


async def test_a_member_fetches_until_they_say_they_have_it(box: Box) -> None:
    await box.hold(5, RING)
    assert await box.take(5, 1) == await box.take(5, 1) == RING[1]
    assert await box.taken(5) == ()
    await box.acknowledge(5, 1)
    await box.acknowledge(5, 1)
    with pytest.raises(BoxRefused, match="share_taken"):
        await box.take(5, 1)
    assert await box.take(5, 0) == RING[0]
    assert await box.taken(5) == (1,)


async def test_the_members_who_have_theirs_are_told_in_the_order_of_their_places(box: Box) -> None:
    await box.hold(5, RING)
    for place in (2, 0, 1):
        await box.acknowledge(5, place)
    assert await box.taken(5) == (0, 1, 2)


async def test_holding_again_changes_nothing_and_brings_no_share_back(box: Box) -> None:
    await box.hold(5, RING)
    await box.acknowledge(5, 0)
    await box.hold(5, RING)
    assert await box.taken(5) == (0,)
    with pytest.raises(BoxRefused, match="share_taken"):
        await box.take(5, 0)
    for other in (RING[:2], RING[::-1], ((b"x", b"y"), *RING[1:])):
        with pytest.raises(BoxRefused, match="ring_differs"):
            await box.hold(5, other)
    assert await box.take(5, 2) == RING[2]


async def test_nobody_fetches_from_a_place_the_committee_does_not_have(box: Box) -> None:
    await box.hold(5, RING)
    for asked in (box.take(5, 3), box.acknowledge(5, 3)):
        with pytest.raises(BoxRefused, match="place_wrong"):
            await asked
    assert await box.taken(5) == ()


async def test_a_ring_is_unknown_before_it_is_held_and_after_it_is_dropped(box: Box) -> None:
    await box.hold(5, RING)
    await box.drop_ring(5)
    await box.drop_ring(5)
    for asked in (box.take(5, 0), box.taken(5)):
        with pytest.raises(BoxGone):
            await asked
    with pytest.raises(BoxGone):
        await box.acknowledge(6, 0)
    await box.hold(5, RING[:2])
    assert await box.take(5, 0) == RING[0]


async def test_rings_and_ballots_of_one_number_do_not_mix(box: Box, opening: Opener) -> None:
    await box.open(opening(5))
    await box.hold(5, RING)
    await box.drop_ring(5)
    assert await box.waiting(5) == (1, 2, 3)
    await box.hold(5, RING)
    await box.forget(5)
    assert await box.take(5, 0) == RING[0]


async def test_shares_are_given_only_to_a_box_that_is_closed(box: Box, opening: Opener) -> None:
    await box.open(opening())
    with pytest.raises(BoxRefused, match="ballot_not_closed"):
        await box.give(1, 0, b"a" * 17)
    await box.close(1)
    assert await box.given(1) == {}
    await box.give(1, 2, b"c" * 17)
    await box.give(1, 0, b"a" * 17)
    assert await box.given(1) == {0: b"a" * 17, 2: b"c" * 17}


async def test_a_member_who_gives_again_has_given_once(box: Box, opening: Opener) -> None:
    await box.open(opening())
    await box.close(1)
    for share in (b"a" * 17, b"a" * 17, b"b" * 17):
        await box.give(1, 0, share)
    assert await box.given(1) == {0: b"b" * 17}


async def test_a_box_that_came_up_after_close_keeps_shares_until_told_to_forget(box: Box) -> None:
    assert await box.given(1) == {}
    await box.give(1, 0, b"a" * 17)
    assert await box.given(1) == {0: b"a" * 17}
    assert await box.given(2) == {}
    with pytest.raises(BoxGone):
        await box.turnout(1)
    await box.forget(1)
    assert await box.given(1) == {}


async def test_a_share_given_before_the_box_was_opened_does_not_wait_for_its_close(
    box: Box, opening: Opener
) -> None:
    await box.give(1, 0, b"a" * 17)
    await box.open(opening())
    await box.close(1)
    assert await box.given(1) == {}


async def test_forgetting_a_closed_ballot_forgets_what_was_given_for_it(box: Box, opening: Opener) -> None:
    await box.open(opening())
    await box.close(1)
    await box.give(1, 0, b"a" * 17)
    await box.forget(1)
    assert await box.given(1) == {}
