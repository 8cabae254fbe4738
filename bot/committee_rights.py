"""Who holds a share of which key: looked up again at every touch."""

from dataclasses import dataclass

from bot.box.shares import true_share
from rules.ballot_sheet import Ballot
from rules.errors import NotYours
from rules.errors_box import WrongShare
from rules.meetings import BallotState
from rules.rings import Ring, RingState
from storage.store import Store


@dataclass(frozen=True)
class Holder:
    """The member at `place` of the ring's committee."""

    ring: Ring
    place: int
    bloc: int


@dataclass(frozen=True)
class Member:
    """The member at `place` of the committee the ballot was sealed for."""

    ballot: Ballot
    place: int
    bloc: int


def holder_of(store: Store, person: int, number: int) -> Holder:
    """Raises NotYours."""
    ring = store.committees.ring(number)
    meeting = store.meetings.get(ring.meeting) if ring else None
    if ring is None or meeting is None or person not in ring.committee:
        raise NotYours
    return Holder(ring, ring.committee.index(person), meeting.bloc)


def member_of(store: Store, person: int, number: int) -> Member:
    """Raises NotYours."""
    ballot, bloc = store.ballots.get(number), store.ballots.bloc(number)
    if ballot is None or bloc is None or person not in ballot.seal.committee:
        raise NotYours
    return Member(ballot, ballot.seal.committee.index(person), bloc)


def check_share(member: Member, share: bytes) -> None:
    """Raise WrongShare unless it is this member's, of the key this ballot was sealed with."""
    if not true_share(share, member.place, [bytes.fromhex(one) for one in member.ballot.seal.share_hashes]):
        raise WrongShare


def ask_ring_check(store: Store, number: int) -> bool:
    """Have the program look whether every member has their shares; False when that is asked or answered."""
    ring = store.committees.ring(number)
    if ring is None or ring.state is not RingState.MADE:
        return False
    meeting = store.meetings.get(ring.meeting)
    return meeting is not None and ask_once(store, "check_ring", meeting.bloc, "ring", number)


def ask_count(store: Store, number: int) -> bool:
    """Have a closed box opened and counted; False when that is asked or done."""
    ballot, bloc = store.ballots.get(number), store.ballots.bloc(number)
    if ballot is None or bloc is None or ballot.state is not BallotState.CLOSED:
        return False
    return ask_once(store, "count_box", bloc, "ballot", number)


def ask_once(store: Store, kind: str, bloc: int, what: str, number: int) -> bool:
    """Put an effect unless the same waits already."""
    if any(row.kind == kind and row.body[what] == number for row in store.effects.pending()):
        return False
    store.effects.put(kind, {"bloc": bloc, "person": 0, what: number})
    return True
