"""Who has a ballot, for units and for delegates."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from rules.ballot_sheet import Ballot, for_voters, marking_for
from rules.frozen import frozen_code
from rules.meetings import Attendance, BallotState
from rules.people import Leadership, Person, Unit
from rules.profile import BallotKind, Bar, Denominator, Electorate, Form, Op, Profile
from rules.voters import delegates_as_voters, entitled, speaking_for, unit_attendance, units_as_voters

UNITS = [
    Unit(number, 1, f"u{number}", f"Đơn vị {number}", f"DV{number}", "Trưởng ban") for number in (1, 2, 3)
]
ANY = Profile(
    form=Form.SECRET,
    kind=BallotKind.CHOOSE_AT_MOST,
    at_most=2,
    seats=2,
    threshold=Bar(Fraction(1, 2), Op.OVER),
    denominator=Denominator.ELIGIBLE,
    quorum=None,
    tie=(),
)
EACH = replace(ANY, electorate=Electorate.DELEGATES)
PEOPLE = {number: Person(number, f"Đại biểu {number}") for number in (1, 7, 8, 9)}
NAMED = [(PEOPLE[9], 1), (PEOPLE[7], 2), (PEOPLE[8], 2), (PEOPLE[1], 2), (PEOPLE[1], 3)]
DELEGATES = delegates_as_voters(UNITS, NAMED)
LEAD = Leadership(2)


def drafted(profile: Profile) -> Ballot:
    return Ballot(0, 1, BallotState.DRAFT, "Cờ", 1, (3, 1, 2), 2, profile, ())


def test_each_delegate_is_a_voter_once_however_many_units_they_speak_for() -> None:
    assert [(one.id, one.name, one.units) for one in DELEGATES.values()] == [
        (9, "Đại biểu 9 (DV1)", (1,)),
        (7, "Đại biểu 7 (DV2)", (2,)),
        (8, "Đại biểu 8 (DV2)", (2,)),
        (1, "Đại biểu 1 (DV2, DV3)", (2, 3)),
    ]
    assert [one.id for one in speaking_for(DELEGATES, 2)] == [7, 8, 1]
    assert delegates_as_voters(UNITS[:1], NAMED).keys() == {9}


def test_the_lead_votes_unless_the_bloc_says_otherwise() -> None:
    units, without = units_as_voters(UNITS), replace(ANY, lead_votes=False)
    assert entitled(units, ANY, LEAD) == (1, 2, 3)
    assert entitled(units, without, LEAD) == (1, 3)
    assert entitled(DELEGATES, without, LEAD) == (9, 1), "who speaks for another unit too has a voice"


def test_nobody_marks_their_own_unit_where_that_is_ruled_out() -> None:
    """A delegate's number is a person's: it says nothing of the unit with the same number."""
    ruled = for_voters(drafted(replace(EACH, self_vote=False)), DELEGATES, LEAD)
    seen = {number: marking_for(ruled, number).candidates for number in ruled.entitled}
    assert seen == {9: (3, 2), 7: (3, 1), 8: (3, 1), 1: (1,)}
    units = for_voters(drafted(replace(ANY, self_vote=False)), units_as_voters(UNITS), LEAD)
    assert marking_for(units, 2).candidates == (3, 1)
    assert marking_for(for_voters(drafted(EACH), DELEGATES, LEAD), 1).candidates == (3, 1, 2)


def test_for_whom_a_delegate_speaks_is_frozen_with_the_ballot() -> None:
    ballot = for_voters(drafted(EACH), DELEGATES, LEAD)
    moved = replace(ballot, delegates={**ballot.delegates, 9: (3,)})
    assert frozen_code(ballot) != frozen_code(moved)
    assert for_voters(drafted(ANY), units_as_voters(UNITS), LEAD).delegates == {}


@given(st.lists(st.sampled_from([*Attendance, None]), max_size=5))
def test_a_unit_is_there_while_one_of_its_delegates_is(said: list[Attendance | None]) -> None:
    found = unit_attendance(said)
    assert (found is Attendance.PRESENT) == (Attendance.PRESENT in said)
    assert (found is Attendance.ABSENT) == (bool(said) and set(said) == {Attendance.ABSENT})
    assert found is None or found in said
    assert unit_attendance(reversed(said)) is found
