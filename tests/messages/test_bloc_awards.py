"""One award with the numbers of the rule profile, or several, each with its own."""

from fractions import Fraction
from pathlib import Path

import pytest

from bot.loading import plan_of
from messages.bloc_file import read_bloc_file
from messages.bloc_problems import BlocFileErrors, Problem
from messages.bloc_schema import BlocFile
from rules.blocs import Bloc, bloc_from_plan
from rules.quota import Award, Fixed, Of, Share
from rules.rounding import Rounding

TEXT = Path("examples/lao-cai-party-2023.yaml").read_text(encoding="utf-8")
AWARD = "award: Cờ thi đua của Ủy ban nhân dân tỉnh\n"
THREE = """awards:
- {title: Cờ thi đua của Chính phủ, quota: {fixed: 1}}
- {title: Cờ thi đua của Ủy ban nhân dân tỉnh, quota: {share: 20%, of: units, rounding: half_up}, k: 1}
- {title: Bằng khen, quota: {share: 1/2, of: remaining, rounding: floor}}
"""
ONE = "awards:\n- {{title: Cờ, quota: {}}}\n"


def with_awards(awards: str, kind: str = "choose_at_most") -> str:
    assert AWARD in TEXT
    text = TEXT[: TEXT.index("sample:\n")].replace(AWARD, awards, 1).replace("  quota: {fixed: 2}\n", "", 1)
    return text.replace("kind: choose_at_most, k: 2", f"kind: {kind}", 1)


def problem_in(text: str) -> Problem:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file(text)
    (problem,) = raised.value.problems
    assert problem.line > 0
    return problem


def loaded(file: BlocFile) -> Bloc:
    return bloc_from_plan(1, file.slug, file.name, file.year, 1, plan_of(file))


def test_a_bloc_with_one_award_has_it_with_the_numbers_of_its_rules() -> None:
    bloc = loaded(read_bloc_file(TEXT))
    assert bloc.awards == (Award("Cờ thi đua của Ủy ban nhân dân tỉnh", Fixed(2), 2),)
    assert bloc.award == bloc.awards[0].title


def test_a_plan_kept_before_there_were_several_awards_has_one() -> None:
    file = read_bloc_file(TEXT)
    plan = plan_of(file)
    del plan["awards"]
    assert bloc_from_plan(1, file.slug, file.name, file.year, 1, plan).awards == file.awards


def test_three_awards_keep_their_order_their_quotas_and_how_they_round() -> None:
    bloc = loaded(read_bloc_file(with_awards(THREE)))
    assert bloc.awards == (
        Award("Cờ thi đua của Chính phủ", Fixed(1)),
        Award("Cờ thi đua của Ủy ban nhân dân tỉnh", Share(Fraction(1, 5), Of.UNITS, Rounding.HALF_UP), 1),
        Award("Bằng khen", Share(Fraction(1, 2), Of.REMAINING, Rounding.FLOOR)),
    )
    assert (bloc.award, bloc.profile.seats, bloc.profile.at_most) == ("Cờ thi đua của Chính phủ", 1, 1)


@pytest.mark.parametrize(
    ("awards", "field", "kind"),
    [
        ("awards: Bằng khen\n", "awards", "not_list"),
        ("awards: []\n", "awards", "blank"),
        (AWARD + THREE, "award", "award_and_awards"),
        ("awards:\n- {quota: {fixed: 1}}\n", "awards[1].title", "missing"),
        ("awards:\n- {title: Cờ}\n", "awards[1].quota", "missing"),
        (ONE.format("{fixed: 0}"), "awards[1].quota.fixed", "whole"),
        ("awards:\n- {title: Cờ, quota: {fixed: 1}, k: hai}\n", "awards[1].k", "whole"),
        ("awards:\n- {title: Cờ, quota: {fixed: 1}, seats: 2}\n", "awards[1].seats", "unknown_field"),
        (ONE.format("{share: 0.2, of: units, rounding: ceil}"), "awards[1].quota.share", "fraction"),
        (ONE.format("{share: 120%, of: units, rounding: ceil}"), "awards[1].quota.share", "fraction"),
        (ONE.format("{share: 1/5, of: khối, rounding: ceil}"), "awards[1].quota.of", "word"),
        (ONE.format("{share: 1/5, of: units}"), "awards[1].quota.rounding", "missing"),
        (ONE.format("{share: 1/5, of: units, rounding: up}"), "awards[1].quota.rounding", "word"),
    ],
)  # fmt: skip
def test_a_wrong_award_is_named_with_its_field(awards: str, field: str, kind: str) -> None:
    found = problem_in(with_awards(awards))
    assert (found.field, found.kind) == (field, kind)


def test_a_share_must_say_how_it_is_rounded_and_the_answer_shows_how() -> None:
    found = problem_in(with_awards(ONE.format("{share: 1/5, of: units}")))
    assert str(found).endswith("thiếu mục bắt buộc này. Ví dụ: rounding: floor")


@pytest.mark.parametrize("quota", ["{fixed: 2}", "{share: 1/5, of: units, rounding: ceil}"])
def test_a_ballot_that_elects_one_has_one_seat(quota: str) -> None:
    found = problem_in(with_awards(ONE.format(quota), "elect_one"))
    assert (found.field, found.kind) == ("awards[1].quota.fixed", "elects_one")


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("  quota: {fixed: 2}\n", "", "rule_profile.type.k"),
        ("kind: choose_at_most, k: 2", "kind: choose_at_most", "rule_profile.quota"),
    ],
)
def test_with_several_awards_their_numbers_stand_there_and_nowhere_else(
    old: str, new: str, field: str
) -> None:
    text = TEXT[: TEXT.index("sample:\n")].replace(AWARD, THREE, 1).replace(old, new, 1)
    found = problem_in(text)
    assert (found.field, found.kind) == (field, "in_awards")
