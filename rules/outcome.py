"""What a count decides: who is honoured, who missed the bar, and ties, which are never broken here."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.profile import Form, Profile


@dataclass(frozen=True)
class FiveNumbers:
    """Units entitled (frozen), checked in by close, given a card, papers cast, papers valid."""

    eligible: int
    present: int
    issued: int
    collected: int
    valid: int


@dataclass(frozen=True)
class Outcome:
    """Candidates, most votes first. `tied` compete for the `empty_seats`; `not_placed` reached the needed
    votes after the seats were gone."""

    elected: tuple[int, ...]
    tied: tuple[int, ...]
    not_placed: tuple[int, ...]
    below_threshold: tuple[int, ...]
    needed: int
    empty_seats: int


def decide(profile: Profile, numbers: FiveNumbers, votes: Mapping[int, int], seats: int) -> Outcome:
    """`seats` is how many this round fills; candidates with equal votes stand in the order of `votes`."""
    if profile.form is Form.UNANIMOUS:
        return _agreed(votes, seats)
    needed = profile.threshold.needed(getattr(numbers, profile.denominator.value))
    order = sorted(votes, key=lambda candidate: -votes[candidate])
    reached = [candidate for candidate in order if votes[candidate] >= needed]
    beyond = reached[seats:]
    line = votes[beyond[0]] if beyond else 0
    elected = [candidate for candidate in reached[:seats] if votes[candidate] > line]
    contested = len(elected) < min(seats, len(reached))
    tied = [candidate for candidate in reached if contested and votes[candidate] == line]
    return Outcome(
        elected=tuple(elected),
        tied=tuple(tied),
        not_placed=tuple(c for c in reached if c not in elected and c not in tied),
        below_threshold=tuple(c for c in order if votes[c] < needed),
        needed=needed,
        empty_seats=seats - len(elected),
    )


def _agreed(votes: Mapping[int, int], seats: int) -> Outcome:
    """Whom the meeting agreed on, in the order of `votes`; nothing was counted, so no bar was met or missed."""
    elected = tuple(candidate for candidate in votes if votes[candidate])
    others = tuple(candidate for candidate in votes if not votes[candidate])
    return Outcome(elected, (), others, (), needed=0, empty_seats=seats - len(elected))
