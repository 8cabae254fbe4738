"""`kill -9` of the bot, the box and both at each edge of a ballot's way: never half a box, never a second vote."""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.crash.conftest import Gathered
from tests.crash.edges import EDGES
from tests.crash.held import kill_box
from tests.crash.matrix import KEPT, MATRIX, STATES, After, Kill
from tests.crash.voting import TOTALS, Voting

A_FEW = 3


@contextmanager
def drafted(gathered: Gathered) -> Iterator[Voting]:
    """A meeting of its own with the program running; no box outlives it."""
    meeting = gathered.copy()
    try:
        with meeting.program:
            yield Voting(meeting)
    finally:
        kill_box(meeting.program.box)


def stopped(voting: Voting, at: str, kill: Kill) -> None:
    """At that edge; a bot that was killed has started again, and the pages have asked."""
    with EDGES[at](voting):
        if kill is not Kill.BOX:
            voting.meeting.program.kill()
        if kill is not Kill.BOT:
            kill_box(voting.meeting.program.box)
    if kill is not Kill.BOX:
        voting.meeting.program.start()
    voting.looks()


def check(voting: Voting, at: str, kill: Kill) -> None:
    stopped(voting, at, kill)
    after = MATRIX[at, kill]
    voting.meeting.secretary.wait_for(after.value)
    assert voting.meeting.ballot().state is STATES[after]
    assert voting.papers() == ({(9, 9)} if after in KEPT else {(0, 0)})
    voting.is_counted()
    assert voting.meeting.ballot().totals == TOTALS
    assert voting.papers() <= {(0, 0), (9, 9)}
    if after is After.ANNOUNCED:
        assert voting.published() == ["KẾT QUẢ", "Ảnh"]
    assert "Traceback" not in voting.meeting.program.complaints()


def test_the_table_says_what_happens_at_every_edge() -> None:
    assert set(MATRIX) == {(at, kill) for at in EDGES for kill in Kill}
    assert set(MATRIX.values()) == set(After)


def test_machines_stopped_somewhere_leave_the_ballot_where_the_table_says(gathered: Gathered) -> None:
    """Which edges is drawn by a seed, printed when it fails; CRASH_SEED draws the same again."""
    seed = int(os.environ.get("CRASH_SEED") or secrets.randbits(32))
    print(f"CRASH_SEED={seed}")
    for at, kill in random.Random(seed).sample([*MATRIX], A_FEW):
        print(at, kill)
        with drafted(gathered) as voting:
            check(voting, at, kill)


@pytest.mark.long
@pytest.mark.parametrize("kill", Kill)
@pytest.mark.parametrize("at", EDGES)
def test_machines_stopped_anywhere_leave_the_ballot_where_the_table_says(
    gathered: Gathered, at: str, kill: Kill
) -> None:
    with drafted(gathered) as voting:
        check(voting, at, kill)
