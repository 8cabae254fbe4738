from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rules.errors_answers import NotARatio, NotTwoNumbers
from rules.scoring import Answer, read_answer
from tests.rules.sample_leaves import HOSTILE, RATIO, TARGET

D = Decimal


@pytest.mark.parametrize(
    ("text", "raw", "points"),
    [
        ("18/20", ("18", "20"), "10.80"),
        ("18 / 20", ("18", "20"), "10.80"),
        ("90%", ("90%",), "10.80"),
        ("87,5 %", ("87.5%",), "10.50"),
        ("1/3", ("1", "3"), "4.00"),
        ("5/7", ("5", "7"), "8.57"),
        ("0/20", ("0", "20"), "0.00"),
        ("24/20", ("24", "20"), "12"),
    ],
)
def test_a_ratio_is_exact_then_rounded_and_capped(text: str, raw: tuple[str, ...], points: str) -> None:
    assert read_answer(RATIO, text) == Answer(raw, D(points))


def test_a_ratio_may_exceed_its_maximum_where_the_table_says_so() -> None:
    assert read_answer(replace(RATIO, high=D(5), may_exceed=True), "120%").points == D(6)


@pytest.mark.parametrize(
    "text", ["18", "0,9", "18/0", "18/20/3", "-1/20", "18/20%", "1.250/1.300", "/", "%", *HOSTILE]
)
def test_what_could_mean_two_things_is_not_taken_for_a_ratio(text: str) -> None:
    with pytest.raises(NotARatio) as refused:
        read_answer(RATIO, text)
    assert refused.value.example == "18/20"


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("100; 120", ("100", "120")),
        ("100 120", ("100", "120")),
        ("100/120,5", ("100", "120.5")),
        ("không; 150", ("", "150")),
        ("- 150", ("", "150")),
        ("80;0", ("80", "0")),
    ],
)
def test_a_target_leaf_keeps_both_numbers_and_waits_for_the_bloc(text: str, raw: tuple[str, ...]) -> None:
    assert read_answer(TARGET, text) == Answer(raw, None)


@pytest.mark.parametrize(
    "text", ["150", "0; 150", "100; không", "không; không", "100; -5", "1.250; 1300", "1;2;3", "-;", *HOSTILE]
)
def test_a_target_leaf_refuses_anything_else(text: str) -> None:
    with pytest.raises(NotTwoNumbers):
        read_answer(TARGET, text)


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_ratio_never_leaves_its_bounds_and_grows_with_what_was_done(done: int, assigned: int) -> None:
    assume(done < assigned)
    now, more = (read_answer(RATIO, f"{count}/{assigned}").points for count in (done, done + 1))
    assert now is not None
    assert more is not None
    assert D(0) <= now <= more <= RATIO.high
