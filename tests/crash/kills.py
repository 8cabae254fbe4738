"""When programs are killed in a year, and where people on the web chat speak meanwhile: chosen before it is played."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from tests.crash.year_story import STORY

SOON = 0.06
"""Seconds, about: what one step takes."""
CALLS = 6
FOLLOWERS_SHARE = 0.25


@dataclass(frozen=True)
class Kill:
    """At a call of the network, done or not, or else so many seconds after the step began.

    A `follower` makes no calls: that of the leader is done.
    """

    calls: int = 0
    once_done: bool = False
    seconds: float = 0.0
    follower: bool = False


@dataclass(frozen=True)
class Plan:
    """`kills` by the step that they come in, `places` of those who are spoken to in it."""

    kills: dict[int, list[Kill]]
    places: tuple[int, ...] = (0,) * len(STORY)


def kills_of(chance: random.Random, number: int) -> Plan:
    """So many, of one program."""
    kills: dict[int, list[Kill]] = {}
    for _ in range(number):
        at_call = Kill(chance.randint(1, CALLS), once_done=chance.random() < 0.5)
        after = Kill(seconds=chance.random() * SOON)
        kills.setdefault(chance.randrange(len(STORY)), []).append(chance.choice((at_call, after)))
    return Plan(kills)


def kills_of_two(chance: random.Random, number: int) -> Plan:
    """So many, most of them of the program that leads; people speak to either."""

    def whose(kill: Kill) -> Kill:
        return replace(kill, follower=True, once_done=True) if chance.random() < FOLLOWERS_SHARE else kill

    kills = {step: list(map(whose, killed)) for step, killed in kills_of(chance, number).kills.items()}
    return Plan(kills, tuple(chance.randrange(2) for _ in STORY))
