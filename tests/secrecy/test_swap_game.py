"""The swap game: with everything the program leaves behind nobody can say which of two units marked which name.

An attacker who can only guess is right as often as a coin: in 100 games between 30 and 70 times, or a test that
should pass fails once in 25,000 runs; in 400 games between 160 and 240, likewise. In 20 games a coin falls outside
6 to 14 once in 24 runs, so where it does, 20 more are played, up to 100: an attacker who knows something stays
outside.
"""

from __future__ import annotations

import pytest

from storage.ballots import Ballots
from tests.secrecy.game import Game
from tests.secrecy.homes import Home
from tests.secrecy.naive import NaiveBox, OrderlyBox, put_box_unsorted

LOT, MOST = 20, 100


async def test_on_sqlite_the_attacker_guesses(sqlite: Home) -> None:
    game = Game(sqlite)
    await game.play(100)
    assert 30 <= game.right <= 70


async def test_on_postgresql_the_attacker_guesses(postgresql: Home) -> None:
    game = Game(postgresql)
    await game.play(LOT)
    while game.played < MOST and not 0.3 <= game.share <= 0.7:
        await game.play(LOT)
    assert 0.3 <= game.share <= 0.7


async def test_the_same_attacker_knows_where_papers_are_written_as_they_come(home: Home) -> None:
    game = Game(home, NaiveBox)
    await game.play(LOT)
    assert game.share >= 0.95


@pytest.mark.parametrize("home", ["sqlite", pytest.param("delegates", marks=pytest.mark.long)], indirect=True)
async def test_on_sqlite_the_same_attacker_knows_where_the_order_of_casting_is_written_at_close(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ballots, "put_box", put_box_unsorted)
    game = Game(home, OrderlyBox)
    await game.play(LOT)
    assert game.share >= 0.95


@pytest.mark.long
@pytest.mark.parametrize("home", ["sqlite", "postgresql", "delegates"], indirect=True)
async def test_the_attacker_guesses_in_many_games(home: Home) -> None:
    game = Game(home)
    await game.play(400)
    assert 160 <= game.right <= 240
