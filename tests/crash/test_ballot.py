"""A secret ballot through `kill -9` of the bot: the box is a process of its own and goes on."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.box.processes import gone, pid_behind
from tests.crash.conftest import IDLE_SECONDS, Gathered
from tests.crash.held import kill_box
from tests.crash.voting import TOTALS, Voting


@pytest.fixture
def voting(gathered: Gathered) -> Iterator[Voting]:
    """A box that a failed test leaves full does not outlive it."""
    meeting = gathered.copy(IDLE_SECONDS)
    with meeting.program:
        yield Voting(meeting)
    kill_box(meeting.program.box)


def restart(voting: Voting) -> None:
    voting.meeting.program.kill()
    voting.meeting.program.start()


def test_votes_cast_before_the_bot_was_killed_are_counted_and_announced(voting: Voting) -> None:
    meeting = voting.meeting
    assert not meeting.program.box.path.exists()
    meeting.seals()
    voting.gets_cards()
    box = pid_behind(meeting.program.box)
    voting.votes(0, 1, 2, 3)
    restart(voting)
    assert meeting.delegates[0].card(meeting.ballot().id)["state"] == "cast"
    voting.votes()
    restart(voting)
    assert pid_behind(meeting.program.box) == box
    meeting.closes()
    restart(voting)
    meeting.opens()
    asyncio.run(gone(meeting.program.box))
    restart(voting)
    meeting.taps("Công bố")
    assert meeting.ballot().totals == TOTALS
    (bloc,) = meeting.read(lambda store: store.blocs.ids())
    (result,) = [said for said in meeting.secretary.group(bloc) if "KẾT QUẢ KIỂM PHIẾU" in said]
    assert "Thu vào: 9 · Hợp lệ: 9 · Không hợp lệ: 0 · Phiếu trắng: 1" in result
    assert "1. <b>Trường Chính trị tỉnh</b>: 6/9 phiếu" in result
    assert "2. <b>Ban Tuyên giáo Tỉnh ủy</b>: 5/9 phiếu" in result
    assert meeting.program.complaints() == ""
