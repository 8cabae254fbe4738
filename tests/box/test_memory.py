"""What a box has handed over or dropped is in its memory no more; what it keeps is found there."""

from collections.abc import AsyncIterator
from secrets import token_bytes

import pytest

from bench.program import kept_port
from bot.box.address import Address, TcpAddress, UnixAddress
from bot.box.port import Opening
from tests.box.searched import SERVED_WITHOUT_WIPING, Searched, running

Shares = tuple[tuple[bytes, ...], ...]


@pytest.fixture(params=["unix", "tcp"])
async def box(request: pytest.FixtureRequest, address: UnixAddress) -> AsyncIterator[Searched]:
    with kept_port() as port:
        chosen: Address = address if request.param == "unix" else TcpAddress("127.0.0.1", port, "s" * 32)
        with running(chosen) as started:
            await started.answers()
            yield started


def ring(members: int = 3, keys: int = 4) -> Shares:
    return tuple(tuple(token_bytes(17) for _ in range(keys)) for _ in range(members))


async def test_a_share_is_gone_once_its_member_has_it_and_the_others_are_there(box: Searched) -> None:
    mine, *others = shares = ring()
    await box.client.hold(1, shares)
    assert await box.client.take(1, 0) == mine
    assert all(box.finds(share) for own in shares for share in own)
    await box.client.acknowledge(1, 0)
    assert not any(box.finds(share) for share in mine)
    assert all(box.finds(share) for own in others for share in own)
    await box.client.drop_ring(1)
    assert not any(box.finds(share) for own in others for share in own)


@pytest.mark.parametrize("keys", [1, 32])
async def test_a_ring_of_any_size_leaves_nothing_once_all_have_theirs(box: Searched, keys: int) -> None:
    shares = ring(keys=keys)
    await box.client.hold(1, shares)
    for place, own in enumerate(shares):
        assert await box.client.take(1, place) == own
        await box.client.acknowledge(1, place)
    assert await box.client.taken(1) == (0, 1, 2)
    assert not any(box.finds(share) for own in shares for share in (own[0], own[-1]))


async def test_the_same_search_finds_a_share_in_a_box_that_only_drops_it(address: UnixAddress) -> None:
    with running(address, SERVED_WITHOUT_WIPING) as careless:
        await careless.answers()
        shares = ring()
        await careless.client.hold(1, shares)
        await careless.client.take(1, 0)
        await careless.client.acknowledge(1, 0)
        assert any(careless.finds(share) for share in shares[0])


async def test_a_share_given_for_an_opening_is_gone_once_forgotten(box: Searched) -> None:
    share = token_bytes(17)
    await box.client.give(1, 0, share)
    assert await box.client.given(1) == {0: share}
    assert box.finds(share)
    await box.client.forget(1)
    assert not box.finds(share)


async def test_of_two_equal_entries_of_a_slip_one_sealed_paper_stays(box: Searched) -> None:
    mac, first, second = token_bytes(32), token_bytes(64), token_bytes(64)
    await box.client.open(Opening(1, (1, 2), token_bytes(32), (), 64))
    await box.client.hand_slip(1, 2)
    await box.client.enter_slip(1, 0, 1, mac, first)
    assert [box.finds(one) for one in (mac, first)] == [True, True]
    await box.client.enter_slip(1, 1, 1, mac, second)
    assert [box.finds(one) for one in (mac, first, second)] == [False, False, True]
    await box.client.close(1)
    await box.client.forget(1)
    assert not box.finds(second)
