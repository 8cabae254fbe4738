"""What every box promises about paper slips: handed out by name, entered by number, agreed by two."""

from collections.abc import Callable

import pytest

from bot.box.paper_port import SlipState
from bot.box.port import Box, BoxGone, BoxRefused, Opening, Turnout

Opener = Callable[..., Opening]
MINE, OTHER = b"m" * 32, b"o" * 32


def blob(letter: str) -> bytes:
    return letter.encode() * 64


@pytest.fixture
async def paper(box: Box, opening: Opener) -> Box:
    """Voters 1 and 2 of four hold a slip."""
    await box.open(opening(roll=(1, 2, 3, 4)))
    assert await box.hand_slip(1, 2)
    assert await box.hand_slip(1, 1)
    return box


async def enter(box: Box, place: int, number: int, mac: bytes = MINE, letter: str = "a") -> None:
    await box.enter_slip(1, place, number, mac, blob(letter))


async def states(box: Box) -> list[str]:
    return [slip.state for slip in await box.slips(1)]


async def test_a_voter_with_a_slip_does_not_vote_by_phone(paper: Box) -> None:
    with pytest.raises(BoxRefused, match="voter_on_paper"):
        await paper.put(1, 2, blob("x"))
    assert await paper.has(1, 2)
    assert not await paper.has(1, 3)
    assert await paper.waiting(1) == (3, 4)
    assert await paper.turnout(1) == Turnout(issued=4, collected=0, slips_out=2, slips_in=0)


async def test_a_slip_is_handed_out_once_and_never_after_a_vote(paper: Box) -> None:
    assert await paper.hand_slip(1, 1)
    assert await paper.put(1, 3, blob("x"))
    assert not await paper.hand_slip(1, 3)
    with pytest.raises(BoxRefused, match="voter_not_on_roll"):
        await paper.hand_slip(1, 9)
    assert (await paper.turnout(1)).slips_out == 2
    assert await paper.on_paper(1) == (1, 2)


async def test_two_equal_entries_make_one_ballot(paper: Box) -> None:
    assert await states(paper) == ["none", "none"]
    await enter(paper, 0, 2, MINE, "a")
    assert await paper.slips(1) == (SlipState(1, (), "none"), SlipState(2, (0,), "one"))
    assert (await paper.turnout(1)).collected == 0
    await enter(paper, 2, 2, MINE, "b")
    assert await paper.slips(1) == (SlipState(1, (), "none"), SlipState(2, (), "agreed"))
    await paper.put(1, 3, blob("x"))
    assert await paper.turnout(1) == Turnout(issued=4, collected=2, slips_out=2, slips_in=1)
    closed = await paper.close(1)
    assert (closed.voted, closed.paper, len(closed.sealed)) == ((3,), (1, 2), 2)
    assert {one.blob for one in closed.sealed} in ({blob("a"), blob("x")}, {blob("b"), blob("x")})
    assert [one.id for one in closed.sealed] == sorted(one.id for one in closed.sealed)


async def test_one_member_alone_never_agrees_with_themselves(paper: Box) -> None:
    await enter(paper, 0, 1)
    await enter(paper, 0, 1)
    assert await states(paper) == ["one", "none"]


async def test_entries_that_differ_wait_until_one_of_them_is_entered_again(paper: Box) -> None:
    await enter(paper, 0, 1, MINE)
    await enter(paper, 1, 1, OTHER)
    assert await paper.slips(1) == (SlipState(1, (0, 1), "differs"), SlipState(2, (), "none"))
    with pytest.raises(BoxRefused, match="slips_open"):
        await paper.close(1)
    await enter(paper, 0, 1, OTHER, "c")
    assert await states(paper) == ["agreed", "none"]
    assert len((await paper.close(1)).sealed) == 1


async def test_a_third_member_settles_what_two_read_differently(paper: Box) -> None:
    await enter(paper, 0, 1, MINE)
    await enter(paper, 1, 1, OTHER)
    await enter(paper, 2, 1, MINE)
    assert await states(paper) == ["agreed", "none"]


