"""Every button of a ballot pressed at every moment of its way: what does not fit is answered and changes nothing."""

from __future__ import annotations

import random
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from bot.player import Player
from handlers.conversations import CONVERSATIONS
from storage.store import Store
from tests.bot.ballot_ways import WAYS
from tests.bot.voting_stage import VotingStage

OF_BALLOTS = ("ballot", "results", "trial")
VERBS = {
    verb: len(signature(step).parameters) - 1
    for module in CONVERSATIONS
    if module.__name__.removeprefix("handlers.").startswith(OF_BALLOTS)
    for verb, step in getattr(module, "TAPS", {}).items()
}
ACTS = {
    "draft": {"seal", "sealplain", "onpaper", "trial"},
    "sealed": {"issue"},
    "open": {"closebox"},
    "counted": {"announce"},
    "announced": {"trial"},
    "void": {"againballot", "trial"},
}
"""What changes something, by where the ballot stands; everything else only shows, asks or refuses."""
NO_BALLOT = ("0", "999", "-1", "1.0", "9" * 30, "một", "")


def kept(store: Store, bloc: int) -> tuple[Any, ...]:
    """All that a ballot's buttons may change."""
    meeting = store.meetings.of_bloc(bloc)
    number = meeting.id if meeting else 0
    ballots = store.ballots.of_meeting(number)
    papers = [(store.ballots.voted(one.id), store.ballots.sealed(one.id)) for one in ballots]
    asked = [(row.kind, row.body) for row in store.effects.pending()]
    return meeting, ballots, papers, asked, store.committees.newest_ring(number), store.committees.of_meeting(number)



async def changes(stage: VotingStage, player: Player, value: str) -> bool:
    """Whether pressing it did; it is answered whatever it is."""
    before = await stage.desk.read(lambda store: kept(store, stage.bloc))
    assert await player.presses(value), value
    assert stage.desk.failures == 0, value
    return bool(await stage.desk.read(lambda store: kept(store, stage.bloc)) != before)


def value_of(verb: str, number: object) -> str:
    return " ".join((verb, str(number), "x")[: 1 + VERBS[verb]])


@pytest.mark.parametrize("at", WAYS)
async def test_what_is_pressed_out_of_order_changes_nothing(tmp_path: Path, at: str) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await WAYS[at](stage)
        number = (await stage.ballot()).id
        acted = [
            verb
            for verb in sorted(VERBS.keys() - ACTS.get(at, set()))
            if await changes(stage, secretary, value_of(verb, number))
        ]
        assert acted == []


@pytest.mark.parametrize(("at", "verb"), [(at, verb) for at, verbs in ACTS.items() for verb in sorted(verbs)])
async def test_a_button_pressed_again_after_it_acted_changes_nothing(tmp_path: Path, at: str, verb: str) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await WAYS[at](stage)
        value = value_of(verb, (await stage.ballot()).id)
        assert await changes(stage, secretary, value)
        await stage.effects.drain()
        assert not await changes(stage, secretary, value)


@pytest.mark.parametrize("number", NO_BALLOT)
async def test_a_ballot_that_never_was_is_an_old_button(tmp_path: Path, number: str) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.voting()
        acted = [
            verb for verb, args in VERBS.items() if args and await changes(stage, secretary, value_of(verb, number))
        ]
        assert acted == []


async def test_random_bytes_in_a_button_change_nothing(tmp_path: Path) -> None:
    chance = random.Random(3)
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.voting()
        for _ in range(200):
            noise = chance.randbytes(chance.randrange(1, 40)).decode("latin-1")
            verb = chance.choice(("", *VERBS))
            assert not await changes(stage, secretary, f"{verb} {noise}"), (verb, noise)
