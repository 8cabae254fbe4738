"""A loaded bloc nobody has joined yet, and the address its program comes back to."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.program import Program, kept_port
from messages.bloc_file import read_bloc_file
from tests.support.stage import EXAMPLE

IDLE_SECONDS = 1


@dataclass(frozen=True)
class Loaded:
    """`links` by the key of the person in the file; `program` runs on a copy of the loaded bloc."""

    folder: Path
    port: int
    links: dict[str, str]

    def copy(self) -> Program:
        """Short enough for a socket's name, and gone with the loaded bloc."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        shutil.copyfile(self.folder / "khoi.db", folder / "khoi.db")
        return Program(folder, self.port, IDLE_SECONDS)


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


def _with_calendar_ahead(text: str) -> str:
    before, calendar, after = re.split(r"^(?=calendar:|rule_profile:)", text, flags=re.MULTILINE)
    return before + calendar.replace(": 2023-", ": 2098-").replace(": 2024-", ": 2099-") + after
