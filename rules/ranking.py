"""Ranks: equal scores share one, unless the bloc's own rules list what to compare next (DOMAIN §3)."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


class Compared(StrEnum):
    GROUP = "group"
    LEAF = "leaf"


@dataclass(frozen=True)
class TieBreaker:
    """The points of one group or one leaf of the score tree; the higher ones rank above."""

    by: Compared
    code: str


@dataclass(frozen=True)
class Ranking:
    """`tie_breakers` in the order they are tried, none: equal scores share a rank; `source` is free text."""

    tie_breakers: tuple[TieBreaker, ...] = ()
    source: str = ""


SHARED_RANKS = Ranking()


@dataclass(frozen=True)
class Place:
    """`above_by` is what put it above the next of those with the same score, None where nothing did."""

    rank: int
    above_by: TieBreaker | None = None


Measure = Callable[[TieBreaker, Key], Fraction | None]
"""None where there is nothing to compare, so that this tie-breaker settles nothing among those tied."""
Class = tuple[list[Key], TieBreaker | None]


def places(
    scores: Mapping[Key, Fraction], breakers: Sequence[TieBreaker], measure: Measure[Key]
) -> dict[Key, Place]:
    """The next rank after a shared one is skipped: 1, 1, 3."""
    found: dict[Key, Place] = {}
    for tied in _classes(scores):
        for members, by in _split(tied, breakers, measure):
            found |= dict.fromkeys(members, Place(len(found) + 1, by))
    return found


def _split(tied: list[Key], breakers: Sequence[TieBreaker], measure: Measure[Key]) -> list[Class[Key]]:
    """Classes from the top, each with what set it above the next."""
    if len(tied) == 1 or not breakers:
        return [(tied, None)]
    first, *rest = breakers
    measured = {key: value for key in tied if (value := measure(first, key)) is not None}
    if len(measured) < len(tied):
        return _split(tied, rest, measure)
    parts = [_split(members, rest, measure) for members in _classes(measured)]
    for part in parts[:-1]:
        part[-1] = (part[-1][0], first)
    return [one for part in parts for one in part]


def _classes(scores: Mapping[Key, Fraction]) -> list[list[Key]]:
    """Keys with equal scores together, the highest first."""
    by_score: dict[Fraction, list[Key]] = {}
    for key, score in scores.items():
        by_score.setdefault(score, []).append(key)
    return [by_score[score] for score in sorted(by_score, reverse=True)]
