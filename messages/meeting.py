"""The meeting: check-in, quorum, the lead's card that leads everywhere else."""

from dataclasses import dataclass
from datetime import date

from messages.message import Message
from rules.agenda import Item, Shown
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.calls import Registration
from rules.meetings import Attendance, MeetingState
from rules.voters import Voter


@dataclass(frozen=True)
class MeetingCard(Message):
    """To the lead; `ballot` is the newest one, `needed` voters make a quorum, `silent` have not answered;
    `item` is under way and `following` comes next; `shown` is on the big screen in its place."""

    bloc: Bloc
    meeting: int
    state: MeetingState
    token: str
    day: date
    present: int
    members: int
    needed: int
    absent: tuple[Voter, ...]
    left: tuple[Voter, ...]
    silent: tuple[Voter, ...]
    ballot: Ballot | None
    item: Item | None
    following: Item | None
    shown: Shown


@dataclass(frozen=True)
class MeetingDesk(Message):
    """To the lead, above the card: what is needed less often."""

    bloc: Bloc
    meeting: int
    ballot: Ballot | None


@dataclass(frozen=True)
class NotCalled(Message):
    """To the lead: no meeting yet."""

    bloc: Bloc
    members: int
    needed: int


@dataclass(frozen=True)
class CheckInOpened(Message):
    """To the group."""

    bloc: Bloc
    members: int


@dataclass(frozen=True)
class CheckIn(Message):
    """To a delegate: what is recorded for the voter, None when nothing, and whether by the lead.

    `registered` is what the unit answered to the invitation, or said since; `sitting` once the meeting is open.
    """

    bloc: Bloc
    meeting: int
    voter: Voter
    state: Attendance | None
    by_lead: bool = False
    sitting: bool = False
    registered: Registration | None = None


@dataclass(frozen=True)
class NoMeeting(Message):
    """To a delegate: nothing to check in to now."""

    bloc: Bloc


@dataclass(frozen=True)
class RollLine:
    """A voter, `short` for its button, what is recorded (None: nothing yet), and stand-in or reason where known."""

    voter: Voter
    short: str
    state: Attendance | None
    registered: Registration | None


@dataclass(frozen=True)
class RollCall(Message):
    """To the lead, who may record attendance for others."""

    bloc: Bloc
    meeting: int
    lines: tuple[RollLine, ...]
    present: int


@dataclass(frozen=True)
class RollUnit(Message):
    """To the lead: one voter's attendance, and what may be recorded instead."""

    bloc: Bloc
    meeting: int
    line: RollLine


@dataclass(frozen=True)
class MeetingOpened(Message):
    """To the group."""

    bloc: Bloc
    present: int
    members: int
    needed: int
    absent: tuple[Voter, ...]


@dataclass(frozen=True)
class AskEnd(Message):
    """`adopted`: the meeting has adopted its minutes; `tied`: units at the line are still tied."""

    meeting: int
    adopted: bool
    tied: bool


@dataclass(frozen=True)
class MeetingEnded(Message):
    """To the group."""

    bloc: Bloc
