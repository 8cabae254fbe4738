"""Making keys and opening the box: in a child that exits, and in this process for tests."""

import sys
from itertools import combinations

import pytest

from bot.box import ceremony, ceremony_here
from bot.box.counting import CountersDisagree, check_counters
from bot.box.port import Ceremony
from bot.box.sealing import OVERHEAD, seal
from bot.box.shares import ThresholdRefused, WrongShare, share_hash, true_share
from bot.child import ChildFailed
from rules.ballots import PAPER_BYTES, SPOILED, Count, Marking, encode_marks
from rules.profile import BallotKind

CHILD: Ceremony = ceremony
HERE: Ceremony = ceremony_here


@pytest.fixture(params=[CHILD, HERE], ids=["child", "here"])
def rite(request: pytest.FixtureRequest) -> Ceremony:
    chosen: Ceremony = request.param
    return chosen


async def opened(rite: Ceremony, public_key: bytes, shares: tuple[bytes, ...], blobs: list[bytes]) -> Count:
    marking = Marking(BallotKind.CHOOSE_AT_MOST, (11, 12, 13), at_most=2, blank_valid=False)
    return await rite.open_box(public_key, shares, blobs, marking=marking, issued=9)


async def test_the_totals_are_those_of_the_sealed_marks(rite: Ceremony) -> None:
    (keys,) = await rite.make_keys(1, 1)
    papers = [(11, 12), (12,), (13, 12), ()]
    blobs = [seal(keys.public_key, encode_marks(marks)) for marks in papers]
    blobs.append(seal(keys.public_key, SPOILED))
    blobs.append(seal(keys.public_key, encode_marks((11, 12, 13))))
    assert await opened(rite, keys.public_key, keys.shares, blobs) == Count(
        issued=9, collected=6, valid=3, invalid=3, blank=1, votes={11: 1, 12: 3, 13: 1}
    )


async def test_a_tampered_ballot_is_collected_and_invalid(rite: Ceremony) -> None:
    keys, other = await rite.make_keys(1, 1, 2)
    good = seal(keys.public_key, encode_marks((11,)))
    flipped = good[:-1] + bytes([good[-1] ^ 1])
    foreign = seal(other.public_key, encode_marks((12,)))
    totals = await opened(rite, keys.public_key, keys.shares, [good, flipped, foreign, b"", bytes(560)])
    assert totals.figures() == (5, 1, 4, 0, [{11: 1, 12: 0, 13: 0}, {}, {}])


async def test_any_two_of_three_members_open_the_box(rite: Ceremony) -> None:
    (keys,) = await rite.make_keys(3, 2)
    blobs = [seal(keys.public_key, encode_marks((11,)))]
    for pair in (*combinations(keys.shares, 2), keys.shares):
        assert (await opened(rite, keys.public_key, pair, blobs)).votes[11] == 1


async def test_shares_that_do_not_make_the_key_are_refused(rite: Ceremony) -> None:
    keys, other = await rite.make_keys(3, 2, 2)
    one, two, _ = keys.shares
    spoilt = two[:-1] + bytes([two[-1] ^ 1])
    for shares in (
        (),
        (one,),
        (one, one),
        (one, spoilt),
        (one, other.shares[1]),
        (one, two[:-1]),
        (one, b""),
    ):
        with pytest.raises(WrongShare):
            await opened(rite, keys.public_key, shares, [])


async def test_a_share_is_known_by_its_hash(rite: Ceremony) -> None:
    (keys,) = await rite.make_keys(3, 2)
    assert tuple(share_hash(share) for share in keys.shares) == keys.share_hashes
    assert len({*keys.shares}) == 3
    assert {len(share) for share in keys.shares} == {17}


async def test_a_share_is_true_only_at_the_place_it_was_made_for(rite: Ceremony) -> None:
    keys, other = await rite.make_keys(3, 2, 2)
    hashes = keys.share_hashes
    assert [place for place in range(-3, 4) if true_share(keys.shares[1], place, hashes)] == [1]
    assert not true_share(other.shares[1], 1, hashes)
    assert not true_share(b"", 1, hashes)


async def test_keys_made_together_have_nothing_to_do_with_each_other(rite: Ceremony) -> None:
    keys = await rite.make_keys(3, 2, 4)
    assert len({one.public_key for one in keys}) == 4
    assert len({share for one in keys for share in one.shares}) == 12
    for one in keys:
        blobs = [seal(one.public_key, encode_marks((11,)))]
        assert (await opened(rite, one.public_key, one.shares[1:], blobs)).votes[11] == 1


@pytest.mark.parametrize(
    ("shares", "threshold", "why"),
    [
        (3, 3, "threshold_needs_everybody"),
        (2, 2, "threshold_needs_everybody"),
        (3, 1, "threshold_too_low"),
        (3, 4, "shares_wrong"),
        (3, 0, "shares_wrong"),
        (0, 0, "shares_wrong"),
        (17, 2, "shares_wrong"),
    ],
)
async def test_a_threshold_that_one_person_can_break_is_refused(
    rite: Ceremony, shares: int, threshold: int, why: str
) -> None:
    with pytest.raises(ThresholdRefused, match=why):
        await rite.make_keys(shares, threshold)


async def test_a_child_that_breaks_is_a_failed_ceremony(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ChildFailed):
        await CHILD.make_keys(1, 1)


def test_counters_that_disagree_stop_the_count() -> None:
    counted = Count(issued=3, collected=2, valid=2, invalid=0, blank=0, votes={11: 2})
    check_counters(counted, (2, 2, 0, 0, [{11: 2}, {}, {}]))
    with pytest.raises(CountersDisagree):
        check_counters(counted, (2, 2, 0, 0, [{11: 1}, {}, {}]))


async def test_sealed_ballots_have_one_length_and_never_repeat() -> None:
    (keys,) = await HERE.make_keys(1, 1)
    sealed = [seal(keys.public_key, encode_marks(marks)) for marks in ((), (11,), (11, 12, 13), (11,))]
    assert {len(blob) for blob in sealed} == {PAPER_BYTES + OVERHEAD}
    assert len({*sealed}) == 4
