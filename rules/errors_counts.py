"""What may be wrong with counts that people type, beside errors.py: data for a template, never wording."""

from dataclasses import dataclass

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class NotCounts(Refusal):
    """Not one count for each of so many `candidates`; `answered` when each count has three parts."""

    candidates: int
    answered: bool


@dataclass(unsafe_hash=True)
class TooManyVotes(Refusal):
    """A candidate, by name, with more votes than there are papers or voices."""

    name: str
    votes: int
    papers: int


@dataclass(unsafe_hash=True)
class VotesOverLimit(Refusal):
    """All votes together are more than the rules let so many papers give."""

    votes: int
    limit: int


@dataclass(unsafe_hash=True)
class WrongFigure(Refusal):
    """One of the five numbers; `eligible` must be `limit`, the others at most `limit`."""

    figure: str
    limit: int


@dataclass(unsafe_hash=True)
class NobodyChosen(Refusal):
    """The meeting agreed on nobody; `seats` is how many it may name."""

    seats: int
