"""Open votes: one unit one voice, whatever the order, and what carries."""

from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.errors import NotNow
from rules.errors_meeting import HandsDiffer, NotAQuestion, NotAsked, NotHands
from rules.hands import read_hands
from rules.motions import (
    TABLE,
    Matter,
    Motion,
    MotionAction,
    MotionState,
    Voice,
    Voices,
    check_asked,
    check_question,
    next_motion_state,
    tally,
)

UNITS = tuple(range(1, 10))


def motion(present: int, agree: int) -> Motion:
    counts = Voices(agree, present - agree)
    at = datetime(2023, 12, 19, 14, 5, tzinfo=UTC)
    roll = tuple(range(present))
    return Motion(1, 1, Matter.OTHER, "?", MotionState.CLOSED, 1, at, roll=roll, counts=counts)


@given(
    roll=some.lists(some.sampled_from(UNITS), unique=True),
    said=some.lists(some.tuples(some.sampled_from(UNITS), some.sampled_from(Voice)), max_size=40),
)
def test_each_unit_of_the_roll_has_one_voice_the_last_it_gave(
    roll: list[int], said: list[tuple[int, Voice]]
) -> None:
    kept: dict[int, Voice] = {}
    for unit, voice in said:
        kept[unit] = voice
    last = [next((v for u, v in reversed(said) if u == unit), None) for unit in roll]
    expected = Voices(*(sum(one is voice for one in last) for voice in Voice))
    assert tally(roll, kept) == tally(reversed(roll), kept) == expected
    assert expected.counted <= len(roll)


def test_a_voice_from_outside_the_roll_counts_for_nothing() -> None:
    assert tally((1, 2), {1: Voice.AGREE, 3: Voice.AGREE}) == Voices(1)
    with pytest.raises(NotAsked):
        check_asked((1, 2), 3)


@pytest.mark.parametrize(("present", "needed"), [(1, 1), (2, 2), (5, 3), (8, 5), (9, 5), (10, 6)])
def test_more_than_half_of_those_present_carry_it(present: int, needed: int) -> None:
    assert motion(present, needed).carried
    assert not motion(present, needed - 1).carried
    assert motion(present, 0).needed == needed


def test_nothing_carries_before_it_is_closed() -> None:
    asked = motion(9, 9)
    still_open = Motion(1, 1, asked.matter, "?", MotionState.OPEN, 1, asked.at, roll=asked.roll)
    assert not still_open.carried
    assert still_open.silent == 9
    assert asked.silent == 0


def test_every_step_that_is_not_in_the_table_is_refused() -> None:
    for state, action in product(MotionState, MotionAction):
        if (state, action) in TABLE:
            assert next_motion_state(state, action) is TABLE[state, action]
        else:
            with pytest.raises(NotNow):
                next_motion_state(state, action)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("8 tán thành, 0 không tán thành, 1 không có ý kiến", Voices(8, 0, 1)),
        ("7 tán thành; 1 không tán thành; 1 không ý kiến.", Voices(7, 1, 1)),
        ("Tán thành: 6, không tán thành: 2, không có ý kiến: 1", Voices(6, 2, 1)),
        ("8 phiếu tán thành và 1 đơn vị không tán thành", Voices(8, 1, 0)),
        ("9 đồng ý", Voices(9)),
        ("8/0/1", Voices(8, 0, 1)),
        ("8 0 1", Voices(8, 0, 1)),
        ("nhất trí", Voices(9)),
    ],
)
def test_hands_are_read_as_secretaries_type_them(text: str, counts: Voices) -> None:
    assert read_hands(text, 9) == counts


@pytest.mark.parametrize(
    "text",
    ["", "tám tán thành", "8", "8 tán thành 1", "9 tán thành, 0 tán thành", "8/1", "99999/0/0", "-1/5/5"],
)
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(NotHands):
        read_hands(text, 9)


@pytest.mark.parametrize(("text", "counted"), [("8/0/0", 8), ("9 tán thành, 1 không tán thành", 10)])
def test_hands_add_up_to_the_units_present(text: str, counted: int) -> None:
    with pytest.raises(HandsDiffer) as refused:
        read_hands(text, 9)
    assert refused.value == HandsDiffer(counted, 9)


def test_a_question_is_words_on_one_line() -> None:
    assert check_question("  Thông qua\nchương trình ") == "Thông qua chương trình"
    for text in ("", "?", "9", "a" * 301):
        with pytest.raises(NotAQuestion):
            check_question(text)
