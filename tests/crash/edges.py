"""How to bring a ballot to each edge of its way and hold it there; the machines are killed before it is let go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from rules.meetings import BallotState
from rules.rings import RingState
from tests.crash.held import child_of, elsewhere, frozen, nothing_written
from tests.crash.held_box import done_and_not_written, frozen_box, gave, start_box
from tests.crash.voting import VOTES, Voting

Edge = Callable[[Voting], AbstractContextManager[None]]
Reach = Callable[[Voting], Iterator[None]]
EDGES: dict[str, Edge] = {}
SOME = (0, 1, 2, 3)
CLOSE = ("Đóng hòm phiếu", "Đóng hòm phiếu")


def edge(reach: Reach) -> Reach:
    EDGES[reach.__name__.replace("_", " ")] = contextmanager(reach)
    return reach


@edge
def draft(voting: Voting) -> Iterator[None]:
    yield


@edge
def keys_being_made(voting: Voting) -> Iterator[None]:
    start_box(voting)
    with frozen_box(voting):
        voting.meeting.taps("Niêm phong hòm phiếu")
        yield


@edge
def keys_in_the_box_and_not_written(voting: Voting) -> Iterator[None]:
    start_box(voting)
    with done_and_not_written(voting, "Niêm phong hòm phiếu"):
        ring = voting.meeting.ring()
        voting.box_says(lambda box: box.taken(ring.id))
        assert ring.state is RingState.MAKING
        yield


@edge
def no_share_fetched(voting: Voting) -> Iterator[None]:
    voting.meeting.seals()
    yield


@edge
def one_share_fetched(voting: Voting) -> Iterator[None]:
    """A second member's page had its answer and could not say so."""
    voting.meeting.seals()
    first, second, _ = voting.meeting.committee
    ring = voting.meeting.ring().id
    first.fetches(ring)
    second.phone.touch(f"khoa/{ring}", {"do": "take"})
    yield


@edge
def every_share_fetched(voting: Voting) -> Iterator[None]:
    voting.meeting.seals()
    voting.meeting.fetches_keys()
    yield


@edge
def cards_going_out(voting: Voting) -> Iterator[None]:
    voting.meeting.seals()
    voting.meeting.fetches_keys()
    with frozen_box(voting):
        voting.meeting.taps("Phát phiếu")
        yield


@edge
def box_open_and_not_written(voting: Voting) -> Iterator[None]:
    voting.meeting.seals()
    voting.meeting.fetches_keys()
    number = voting.meeting.ballot().id
    with done_and_not_written(voting, "Phát phiếu"):
        voting.box_says(lambda box: box.turnout(number))
        assert voting.meeting.ballot().state is BallotState.KEYING
        yield


@edge
def nobody_has_voted(voting: Voting) -> Iterator[None]:
    _open(voting)
    yield


@edge
def some_have_voted(voting: Voting) -> Iterator[None]:
    _open(voting)
    voting.votes(*SOME)
    yield


@edge
def a_vote_on_its_way(voting: Voting) -> Iterator[None]:
    _open(voting)
    voting.votes(*SOME)
    ballot, delegate = voting.meeting.ballot().id, voting.meeting.delegates[len(SOME)]
    with elsewhere() as do, frozen_box(voting):
        do(lambda: delegate.vote(ballot, VOTES[len(SOME)]))
        yield


@edge
def closing(voting: Voting) -> Iterator[None]:
    _open(voting)
    voting.votes()
    with frozen_box(voting):
        voting.meeting.taps(*CLOSE)
        yield


@edge
def box_closed_and_not_written(voting: Voting) -> Iterator[None]:
    _open(voting)
    voting.votes()
    number = voting.meeting.ballot().id
    with done_and_not_written(voting, *CLOSE):
        voting.box_says(lambda box: box.share(number))
        assert voting.meeting.ballot().state is BallotState.OPEN
        yield


@edge
def closed(voting: Voting) -> Iterator[None]:
    _close(voting)
    yield


@edge
def one_share_given(voting: Voting) -> Iterator[None]:
    _close(voting)
    voting.meeting.committee[0].gives(voting.meeting.ballot().id)
    yield


@edge
def shares_given_and_no_count_asked_for(voting: Voting) -> Iterator[None]:
    _close(voting)
    number, (first, second, _) = voting.meeting.ballot().id, voting.meeting.committee
    first.gives(number)
    with elsewhere() as do, nothing_written(voting.meeting.program.database):
        do(lambda: second.gives(number))
        voting.box_says(lambda box: gave(box, number, members=2))
        yield


@edge
def papers_being_counted(voting: Voting) -> Iterator[None]:
    _close(voting)
    number, (first, second, _) = voting.meeting.ballot().id, voting.meeting.committee
    first.gives(number)
    with elsewhere() as do:
        do(lambda: second.gives(number))
        with frozen(child_of(voting.meeting.program.pid)):
            assert voting.meeting.ballot().state is BallotState.CLOSED
            yield


@edge
def counted(voting: Voting) -> Iterator[None]:
    _close(voting)
    voting.meeting.opens()
    yield


@edge
def announced(voting: Voting) -> Iterator[None]:
    _close(voting)
    voting.meeting.opens()
    voting.meeting.taps("Công bố")
    yield


def _open(voting: Voting) -> None:
    voting.meeting.seals()
    voting.gets_cards()


def _close(voting: Voting) -> None:
    _open(voting)
    voting.votes_and_closes()
