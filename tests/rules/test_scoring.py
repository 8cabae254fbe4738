from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.criteria import Leaf
from rules.errors import Refusal
from rules.errors_answers import NotANumber, OutOfRange, WrongStep
from rules.scoring import Answer, example_points, nearest_steps, read_answer
from rules.typed_numbers import read_decimal
from tests.rules.sample_leaves import HOSTILE, LATE, PASSFAIL, PENALTY, POINTS, RATIO, SIGNED, TARGET

D = Decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8,75", "8.75"),
        ("8.75", "8.75"),
        (" 8,75\u00a0điểm", "8.75"),
        ("9 ĐIỂM", "9"),
        ("-0,5", "-0.5"),
        ("−0,5", "-0.5"),
        ("+1", "1"),
        ("\u200910\n", "10"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_with_comma_or_point(text: str, value: str) -> None:
    assert read_decimal(text) == D(value)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_not_a_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotANumber) as refused:
        read_answer(POINTS, text)
    assert refused.value == NotANumber("8,75")


@given(st.decimals(-9999, 9999, places=2), st.sampled_from(",."))
def test_every_written_decimal_is_read_back(value: Decimal, separator: str) -> None:
    assert read_decimal(str(value).replace(".", separator)) == value


@given(st.text())
def test_no_text_does_anything_but_be_read_or_refused(text: str) -> None:
    for leaf in (POINTS, PASSFAIL, RATIO, TARGET, PENALTY, SIGNED, LATE):
        try:
            answer = read_answer(leaf, text)
        except Refusal:
            continue
        assert answer.points is None or leaf.low <= answer.points <= leaf.high


@pytest.mark.parametrize(
    ("leaf", "text", "points"),
    [
        (POINTS, "8,75/10", "8.75"),
        (POINTS, "8,75đ", "8.75"),
        (POINTS, "8 điểm.", "8"),
        (PASSFAIL, "Đạt.", str(PASSFAIL.high)),
        (PASSFAIL, "ko đạt", "0"),
    ],
)
def test_what_people_add_to_a_value_does_not_stand_in_its_way(leaf: Leaf, text: str, points: str) -> None:
    assert read_answer(leaf, text).points == D(points)


@pytest.mark.parametrize(
    ("leaf", "text", "example"),
    [
        (POINTS, "8/12", "8,75"),
        (LATE, "1.000", "1000"),
        (replace(POINTS, high=D(1200)), "1.000", "1050"),
    ],
)
def test_a_number_that_two_readers_take_differently_is_refused(leaf: Leaf, text: str, example: str) -> None:
    with pytest.raises(NotANumber) as refused:
        read_answer(leaf, text)
    assert refused.value == NotANumber(example)


def test_points_in_range_and_step_are_kept_exactly() -> None:
    assert read_answer(POINTS, "8,75") == Answer(("8.75",), D("8.75"))
    assert read_answer(POINTS, "0") == Answer(("0",), D(0))


@pytest.mark.parametrize("text", ["12", "10,25", "-1"])
def test_points_outside_the_range_are_refused_with_the_range(text: str) -> None:
    with pytest.raises(OutOfRange) as refused:
        read_answer(POINTS, text)
    assert refused.value == OutOfRange(read_decimal(text), D(0), D(10), "1.2")


def test_a_wrong_step_offers_the_two_nearest_values() -> None:
    with pytest.raises(WrongStep) as refused:
        read_answer(POINTS, "8,8")
    assert refused.value == WrongStep(D("8.8"), D("0.25"), (D("8.75"), D(9)), "1.2")


def test_a_maximum_off_the_step_can_still_be_given() -> None:
    odd = replace(POINTS, high=D("6.1"))
    assert read_answer(odd, "6,1").points == D("6.1")
    assert nearest_steps(D("6.05"), odd.step, odd.low, odd.high) == (D(6), D("6.1"))


@given(st.decimals(0, 10, places=2), st.sampled_from(["0.25", "0.5", "0.01", "1", "3"]))
def test_the_nearest_values_surround_the_typed_one_and_are_accepted(value: Decimal, step: str) -> None:
    leaf = replace(POINTS, step=D(step))
    nearest = nearest_steps(value, leaf.step, leaf.low, leaf.high)
    assert nearest[0] <= value <= nearest[-1]
    assert all(read_answer(leaf, str(point)).points == point for point in nearest)


def test_a_penalty_takes_away_with_or_without_its_minus() -> None:
    assert read_answer(PENALTY, "0,5") == read_answer(PENALTY, "-0,5") == Answer(("-0.5",), D("-0.5"))
    assert read_answer(PENALTY, "-0") == Answer(("0",), D(0))
    with pytest.raises(OutOfRange):
        read_answer(PENALTY, "3,5")


@pytest.mark.parametrize(
    ("leaf", "example"), [(POINTS, "8,75"), (PENALTY, "-1,5"), (replace(POINTS, high=D(4)), "3,5")]
)
def test_the_example_is_a_value_the_leaf_accepts(leaf: Leaf, example: str) -> None:
    assert example_points(leaf) == example
    assert read_answer(leaf, example).points == D(example.replace(",", "."))
