from dataclasses import replace
from decimal import Decimal

import pytest

from rules.criteria import Leaf
from rules.errors_answers import NotAChoice, NotARatio, OutOfRange, WrongStep
from rules.scoring import UNASSIGNED, Answer, choices, choose_answer, read_answer
from tests.rules.sample_leaves import HOSTILE, PASSFAIL, PENALTY, POINTS, RATIO, SIGNED, TARGET

D = Decimal


@pytest.mark.parametrize("text", ["Đạt", "dat", " ĐẠT ", "5"])
def test_pass_is_the_maximum(text: str) -> None:
    assert read_answer(PASSFAIL, text) == Answer(("dat",), D(5))


@pytest.mark.parametrize("text", ["Không đạt", "khong", "chưa đạt", "0"])
def test_fail_is_zero(text: str) -> None:
    assert read_answer(PASSFAIL, text) == Answer(("khong",), D(0))


@pytest.mark.parametrize("text", ["4", "có lẽ", *HOSTILE])
def test_between_pass_and_fail_there_is_nothing(text: str) -> None:
    with pytest.raises(NotAChoice) as refused:
        read_answer(PASSFAIL, text)
    assert refused.value == NotAChoice("2.1", ("pass", "fail"))


@pytest.mark.parametrize(
    ("leaf", "choice", "answer"),
    [
        (POINTS, "max", Answer(("10",), D(10))),
        (POINTS, "zero", Answer(("0",), D(0))),
        (POINTS, "8.75", Answer(("8.75",), D("8.75"))),
        (PENALTY, "zero", Answer(("0",), D(0))),
        (PASSFAIL, "pass", Answer(("dat",), D(5))),
        (PASSFAIL, "fail", Answer(("khong",), D(0))),
        (SIGNED, "step:1", Answer(("step:1",), D(1))),
        (replace(POINTS, may_be_unassigned=True), "unassigned", UNASSIGNED),
    ],
)
def test_a_button_is_an_answer(leaf: Leaf, choice: str, answer: Answer) -> None:
    assert choose_answer(leaf, choice) == answer


@pytest.mark.parametrize(
    ("leaf", "choice"),
    [
        (POINTS, "unassigned"),
        (POINTS, "step:0"),
        (POINTS, ""),
        (PASSFAIL, "max"),
        (PASSFAIL, "5"),
        (SIGNED, "step:4"),
        (SIGNED, "step:-1"),
        (SIGNED, "step:x"),
        (RATIO, "max"),
        (TARGET, "zero"),
    ],
)
def test_a_button_of_another_kind_of_leaf_is_no_choice(leaf: Leaf, choice: str) -> None:
    with pytest.raises(NotAChoice) as refused:
        choose_answer(leaf, choice)
    assert refused.value == NotAChoice(leaf.code, choices(leaf))


def test_a_button_value_is_checked_like_a_typed_one() -> None:
    with pytest.raises(WrongStep):
        choose_answer(POINTS, "8.8")
    with pytest.raises(OutOfRange):
        choose_answer(POINTS, "11")


def test_not_assigned_can_be_typed_where_the_leaf_allows_it() -> None:
    assert read_answer(replace(RATIO, may_be_unassigned=True), "Không được giao") == UNASSIGNED
    with pytest.raises(NotARatio):
        read_answer(RATIO, "Không được giao")
