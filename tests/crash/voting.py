"""Nine units vote, somebody stops the machines, and whatever is left to do is done until the totals are there."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from bench.meeting import Meeting
from bot.box.client import BoxClient
from bot.box.port import BoxGone, BoxRefused
from rules.ballots import Count
from rules.meetings import BallotState
from storage.store import Store
from tests.crash.held import until

TUYEN_GIAO, TRUONG, BAO = 2, 7, 9
BOTH = [TUYEN_GIAO, TRUONG]
VOTES: tuple[list[int], ...] = (BOTH, BOTH, BOTH, BOTH, [TUYEN_GIAO], [TRUONG], [TRUONG, BAO], [], [BAO])
UNITS = range(1, 10)
TOTALS = Count(9, 9, 9, 0, 1, {**dict.fromkeys(UNITS, 0), TUYEN_GIAO: 5, TRUONG: 6, BAO: 2})
RESULTS = ("KẾT QUẢ", "Ảnh")
COUNTED = {BallotState.OPENED, BallotState.ANNOUNCED}


class Voting:
    """Who has voted is remembered: another paper of theirs says something else and must not count."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self._cast: dict[int, set[int]] = defaultdict(set)

    def votes(self, *places: int) -> None:
        ballot = self.meeting.ballot().id
        for place in places or range(9):
            marks = [BAO] if place in self._cast[ballot] else VOTES[place]
            assert self.meeting.delegates[place].vote(ballot, marks)["state"] == "cast"
            self._cast[ballot].add(place)

    def looks(self) -> None:
        """Every page that is open asks for its card, as pages do."""
        ballot = self.meeting.ballot()
        for member in self.meeting.committee:
            member.phone.look(f"khoa/{ballot.seal.ring}")
            member.phone.look(f"hom/{ballot.id}")
        for delegate in self.meeting.delegates:
            delegate.card(ballot.id)

    def is_counted(self) -> None:
        """Done to the end, whatever it takes."""
        ways: dict[BallotState, Callable[[], None]] = {
            BallotState.VOID: lambda: self.meeting.taps("Bỏ phiếu lại"),
            BallotState.DRAFT: self.meeting.seals,
            BallotState.KEYING: self.gets_cards,
            BallotState.OPEN: self.votes_and_closes,
            BallotState.CLOSED: self.meeting.opens,
        }
        while (state := self.meeting.ballot().state) not in COUNTED:
            ways[state]()

    def gets_cards(self) -> None:
        self.meeting.fetches_keys()
        self.meeting.sends_cards()

    def votes_and_closes(self) -> None:
        self.votes()
        self.meeting.closes()

    def papers(self) -> set[tuple[int, int]]:
        """Of each ballot, how many units the roll says voted and how many papers are kept."""

        def count(store: Store, number: int) -> tuple[int, int]:
            return len(store.ballots.voted(number)), len(store.ballots.sealed(number))

        return {self.meeting.read(partial(count, number=ballot.id)) for ballot in self.meeting.ballots()}

    def published(self) -> list[str]:
        """How what the group was told of the result begins, once nothing is left to do."""
        until(lambda: not self.meeting.read(lambda store: store.effects.pending()))
        (bloc,) = self.meeting.read(lambda store: store.blocs.ids())
        said = self.meeting.secretary.group(bloc)
        return [words for words in RESULTS for one in said if one.removeprefix("<b>").startswith(words)]

    def box_says(self, ask: Callable[[BoxClient], Awaitable[Any]]) -> None:
        """Returns once the box knows what is asked after, and no longer refuses."""
        until(lambda: asyncio.run(_answers(BoxClient(self.meeting.program.box), ask)))


async def _answers(box: BoxClient, ask: Callable[[BoxClient], Awaitable[Any]]) -> bool:
    try:
        await ask(box)
    except (BoxGone, BoxRefused):
        return False
    finally:
        box.hang_up()
    return True
