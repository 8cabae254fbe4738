import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.intervals import Interval, adjoin, parse_interval

D = Decimal


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("= 100", ["100", "100.0"], ["99.99", "100.01"]),
        (">= 90 and < 100", ["90", "99.99"], ["89.99", "100"]),
        ("< 80", ["79.99", "-1"], ["80"]),
        ("> 95", ["95.01"], ["95"]),
        (">= 75 and <= 95", ["75", "95"], ["74.99", "95.01"]),
        ("<= 95 and >= 75", ["75", "95"], ["74.99", "95.01"]),
        (">0,5 and <=1", ["0.51", "1"], ["0.5"]),
    ],
)
def test_an_interval_contains_what_it_says(text: str, inside: list[str], outside: list[str]) -> None:
    interval = parse_interval(text)
    assert all(interval.contains(D(value)) for value in inside)
    assert not any(interval.contains(D(value)) for value in outside)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "100",
        "≥ 90",
        "> 5 and < 5",
        "> 9 and < 3",
        ">= 5 and > 7",
        "= 5 and < 9",
        "< 5 and",
        "> 1 and < 2 and < 3",
    ],
)
def test_anything_else_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_interval(text)


@given(st.integers(-5, 5), st.integers(-5, 5), st.booleans(), st.booleans(), st.decimals(-9, 9, places=1))
def test_adjoining_intervals_hold_each_value_exactly_once(
    cut: int, high: int, left_closed: bool, right_closed: bool, value: Decimal
) -> None:
    left = Interval(None, False, D(cut), left_closed)
    right = Interval(D(high), right_closed, None, False)
    if adjoin(left, right, whole=False):
        assert left.contains(value) + right.contains(value) == 1
    if adjoin(left, right, whole=True):
        assert left.contains(round(value, 0)) + right.contains(round(value, 0)) == 1
