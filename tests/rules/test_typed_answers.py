from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.criteria import Leaf
from rules.typed_answers import TypedAnswer, split_answers
from tests.rules.sample_leaves import POINTS, TARGET

CODES = {"1.1", "1.2", "1.3", "1.5", "4.5", "1.1.2.3.4", "II.a", "7"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.1: 8,5; 1.2: 10; 1.3 đạt", [("1.1", "8,5"), ("1.2", "10"), ("1.3", "đạt")]),
        ("1.1: 8,5\n1.2 10\n\n1.3: không đạt", [("1.1", "8,5"), ("1.2", "10"), ("1.3", "không đạt")]),
        ("1.1: 8,5, 1.2: 10", [("1.1", "8,5"), ("1.2", "10")]),
        ("tiêu chí 1.1: 9; TC 1.2 = 8", [("1.1", "9"), ("1.2", "8")]),
        ("1.5: 40; 44; 1.2: 3", [("1.5", "40; 44"), ("1.2", "3")]),
        ("1.1.2.3.4: 5; II.a: 3", [("1.1.2.3.4", "5"), ("II.a", "3")]),
        ("1.1 ước 18/20", [("1.1", "ước 18/20")]),
        ("1.3 Không được giao", [("1.3", "Không được giao")]),
        ("1.1. 8", [("1.1", "8")]),
        ("7: 3; 1.1: 2", [("7", "3"), ("1.1", "2")]),
        ("9.9: 5", [("9.9", "5")]),
        ("1.2: -0,5", [("1.2", "-0,5")]),
        ("1.2 - 0,5", [("1.2", "0,5")]),
        ("- 1.1: 8\n• 1.2: 9", [("1.1", "8"), ("1.2", "9")]),
    ],
)
def test_each_named_value_is_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.code, one.text) for one in split_answers(CODES, text)] == found


@pytest.mark.parametrize(
    "text",
    ["8,75", "8.75 điểm", "1.5 ngày", "18/20", "20 24", "7 điểm", "đạt", "40; 44", "9.9 5", "", "12:30"],
)
def test_a_value_alone_names_no_criterion(text: str) -> None:
    assert split_answers(CODES, text) == ()


def test_a_value_before_the_first_number_is_for_the_criterion_asked() -> None:
    assert split_answers(CODES, "8,5; 1.2: 10", POINTS)[0] == TypedAnswer("1.2", "8,5")
    assert split_answers(CODES, "8,5; 1.3: đạt") == (TypedAnswer("", "8,5"), TypedAnswer("1.3", "đạt"))


@pytest.mark.parametrize(("asked", "found"), [(TARGET, 0), (POINTS, 1)])
def test_two_numbers_for_a_target_are_not_a_criterion_and_its_value(asked: Leaf, found: int) -> None:
    assert len(split_answers(CODES, "1.5 2.4", replace(asked, code="1.5"))) == found


@settings(max_examples=40)
@given(st.text())
def test_any_text_is_split_or_left_alone(text: str) -> None:
    assert all(one.text for one in split_answers(CODES, text, POINTS))
