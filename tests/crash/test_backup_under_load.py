"""A backup taken by its own command while a real program answers at full speed, put back elsewhere, goes on there."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest

from bench.phone import Phone
from bench.postgresql import postgresql_bin
from bench.program import Program, kept_port
from bot.backup_set import check_set
from bot.operating import invite
from storage.copies import facts_of_database
from tests import needs
from tests.bot.backup_house import House
from tests.support import postgresql

pytestmark = pytest.mark.long
OFFICERS = ("ban-dan-van/officer", "bao-lao-cai/officer")
TURNS_BEFORE = 5


@pytest.fixture
def folders() -> Iterator[tuple[Path, Path]]:
    """Short enough for a socket's name."""
    with tempfile.TemporaryDirectory(prefix="b-") as here, tempfile.TemporaryDirectory(prefix="r-") as there:
        yield Path(here), Path(there)


@contextmanager
def talking(phones: list[Phone]) -> Iterator[list[str]]:
    """Everybody answers a criterion again and again; grows with what was confirmed to somebody."""
    confirmed, halt = list[str](), threading.Event()

    def talk(name: int, phone: Phone) -> None:
        for turn in count():
            if halt.is_set():
                return
            update = f"load-{name}-{turn:05d}"
            phone.send(update, {"text": f"sửa {8 + turn % 2}"})
            confirmed.append(update)

    threads = [threading.Thread(target=talk, args=one) for one in enumerate(phones)]
    for thread in threads:
        thread.start()
    try:
        yield confirmed
    finally:
        halt.set()
        for thread in threads:
            thread.join()


def check(folders: tuple[Path, Path], urls: tuple[str, str]) -> None:
    with kept_port() as port:
        here, there = (Program(folder, port, url=url) for folder, url in zip(folders, urls, strict=True))
        house = House(here.folder, urls[0]).furnish()
        house.environ["KTD_WEB_PORT"] = str(port)
        links = [line.split()[-1] for key in OFFICERS for line in invite(house.settings, key)]
        with here, ExitStack() as held:
            phones = [Phone(link) for link in links]
            for phone in phones:
                held.callback(phone.close)
            made, confirmed = backed_up(here, phones)
            here.kill()
            assert check_set(made).lost == ()
            assert House(there.folder, urls[1]).run("restore", str(made)) == 0
            assert facts_of_database(there.database_url).broken == ()
            with there:
                goes_on(phones, confirmed)


def backed_up(program: Program, phones: list[Phone]) -> tuple[Path, list[str]]:
    """The set, and what had been confirmed when it was begun."""
    for number, phone in enumerate(phones):
        for step, words in enumerate(("chấm điểm", "đến tiêu chí 1.2", "9")):
            phone.send(f"first-{number}-{step}", {"text": words})
    with talking(phones) as confirmed:
        while len(confirmed) < TURNS_BEFORE:
            phones[0].rows()
        before = len(confirmed)
        made = program.back_up()
        assert len(confirmed) > before
    return made, confirmed[:before]


def goes_on(phones: list[Phone], confirmed: list[str]) -> None:
    """What was confirmed before the backup is there and is not done again; what is new is answered."""
    shown = [phone.rows() for phone in phones]
    for update in confirmed:
        phones[int(update.split("-")[1])].send(update, {"text": "sửa 1"})
    assert [phone.rows() for phone in phones] == shown
    for number, phone in enumerate(phones):
        phone.send(f"after-{number:04d}", {"text": "sửa 7,5"})
        assert "7,5/10" in phone.rows()[-1]["html"]


def test_of_a_file(folders: tuple[Path, Path]) -> None:
    one, two = (f"sqlite:///{folder / 'khoi.db'}" for folder in folders)
    check(folders, (one, two))


def test_of_a_server(folders: tuple[Path, Path]) -> None:
    programs = postgresql_bin()
    if programs is None:
        pytest.skip(needs.POSTGRESQL.words)
    with postgresql.server(programs) as url:
        check(folders, (postgresql.fresh(url, "load_here"), postgresql.fresh(url, "load_there")))
