from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rules.criteria import Leaf, LeafKind, Step
from rules.errors import NotAChoice, NotANumber, NotARatio, NotTwoNumbers, OutOfRange, Refusal, WrongStep
from rules.scoring import (
    UNASSIGNED,
    Answer,
    choices,
    choose_answer,
    example_points,
    nearest_steps,
    read_answer,
    read_decimal,
    step_for,
)

D = Decimal
POINTS = Leaf("1.2", LeafKind.POINTS, "Chất lượng tham mưu", D(0), D(10))
PASSFAIL = Leaf("2.1", LeafKind.PASSFAIL, "Xếp loại chi bộ", D(0), D(5))
RATIO = Leaf("1.1", LeafKind.RATIO, "Nhiệm vụ hoàn thành", D(0), D(12))
TARGET = Leaf("1.5", LeafKind.TARGET, "Tin, bài", D(0), D(4))
PENALTY = Leaf("6.1", LeafKind.PENALTY, "Thiếu báo cáo", D(-3), D(0), step=D("0.5"))
SIGNED = Leaf(
    "3.3",
    LeafKind.LADDER,
    "Văn bản ký số",
    D(0),
    D("1.5"),
    input="tỷ lệ (%)",
    steps=(
        Step.of("> 95", D("1.5"), "Trên 95%"),
        Step.of(">= 75 and <= 95", D(1), "Từ 75% đến 95%"),
        Step.of(">= 50 and < 75", D("0.5"), "Từ 50% đến dưới 75%"),
        Step.of("< 50", D(0), "Dưới 50%"),
    ),
)
LATE = Leaf(
    "4.5",
    LeafKind.LADDER,
    "Báo cáo đúng hạn",
    D(0),
    D(2),
    input="số ngày chậm",
    steps=(
        Step.of("= 0", D(2), "Đúng hạn"),
        Step.of(">= 1 and <= 2", D("1.5"), "Chậm 1–2 ngày"),
        Step.of(">= 3 and <= 5", D(1), "Chậm 3–5 ngày"),
        Step.of(">= 6 and <= 10", D("0.5"), "Chậm 6–10 ngày"),
        Step.of("> 10", D(0), "Chậm trên 10 ngày"),
    ),
)
HOSTILE = [
    "",
    " ",
    "mười",
    "😀",
    "8,7,5",
    "1e5",
    "NaN",
    "Infinity",
    "0x1F",
    '<b>&"',
    "9" * 5000,
    "1_000",
    "٣",
    "８",
    "--1",
]


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
    ("measured", "points"),
    [
        ("75", "1"),
        ("95", "1"),
        ("95,01", "1.5"),
        ("49,9", "0"),
        ("50", "0.5"),
        ("74,99%", "0.5"),
        ("100 %", "1.5"),
    ],
)
def test_ladder_edges_are_exact(measured: str, points: str) -> None:
    assert read_answer(SIGNED, measured).points == D(points)


@pytest.mark.parametrize(
    ("days", "points"),
    [(0, "2"), (1, "1.5"), (2, "1.5"), (3, "1"), (5, "1"), (6, "0.5"), (10, "0.5"), (11, "0"), (365, "0")],
)
def test_a_late_report_loses_points_by_whole_days(days: int, points: str) -> None:
    assert read_answer(LATE, str(days)).points == step_for(LATE, D(days)).points == D(points)


def test_half_a_day_late_offers_the_days_around_it() -> None:
    with pytest.raises(WrongStep) as refused:
        read_answer(LATE, "2,5")
    assert refused.value == WrongStep(D("2.5"), D(1), (D(2), D(3)), "4.5")


@pytest.mark.parametrize(("leaf", "text"), [(SIGNED, "100,01"), (SIGNED, "-1"), (LATE, "-1")])
def test_a_measure_that_cannot_be_is_refused(leaf: Leaf, text: str) -> None:
    with pytest.raises(OutOfRange):
        read_answer(leaf, text)


def test_a_value_no_rung_takes_offers_the_rungs() -> None:
    broken = replace(SIGNED, steps=SIGNED.steps[:1])
    with pytest.raises(NotAChoice) as refused:
        read_answer(broken, "40")
    assert refused.value == NotAChoice("3.3", ("step:0",))


@given(st.decimals(0, 100, places=2))
def test_every_percentage_falls_on_exactly_one_rung(value: Decimal) -> None:
    assert sum(step.contains(value) for step in SIGNED.steps) == 1
    assert step_for(SIGNED, value).contains(value)


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


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_ratio_never_leaves_its_bounds_and_grows_with_what_was_done(done: int, assigned: int) -> None:
    assume(done < assigned)
    now, more = (read_answer(RATIO, f"{count}/{assigned}").points for count in (done, done + 1))
    assert now is not None
    assert more is not None
    assert D(0) <= now <= more <= RATIO.high
