"""How many units an award goes to, and whole numbers rounded as the bloc says."""

import json
from fractions import Fraction

import pytest

from rules.profile import BallotKind, Bar, Denominator, Form, Op, Profile
from rules.quota import Award, Fixed, Of, Quota, Share, award_from_dict, award_to_dict, profile_for
from rules.rounding import Rounding, whole

FIFTH = Fraction(1, 5)
PROFILE = Profile(
    form=Form.SECRET,
    kind=BallotKind.CHOOSE_AT_MOST,
    at_most=7,
    seats=7,
    threshold=Bar(Fraction(1, 2), Op.OVER),
    denominator=Denominator.ELIGIBLE,
    quorum=None,
    tie=(),
)


@pytest.mark.parametrize(("rounding", "seats"), [("floor", 1), ("half_up", 2), ("ceil", 2)])
def test_a_fifth_of_nine_units_is_one_or_two_as_the_bloc_rounds(rounding: str, seats: int) -> None:
    assert Share(FIFTH, Of.UNITS, Rounding(rounding)).seats(9, 9) == seats


@pytest.mark.parametrize(
    ("value", "floor", "half_up", "ceil"),
    [
        (Fraction(0), 0, 0, 0),
        (Fraction(2), 2, 2, 2),
        (Fraction(7, 5), 1, 1, 2),
        (Fraction(3, 2), 1, 2, 2),
        (Fraction(5, 2), 2, 3, 3),
        (Fraction(8, 5), 1, 2, 2),
    ],
)
def test_a_half_goes_up_and_a_whole_number_stays(
    value: Fraction, floor: int, half_up: int, ceil: int
) -> None:
    assert [whole(value, rounding) for rounding in Rounding] == [floor, half_up, ceil]


@pytest.mark.parametrize(
    ("quota", "units", "remaining", "seats"),
    [
        (Fixed(1), 9, 9, 1),
        (Fixed(5), 9, 4, 5),
        (Share(Fraction(1, 2), Of.REMAINING, Rounding.FLOOR), 9, 7, 3),
        (Share(Fraction(1, 2), Of.REMAINING, Rounding.FLOOR), 9, 8, 4),
        (Share(Fraction(1, 2), Of.UNITS, Rounding.FLOOR), 9, 7, 4),
        (Share(FIFTH, Of.UNITS, Rounding.FLOOR), 4, 4, 0),
        (Share(Fraction(1), Of.UNITS, Rounding.CEIL), 9, 0, 9),
    ],
    ids=[
        "exactly one",
        "fixed whatever remains",
        "half of those left after two flags",
        "half of those left after one flag",
        "half of all",
        "a fifth of four is nobody",
        "all",
    ],
)
def test_a_quota_gives_its_seats(quota: Quota, units: int, remaining: int, seats: int) -> None:
    assert quota.seats(units, remaining) == seats


def test_one_flag_of_the_government_one_of_the_province_and_half_of_the_rest() -> None:
    """The order seen: each award leaves fewer units for the next."""
    awards = (Fixed(1), Fixed(1), Share(Fraction(1, 2), Of.REMAINING, Rounding.FLOOR))
    remaining, given = 9, []
    for quota in awards:
        given.append(quota.seats(9, remaining))
        remaining -= given[-1]
    assert given == [1, 1, 3]


@pytest.mark.parametrize(
    "award",
    [
        Award("Cờ thi đua của Chính phủ", Fixed(1)),
        Award("Bằng khen", Share(Fraction(1, 2), Of.REMAINING, Rounding.HALF_UP), at_most=2),
    ],
)
def test_an_award_survives_json(award: Award) -> None:
    assert award_from_dict(json.loads(json.dumps(award_to_dict(award)))) == award


def test_a_share_kept_without_its_rounding_is_not_guessed() -> None:
    with pytest.raises(KeyError, match="rounding"):
        award_from_dict({"title": "Cờ", "quota": {"share": "1/5", "of": "units"}, "k": None})


@pytest.mark.parametrize(("at_most", "marks"), [(None, 4), (2, 2)])
def test_an_award_lends_the_rules_its_seats_and_marks(at_most: int | None, marks: int) -> None:
    award = Award("Bằng khen", Share(Fraction(1, 2), Of.REMAINING, Rounding.FLOOR), at_most)
    profile = profile_for(award, PROFILE, units=9, remaining=8)
    assert (profile.seats, profile.at_most) == (4, marks)
