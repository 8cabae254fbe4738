"""Ways a ballot cannot be taken: data for a template, never wording."""

from dataclasses import dataclass

from rules.errors import Refusal
from rules.profile import Electorate


@dataclass(unsafe_hash=True)
class TooManyMarks(Refusal):
    marked: int
    at_most: int


@dataclass(unsafe_hash=True)
class RepeatedMark(Refusal):
    candidate: int


@dataclass(unsafe_hash=True)
class UnknownCandidate(Refusal):
    candidate: int


@dataclass(unsafe_hash=True)
class AlreadyVoted(Refusal):
    """One voter, one ballot."""

    electorate: Electorate = Electorate.UNITS


class NotOpen(Refusal):
    """The ballot or the box is not taking this now."""


@dataclass(unsafe_hash=True)
class NoQuorum(Refusal):
    present: int
    needed: int
    electorate: Electorate = Electorate.UNITS


@dataclass(unsafe_hash=True)
class CommitteeMissing(Refusal):
    """A secret ballot is sealed for a committee of `wanted` members; `committee` is the bloc's word for it."""

    have: int
    wanted: int
    committee: str
