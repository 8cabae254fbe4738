from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from rules.errors import NotNow
from rules.errors_ballots import NoQuorum
from rules.meetings import (
    BALLOT_TABLE,
    HERE,
    MEETING_TABLE,
    Attendance,
    BallotAction,
    BallotState,
    MeetingAction,
    MeetingState,
    check_quorum,
    count_present,
    next_ballot_state,
    next_meeting_state,
    recorded,
)
from rules.profile import BallotKind, Bar, Denominator, Form, Op, Profile

PROFILE = Profile(
    form=Form.SECRET,
    kind=BallotKind.CHOOSE_AT_MOST,
    at_most=2,
    seats=2,
    threshold=Bar(Fraction(1, 2), Op.OVER),
    denominator=Denominator.ELIGIBLE,
    quorum=Bar(Fraction(2, 3), Op.AT_LEAST),
    tie=(),
)


def test_a_stand_in_counts_as_present_and_an_absent_unit_does_not() -> None:
    room = [Attendance.PRESENT] * 5 + [Attendance.PROXY, Attendance.ABSENT]
    assert count_present(room) == 6
    assert count_present([]) == 0


def test_too_few_units_are_told_how_many_are_needed() -> None:
    check_quorum(PROFILE, 9, 6)
    with pytest.raises(NoQuorum) as refused:
        check_quorum(PROFILE, 9, 5)
    assert refused.value == NoQuorum(present=5, needed=6)


def test_without_a_quorum_rule_any_number_will_do() -> None:
    check_quorum(replace(PROFILE, quorum=None), 9, 0)


def test_a_meeting_is_called_checked_in_opened_and_closed() -> None:
    state = MeetingState.CALLED
    for action in MeetingAction:
        state = next_meeting_state(state, action)
    assert state is MeetingState.CLOSED


def test_a_ballot_is_sealed_before_it_opens_and_opened_only_after_it_closes() -> None:
    state = BallotState.DRAFT
    seen = []
    for action in list(BallotAction)[:5]:
        state = next_ballot_state(state, action)
        seen.append(state)
    assert seen == list(BallotState)[1:-1]


@pytest.mark.parametrize("state", [BallotState.KEYING, BallotState.OPEN, BallotState.CLOSED])
def test_a_ballot_can_be_void_until_its_totals_are_known(state: BallotState) -> None:
    assert next_ballot_state(state, BallotAction.VOID) is BallotState.VOID


def test_whatever_is_not_in_a_table_is_not_now() -> None:
    for state, action in product(BallotState, BallotAction):
        if (state, action) not in BALLOT_TABLE:
            with pytest.raises(NotNow):
                next_ballot_state(state, action)
    for place, move in product(MeetingState, MeetingAction):
        if (place, move) not in MEETING_TABLE:
            with pytest.raises(NotNow):
                next_meeting_state(place, move)


def test_an_open_ballot_does_not_let_itself_be_counted() -> None:
    with pytest.raises(NotNow) as refused:
        next_ballot_state(BallotState.OPEN, BallotAction.OPEN_BOX)
    assert refused.value == NotNow("open_box", "open")


@pytest.mark.parametrize(
    ("before", "said", "meeting", "then"),
    [
        (Attendance.PRESENT, Attendance.ABSENT, MeetingState.OPEN, Attendance.LEFT),
        (Attendance.PROXY, Attendance.ABSENT, MeetingState.OPEN, Attendance.LEFT),
        (Attendance.LEFT, Attendance.ABSENT, MeetingState.OPEN, Attendance.LEFT),
        (Attendance.LEFT, Attendance.PRESENT, MeetingState.OPEN, Attendance.PRESENT),
        (Attendance.PRESENT, Attendance.ABSENT, MeetingState.CHECKING_IN, Attendance.ABSENT),
        (None, Attendance.ABSENT, MeetingState.OPEN, Attendance.ABSENT),
    ],
)
def test_whoever_was_there_during_the_sitting_leaves_and_is_never_absent(
    before: Attendance | None, said: Attendance, meeting: MeetingState, then: Attendance
) -> None:
    assert recorded(before, said, meeting) is then


def test_whoever_left_is_not_counted_as_present() -> None:
    assert count_present(Attendance) == len(HERE) == 2
