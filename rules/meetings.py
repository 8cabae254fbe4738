"""The meeting: who counts as present, whether it may decide, and how it and its ballots go forward.

meeting: called -> checking_in -> open -> closed
ballot:  draft -> keying -> open -> closed -> opened -> announced, or void before it is opened; a trial is dropped
"""

from collections.abc import Iterable
from enum import StrEnum

from rules import transitions
from rules.errors_ballots import NoQuorum
from rules.profile import Profile, needed_present, quorum_met


class Attendance(StrEnum):
    """`PROXY`: a stand-in is there for the unit; `LEFT`: it was there and went before the end."""

    PRESENT = "present"
    ABSENT = "absent"
    PROXY = "proxy"
    LEFT = "left"


HERE = frozenset({Attendance.PRESENT, Attendance.PROXY})


class MeetingState(StrEnum):
    CALLED = "called"
    CHECKING_IN = "checking_in"
    OPEN = "open"
    CLOSED = "closed"


class MeetingAction(StrEnum):
    START_CHECK_IN = "start_check_in"
    OPEN = "open_meeting"
    CLOSE = "close_meeting"


class BallotState(StrEnum):
    DRAFT = "draft"
    KEYING = "keying"
    OPEN = "open"
    CLOSED = "closed"
    OPENED = "opened"
    ANNOUNCED = "announced"
    VOID = "void"


class BallotAction(StrEnum):
    """`SEAL` freezes roll, candidates and profile; `OPEN_BOX` counts, after close only; `DROP` is for trials.

    Without a box: `RECORD` puts down what hands or all voices said, `COLLECT` leaves papers to be counted.
    """

    SEAL = "seal"
    OPEN = "open"
    CLOSE = "close"
    OPEN_BOX = "open_box"
    ANNOUNCE = "announce"
    VOID = "void"
    DROP = "drop"
    RECORD = "record"
    COLLECT = "collect"


NO_VOTE = frozenset({BallotState.DRAFT, BallotState.VOID})
"""Nothing was sealed yet, or it counts for nothing."""
MEETING_TABLE = {
    (MeetingState.CALLED, MeetingAction.START_CHECK_IN): MeetingState.CHECKING_IN,
    (MeetingState.CHECKING_IN, MeetingAction.OPEN): MeetingState.OPEN,
    (MeetingState.OPEN, MeetingAction.CLOSE): MeetingState.CLOSED,
}

BALLOT_TABLE = {
    (BallotState.DRAFT, BallotAction.SEAL): BallotState.KEYING,
    (BallotState.KEYING, BallotAction.OPEN): BallotState.OPEN,
    (BallotState.OPEN, BallotAction.CLOSE): BallotState.CLOSED,
    (BallotState.CLOSED, BallotAction.OPEN_BOX): BallotState.OPENED,
    (BallotState.OPENED, BallotAction.ANNOUNCE): BallotState.ANNOUNCED,
    (BallotState.KEYING, BallotAction.VOID): BallotState.VOID,
    (BallotState.OPEN, BallotAction.VOID): BallotState.VOID,
    (BallotState.CLOSED, BallotAction.VOID): BallotState.VOID,
    (BallotState.DRAFT, BallotAction.RECORD): BallotState.OPENED,
    (BallotState.DRAFT, BallotAction.COLLECT): BallotState.CLOSED,
    (BallotState.KEYING, BallotAction.DROP): BallotState.VOID,
    (BallotState.OPEN, BallotAction.DROP): BallotState.VOID,
    (BallotState.CLOSED, BallotAction.DROP): BallotState.VOID,
    (BallotState.ANNOUNCED, BallotAction.DROP): BallotState.VOID,
}


def next_meeting_state(state: MeetingState, action: MeetingAction) -> MeetingState:
    """Raise NotNow."""
    return transitions.step(MEETING_TABLE, state, action)


def next_ballot_state(state: BallotState, action: BallotAction) -> BallotState:
    """Raise NotNow."""
    return transitions.step(BALLOT_TABLE, state, action)


def count_present(attendance: Iterable[Attendance]) -> int:
    return sum(state in HERE for state in attendance)


def recorded(before: Attendance | None, said: Attendance, meeting: MeetingState) -> Attendance:
    """A unit that was there and says during the sitting that it is absent has left."""
    leaves = said is Attendance.ABSENT and meeting is MeetingState.OPEN
    return Attendance.LEFT if leaves and before in (*HERE, Attendance.LEFT) else said


def check_quorum(profile: Profile, members: int, present: int) -> None:
    """Raise NoQuorum with how many are there and how many are needed."""
    if not quorum_met(profile, members, present):
        raise NoQuorum(present, needed_present(profile, members), profile.electorate)
