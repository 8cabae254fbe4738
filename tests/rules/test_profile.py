import json
from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.profile import (
    BallotKind,
    Bar,
    Denominator,
    Form,
    Op,
    Profile,
    Tie,
    needed_present,
    needed_votes,
    quorum_met,
)
from rules.profile_dict import profile_from_dict, profile_to_dict

F = Fraction
PROFILE = Profile(
    form=Form.SECRET,
    kind=BallotKind.CHOOSE_AT_MOST,
    at_most=2,
    seats=2,
    threshold=Bar(F(1, 2), Op.OVER),
    denominator=Denominator.ELIGIBLE,
    quorum=Bar(F(2, 3), Op.AT_LEAST),
    tie=(Tie.RUN_OFF, Tie.HIGHER_SCORE, Tie.CHAIR),
    sources={"threshold": "mẫu"},
)


@pytest.mark.parametrize(
    ("eligible", "over_half", "two_thirds", "eighty", "ninety"),
    [(5, 3, 4, 4, 5), (9, 5, 6, 8, 9), (10, 6, 7, 8, 9), (12, 7, 8, 10, 11), (14, 8, 10, 12, 13)],
)
def test_needed_votes_are_the_published_ones(
    eligible: int, over_half: int, two_thirds: int, eighty: int, ninety: int
) -> None:
    assert needed_votes(F(1, 2), Op.OVER, eligible) == over_half
    assert needed_votes(F(2, 3), Op.AT_LEAST, eligible) == two_thirds
    assert needed_votes(F(4, 5), Op.AT_LEAST, eligible) == eighty
    assert needed_votes(F(9, 10), Op.AT_LEAST, eligible) == ninety


def test_over_ninety_percent_of_ten_is_all_ten() -> None:
    assert needed_votes(F(9, 10), Op.OVER, 10) == 10


fractions = st.fractions(F(1, 100), 1, max_denominator=100)


@given(fractions, st.sampled_from(Op), st.integers(1, 60))
def test_needed_votes_satisfy_the_bar_and_one_fewer_does_not(fraction: Fraction, op: Op, of: int) -> None:
    def satisfied(votes: int) -> bool:
        return votes > fraction * of if op is Op.OVER else votes >= fraction * of

    needed = needed_votes(fraction, op, of)
    assert satisfied(needed)
    assert not satisfied(needed - 1)
    assert needed <= floor(fraction * of) + 1


def test_nobody_is_honoured_by_no_votes_at_all() -> None:
    assert needed_votes(F(1, 2), Op.AT_LEAST, 0) == 1


def test_six_of_nine_units_make_a_quorum_of_two_thirds() -> None:
    assert needed_present(PROFILE, 9) == 6
    assert quorum_met(PROFILE, 9, 6)
    assert not quorum_met(PROFILE, 9, 5)


def test_a_bloc_without_a_quorum_may_always_decide() -> None:
    assert quorum_met(replace(PROFILE, quorum=None), 9, 0)


@pytest.mark.parametrize(
    "profile", [PROFILE, replace(PROFILE, quorum=None, blank_valid=False, self_vote=False)]
)
def test_a_profile_survives_json(profile: Profile) -> None:
    assert profile_from_dict(json.loads(json.dumps(profile_to_dict(profile)))) == profile


@pytest.mark.parametrize("field", ["form", "threshold", "quorum", "blank", "tie_at_quota_line", "max_rounds"])
def test_a_missing_field_is_named_because_no_rule_is_assumed(field: str) -> None:
    data = profile_to_dict(PROFILE)
    del data[field]
    with pytest.raises(KeyError, match=field):
        profile_from_dict(data)


@pytest.mark.parametrize(
    "wrong",
    [
        {"form": "by shouting"},
        {"blank": "perhaps"},
        {"tie_at_quota_line": ["coin"]},
        {"quorum": {"fraction": "2/3", "op": "=>"}},
        {"quorum": {"fraction": "two thirds", "op": ">="}},
    ],
)
def test_an_unknown_word_is_not_guessed(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        profile_from_dict(profile_to_dict(PROFILE) | wrong)