async def test_equal_marks_on_two_slips_are_two_ballots(paper: Box) -> None:
    for number in (1, 2):
        for place in (0, 1):
            await enter(paper, place, number)
    assert (await paper.turnout(1)).collected == 2


async def test_an_agreed_slip_takes_no_further_entry(paper: Box) -> None:
    await enter(paper, 0, 1)
    await enter(paper, 1, 1)
    for asked in (enter(paper, 2, 1), paper.withdraw_slip(1, 0, 1)):
        with pytest.raises(BoxRefused, match="slip_agreed"):
            await asked
    assert (await paper.turnout(1)).collected == 1


async def test_a_number_or_an_entry_that_cannot_be_is_refused_by_name(paper: Box) -> None:
    for number in (0, 3, 2_000):
        for asked in (enter(paper, 0, number), paper.withdraw_slip(1, 0, number)):
            with pytest.raises(BoxRefused, match="slip_wrong"):
                await asked
    for size in (1, 31, 33):
        with pytest.raises(BoxRefused, match="mac_wrong"):
            await enter(paper, 0, 1, b"m" * size)
    with pytest.raises(BoxRefused, match="blob_length_wrong"):
        await paper.enter_slip(1, 0, 1, MINE, b"a" * 63)
    assert await states(paper) == ["none", "none"]


async def test_a_slip_entered_by_one_keeps_the_box_open_until_withdrawn(paper: Box) -> None:
    await enter(paper, 1, 2)
    with pytest.raises(BoxRefused, match="slips_open"):
        await paper.close(1)
    await paper.withdraw_slip(1, 0, 2)
    assert await states(paper) == ["none", "one"]
    await paper.withdraw_slip(1, 1, 2)
    await paper.withdraw_slip(1, 1, 2)
    assert await states(paper) == ["none", "none"]
    assert (await paper.close(1)).sealed == ()


async def test_slips_that_never_come_back_do_not_hold_the_box_up(paper: Box) -> None:
    closed = await paper.close(1)
    assert (closed.voted, closed.sealed, closed.paper) == ((), (), (1, 2))


async def test_a_slip_taken_back_lets_the_voter_vote_by_phone(paper: Box) -> None:
    await paper.take_back_slip(1, 2)
    await paper.take_back_slip(1, 2)
    assert await paper.waiting(1) == (2, 3, 4)
    assert await paper.put(1, 2, blob("x"))
    assert (await paper.close(1)).paper == (1,)


async def test_no_slip_is_taken_back_once_all_handed_out_are_entered(paper: Box) -> None:
    await enter(paper, 0, 2)
    with pytest.raises(BoxRefused, match="slip_entered"):
        await paper.take_back_slip(1, 1)
    await enter(paper, 1, 2)
    with pytest.raises(BoxRefused, match="slip_entered"):
        await paper.take_back_slip(1, 1)
    assert await paper.hand_slip(1, 4)
    await paper.take_back_slip(1, 1)
    assert (await paper.close(1)).paper == (2, 4)


async def test_a_closed_box_says_the_same_and_takes_nothing_on_paper(paper: Box) -> None:
    await enter(paper, 0, 1)
    await enter(paper, 1, 1)
    first = await paper.close(1)
    for asked in (paper.take_back_slip(1, 2), enter(paper, 0, 2), paper.withdraw_slip(1, 0, 2)):
        with pytest.raises(BoxRefused, match="ballot_closed"):
            await asked
    for late in (paper.hand_slip(1, 3), paper.call(1, 3)):
        with pytest.raises(BoxRefused, match="ballot_closed"):
            await late
    assert await paper.close(1) == first


async def test_paper_of_a_ballot_never_opened_is_gone(box: Box) -> None:
    for asked in (box.hand_slip(7, 1), box.called(7)):
        with pytest.raises(BoxGone):
            await asked
    for other in (box.take_back_slip(7, 1), box.enter_slip(7, 0, 1, MINE, blob("a")), box.call(7, 1)):
        with pytest.raises(BoxGone):
            await other
    with pytest.raises(BoxGone):
        await box.slips(7)
