"""A loaded bloc nobody has joined yet, its meeting with a ballot drafted, and the address the program comes back to."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.gathering import gather, publish, settle
from bench.meeting import Meeting, Member
from bench.phone import Phone
from bench.program import Program, kept_port
from messages.bloc_file import read_bloc_file
from storage.database import Database
from tests.handlers.meeting_stage import COMMITTEE, SECRETARY
from tests.support.stage import EXAMPLE

IDLE_SECONDS = 1
AHEAD = [2098, 2099]
"""Where the calendar lies; the operator says that their days off are known."""
IN_THE_BOX_SECONDS = 60
"""How long a box with nothing to hold waits to be killed."""


@dataclass(frozen=True)
class Loaded:
    """`links` by the key of the person in the file; `program` runs on a copy of the loaded bloc."""

    folder: Path
    port: int
    links: dict[str, str]

    def copy(self, idle_seconds: int = IDLE_SECONDS) -> Program:
        """Short enough for a socket's name, and gone with the loaded bloc."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        shutil.copyfile(self.folder / "khoi.db", folder / "khoi.db")
        checked = folder / "holidays.yaml"
        checked.write_text(f"years: {AHEAD}\n")
        settings = {"KTD_HOLIDAYS_FILE": str(checked)}
        return Program(folder, self.port, idle_seconds, settings=settings)


@dataclass(frozen=True)
class Gathered:
    """Everybody's phone has joined, and goes on with every copy of the meeting."""

    loaded: Loaded
    meeting: Meeting

    def copy(self, idle_seconds: int = IN_THE_BOX_SECONDS) -> Meeting:
        """Not running yet."""
        program = replace(self.loaded, folder=self.meeting.program.folder).copy(idle_seconds)
        committee = [Member(member.phone) for member in self.meeting.committee]
        return Meeting(program, self.meeting.secretary, committee, self.meeting.delegates)


@pytest.fixture(scope="session")
def loaded() -> Iterator[Loaded]:
    """Its calendar lies ahead of the real clock, which then has nothing to say in between."""
    with kept_port() as port, tempfile.TemporaryDirectory(prefix="crash-") as name:
        program = Program(Path(name), port)
        ahead = Path(name) / "ahead.yaml"
        ahead.write_text(_with_calendar_ahead(EXAMPLE.read_text()))
        program.load(ahead)
        keys = {person.name: person.key for person in read_bloc_file(ahead).people}
        links = {keys[name]: link for name, link in program.invite().items()}
        yield Loaded(program.folder, port, links)


@pytest.fixture(scope="session")
def gathered(loaded: Loaded) -> Iterator[Gathered]:
    program, keys = loaded.copy(), [key for key in loaded.links if key.endswith("/head")]
    database = Database(f"sqlite:///{program.database}")
    with database.write() as store:
        publish(store, datetime(2023, 12, 6, 17, tzinfo=UTC))
    database.close()
    with ExitStack() as held:
        with program:
            phones = {key: Phone(loaded.links[key]) for key in (SECRETARY, *COMMITTEE, *keys)}
            for phone in phones.values():
                held.callback(phone.close)
            committee = [Member(phones[key]) for key in COMMITTEE]
            meeting = Meeting(program, phones[SECRETARY], committee, [phones[key] for key in keys])
            gather(meeting, COMMITTEE)
        settle(program)
        yield Gathered(loaded, meeting)


def _with_calendar_ahead(text: str) -> str:
    before, calendar, after = re.split(r"^(?=calendar:|rule_profile:)", text, flags=re.MULTILINE)
    return before + calendar.replace(": 2023-", f": {AHEAD[0]}-").replace(": 2024-", f": {AHEAD[1]}-") + after
