"""Which device is a meeting's shared tablet, and who may call voters to it: looked up again at every touch."""

from dataclasses import dataclass
from datetime import date
from hmac import compare_digest

from bot.meeting_rights import Held, held_meeting, runs
from handlers.voters import frozen_voters
from rules.ballot_sheet import Ballot
from rules.errors import NotYours
from rules.meetings import BallotState, MeetingState
from rules.voters import Voter
from storage.store import Store


@dataclass(frozen=True)
class Counter:
    """The desk beside the tablet: `ballot` is the open one, with its `voters`; `bound` once a device is the tablet."""

    ballot: Ballot | None
    voters: dict[int, Voter]
    bound: bool


def held_on(store: Store, link: str, device: str) -> Held | None:
    """The meeting a device is the tablet of, None once that is over; `link` and `device` are hashes."""
    tablet = store.admission.tablet_of_token(link)
    if tablet is None or not compare_digest(tablet.device, device):
        return None
    held = held_meeting(store, tablet.meeting)
    return None if held is None or held.meeting.state is MeetingState.CLOSED else held


def open_ballot(store: Store, meeting: int) -> Ballot | None:
    """The meeting's newest ballot while it takes papers, or its trial."""
    ballots, trial = store.ballots.of_meeting(meeting), store.ballots.trial(meeting)
    newest = trial or (ballots[-1] if ballots else None)
    return newest if newest and newest.state is BallotState.OPEN else None


def counter_of(store: Store, person: int, number: int, day: date) -> Counter:
    """For who runs the bloc, and for the head of the open ballot's committee. Raises NotYours."""
    held = held_meeting(store, number)
    ballot = open_ballot(store, number) if held else None
    heads = ballot.seal.committee[:1] if ballot else ()
    if held is None or not (person in heads or runs(store, person, held.bloc, day)):
        raise NotYours
    tablet = store.admission.tablet(number)
    voters = frozen_voters(store, ballot, held.units) if ballot else {}
    return Counter(ballot, voters, bool(tablet and tablet.device))


def served_voter(store: Store, held: Held, ballot: Ballot, called: int) -> Voter | None:
    """Whom the tablet serves now; None while nobody is called."""
    return frozen_voters(store, ballot, held.units).get(called) if called else None
