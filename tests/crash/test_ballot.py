"""A secret ballot through `kill -9` of the bot: the box is a process of its own and goes on."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime

import pytest

from bench.phone import Phone
from bench.program import Program
from rules.review import SheetState
from storage.database import Database
from tests.box.processes import gone, pid_behind
from tests.crash.conftest import Loaded

SECRETARY = "ban-noi-chinh/officer"
BLOC = BALLOT = 1
TUYEN_GIAO, TRUONG, BAO = 2, 7, 9
BOTH = [TUYEN_GIAO, TRUONG]
VOTES: tuple[list[int], ...] = (BOTH, BOTH, BOTH, BOTH, [TUYEN_GIAO], [TRUONG], [TRUONG, BAO], [], [BAO])


class Meeting:
    """The delegates' and the secretary's phones, over one program that comes and goes."""

    def __init__(self, program: Program, loaded: Loaded, held: ExitStack) -> None:
        self.program = program
        self.sent = 0
        heads = [key for key in loaded.links if key.endswith("/head")]
        phones = [Phone(loaded.links[key]) for key in (SECRETARY, *heads)]
        for phone in phones:
            held.callback(phone.close)
        self.secretary, *self.delegates = phones

    def says(self, phone: Phone, text: str) -> None:
        self._send(phone, {"text": text})

    def taps(self, phone: Phone, label: str) -> None:
        """Once the button is there."""
        self._send(phone, {"tap": phone.wait_for(label)})

    def restart(self) -> None:
        self.program.kill()
        self.program.start()

    def opens(self) -> None:
        """From the invitation to the cards in the delegates' hands."""
        self.says(self.secretary, "hội nghị")
        self.taps(self.secretary, "Mở điểm danh")
        for delegate in self.delegates:
            self.taps(delegate, "Có mặt")
        self.says(self.secretary, "hội nghị")
        for label in ("Khai mạc hội nghị", "Chuẩn bị phiếu suy tôn", "Niêm phong hòm phiếu", "Phát phiếu"):
            self.taps(self.secretary, label)

    def votes(self, place: int) -> str:
        return str(self.delegates[place].vote(BALLOT, VOTES[place]).get("state"))

    def _send(self, phone: Phone, body: dict[str, str]) -> None:
        self.sent += 1
        phone.send(f"meeting-{self.sent:04d}", body)


def publish(database: Database, moment: datetime) -> None:
    """Everybody pledged, and every score is published."""
    with database.write() as store:
        for unit in store.people.units(BLOC):
            officer = store.people.by_key(f"{unit.key}/officer") or 0
            store.pledges.put(BLOC, 2023, unit.id, officer, moment)
            store.sheets.set_state(store.sheets.of_unit(BLOC, unit.id).id, SheetState.PUBLISHED)
    database.close()


@pytest.fixture
def meeting(loaded: Loaded) -> Iterator[Meeting]:
    """A box that a failed test leaves full does not outlive it."""
    program = loaded.copy()
    publish(Database(f"sqlite:///{program.database}"), datetime(2023, 12, 6, 17, tzinfo=UTC))
    with program, ExitStack() as held:
        yield Meeting(program, loaded, held)
    with suppress(OSError):
        os.kill(pid_behind(program.box), signal.SIGKILL)


async def test_votes_cast_before_the_bot_was_killed_are_counted_and_announced(meeting: Meeting) -> None:
    assert not meeting.program.box.path.exists()
    meeting.opens()
    box = pid_behind(meeting.program.box)
    assert [meeting.votes(place) for place in range(4)] == ["cast"] * 4
    meeting.restart()
    assert meeting.delegates[0].card(BALLOT)["state"] == "cast"
    assert [meeting.votes(place) for place in range(9)] == ["cast"] * 9
    meeting.restart()
    assert pid_behind(meeting.program.box) == box
    meeting.taps(meeting.secretary, "Đóng hòm phiếu")
    meeting.taps(meeting.secretary, "Đóng hòm phiếu")
    meeting.taps(meeting.secretary, "Mở hòm phiếu")
    meeting.secretary.wait_for("Công bố")
    await gone(meeting.program.box)
    meeting.restart()
    meeting.taps(meeting.secretary, "Công bố")
    results = [said for said in meeting.secretary.group(BLOC) if "KẾT QUẢ KIỂM PHIẾU" in said]
    assert len(results) == 1
    assert "Thu vào: 9 · Hợp lệ: 9 · Không hợp lệ: 0 · Phiếu trắng: 1" in results[0]
    assert "1. <b>Trường Chính trị tỉnh</b>: 6/9 phiếu" in results[0]
    assert "2. <b>Ban Tuyên giáo Tỉnh ủy</b>: 5/9 phiếu" in results[0]
    assert meeting.program.complaints() == ""
