"""Forty units vote at the same moment, each paper sent twice and from two devices: forty papers are counted."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.ballot import Voting, joined
from bench.large_bloc import Links, prepare
from bench.program import Program, kept_port
from bench.room import play
from rules.ballot_sheet import Ballot
from storage.database import Database
from tests.crash.held import kill_box

UNITS = 40


@pytest.fixture
def program() -> Iterator[tuple[Program, Links]]:
    """Over a bloc in the middle of its meeting."""
    with kept_port() as port, tempfile.TemporaryDirectory(prefix="many-") as name:
        program = Program(Path(name), port, box_idle_seconds=1)
        links = prepare(program, UNITS)
        with program:
            yield program, links
        kill_box(program.box)


async def test_each_unit_has_one_paper_in_the_box(program: tuple[Program, Links]) -> None:
    running, links = program
    voting = Voting(random.Random(UNITS), within=0)
    async with joined(links) as room:
        await play(room, voting)
    assert len(voting.seconds) == 4 * UNITS
    ballot, papers, voted = kept(running)
    assert (papers, voted) == (UNITS, UNITS)
    assert ballot.totals is not None
    assert (ballot.totals.issued, ballot.totals.collected, ballot.totals.valid) == (UNITS, UNITS, UNITS)
    assert running.complaints() == ""


def kept(program: Program) -> tuple[Ballot, int, int]:
    """The ballot, its papers and the units on its roll."""
    database = Database(f"sqlite:///{program.database}")
    with database.read() as store:
        (bloc,) = store.blocs.ids()
        meeting = store.meetings.of_bloc(bloc)
        (ballot,) = store.ballots.of_meeting(meeting.id if meeting else 0)
        found = ballot, len(store.ballots.sealed(ballot.id)), len(store.ballots.voted(ballot.id))
    database.close()
    return found
