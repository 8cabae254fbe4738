"""Votes and keys searched for, by marks that stand nowhere else, in everything the whole program leaves behind."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from bot.app import App
from bot.player import Player
from tests.bot.voting_stage import FLAG
from tests.secrecy.canary import found_in, keys_of, places, traces
from tests.secrecy.logs import Log, everything_logged
from tests.secrecy.telling import tell
from tests.secrecy.whole_program import Whole, whole_program
from tests.support.postgresql import fresh

Papers = Sequence[tuple[int, ...]]


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Short enough for a socket's name; what is made for a while only is made in it, too."""
    with tempfile.TemporaryDirectory(prefix="c-") as name:
        (temporary := Path(name) / "tmp").mkdir()
        monkeypatch.setenv("TMPDIR", str(temporary))
        monkeypatch.setattr(tempfile, "tempdir", None)
        yield Path(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """Asked for before the folder: a server's own files are not made in it."""
    if request.param == "postgresql":
        return fresh(request.getfixturevalue("server"), "canary")
    return sqlite_in(request.getfixturevalue("folder"))


@pytest.fixture
def log() -> Iterator[Log]:
    with everything_logged() as log:
        yield log


def left(folder: Path, url: str, log: Log) -> dict[str, bytes]:
    return places(folder, url) | {"log": log.text.encode()}


def sqlite_in(folder: Path) -> str:
    return f"sqlite:///{folder / 'khoi.db'}"


async def papers_of_their_own(program: Whole, before: Mapping[str, bytes]) -> Papers:
    """For every delegate two marks that nothing names beside each other."""
    pairs = combinations([unit.id for unit in await program.units()], 2)
    return [pair for pair in pairs if not found_in(before, traces([pair]))][: len(FLAG)]


async def everybody_casts(program: Whole, papers: Papers) -> None:
    """Each looks at the card, casts, and casts again."""
    keys = {unit.id: unit.key for unit in await program.units()}
    for unit, marks in zip(FLAG, papers, strict=True):
        await program.card(f"{unit}/head")
        for _ in range(2):
            cast = await program.cast(f"{unit}/head", *(keys[mark] for mark in marks))
            assert cast["state"] == "cast"


async def finish(program: Whole, secretary: Player) -> None:
    await program.close(secretary)
    await program.open_box()
    await secretary.taps("Công bố")


async def test_votes_and_keys_are_found_nowhere(url: str, folder: Path, log: Log) -> None:
    async with whole_program(folder, url) as program:
        secretary = await program.voting()
        papers = await papers_of_their_own(program, left(folder, url, log))
        log.open_up()
        await everybody_casts(program, papers)
        talk = log.news()
        await finish(program, secretary)
        secrets = traces(papers) | keys_of((await program.ballot()).seal, program.shares)
        assert found_in(left(folder, url, log), secrets) == set()
        assert "httpx" in talk
        named = [unit.name for unit in await program.units() if unit.name in talk or str(unit.id) in talk]
        assert named == []


async def test_the_answer_to_a_vote_is_as_long_whatever_was_marked(folder: Path) -> None:
    async with whole_program(folder, sqlite_in(folder)) as program:
        await program.voting()
        first, *others = FLAG
        choices = ((), (first,), tuple(others[:2]))
        answers = [
            await program.cast(f"{unit}/head", *marks) for unit, marks in zip(FLAG, choices, strict=False)
        ]
        assert [answer["state"] for answer in answers] == ["cast"] * len(choices)
        assert len({len(str(answer)) for answer in answers}) == 1


async def test_errors_on_the_way_of_a_vote_tell_nothing(
    folder: Path, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sqlite_in(folder)
    async with whole_program(folder, url) as program:
        await program.voting()
        [marks, *_] = await papers_of_their_own(program, left(folder, url, log))
        log.open_up()
        head, ballot = (await program.person("van-phong/head")).person, (await program.ballot()).id
        for broken in ("put", "seal"):
            with monkeypatch.context() as patch:
                _break(patch, broken, program.app)
                assert await program.touches.cast(head, ballot, marks, blank=False) == {"error": 500}
        for wrong in (
            (*marks, 900_000_999),
            (*marks, marks[0]),
            (*marks, 900_000_017, 900_000_018),
            (*marks, -1),
        ):
            assert "error" in await program.touches.cast(head, ballot, wrong, blank=False)
        assert "RuntimeError" in log.text
        assert found_in(left(folder, url, log), traces([marks])) == set()


async def test_the_same_search_finds_touches_that_tell(folder: Path, log: Log) -> None:
    url = sqlite_in(folder)
    async with whole_program(folder, url, change=tell) as program:
        secretary = await program.voting()
        papers = await papers_of_their_own(program, left(folder, url, log))
        log.open_up()
        await everybody_casts(program, papers)
        await finish(program, secretary)
        found = found_in(left(folder, url, log), traces(papers))
        assert {"log", "khoi.db-wal"} < found
        assert any(name.startswith("tmp/") for name in found)
        keys = keys_of((await program.ballot()).seal, program.shares)
        assert found_in(left(folder, url, log), keys) == {"log"}


def _break(patch: pytest.MonkeyPatch, what: str, app: App) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError(what)

    async def breaks_later(*_: object) -> None:
        breaks()

    if what == "put":
        patch.setattr(app.box, "put", breaks_later)
    else:
        patch.setattr("bot.ballot_touches.seal", breaks)
