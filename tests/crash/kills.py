"""When programs are killed in a year, and where people on the web chat speak meanwhile: chosen before it is played."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.crash.year_story import STORY

SOON = 0.06
"""Seconds, about: what one step takes."""
CALLS = 6
FOLLOWERS_SHARE = 0.25


@dataclass(frozen=True)
class Kill:
    """At a call of the network, done or not, or else so many seconds after the step began.

    A `follower` makes no calls: that of the leader is done. One that `hangs` is given up first, and wakes once more.
    """

    calls: int = 0
    once_done: bool = False
    seconds: float = 0.0
    follower: bool = False
    hangs: bool = False


@dataclass(frozen=True)
class Plan:
    """`kills` by the step that they come in, `places` of all who are told in it what is said on the web."""

    kills: dict[int, list[Kill]]
    places: Sequence[Sequence[int]] = ((0,),) * len(STORY)


def plan_of(chance: random.Random, kills: int, programs: int) -> Plan:
    """So many, most of them of the program that leads; people speak to one, or impatiently to several."""
    places = [chance.sample(range(programs), chance.randint(1, programs)) for _ in STORY]
    plan: dict[int, list[Kill]] = {}
    for _ in range(kills):
        plan.setdefault(chance.randrange(len(STORY)), []).append(_kill(chance, programs))
    return Plan(plan, places)


def hanging(plan: Plan) -> Plan:
    """The same, but whoever is killed hangs before."""
    kills = {
        step: [replace(kill, hangs=True, once_done=True) for kill in kills]
        for step, kills in plan.kills.items()
    }
    return replace(plan, kills=kills)


def _kill(chance: random.Random, programs: int) -> Kill:
    at_call = Kill(chance.randint(1, CALLS), once_done=chance.random() < 0.5)
    kill = chance.choice((at_call, Kill(seconds=chance.random() * SOON)))
    if programs > 1 and chance.random() < FOLLOWERS_SHARE:
        return replace(kill, follower=True, once_done=True)
    return kill
