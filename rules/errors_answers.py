"""Ways an answer to one criterion cannot be taken: data for a template, never wording."""

from dataclasses import dataclass

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class NoEstimate(Refusal):
    """Only a `provisional` leaf may be answered with an estimate."""

    code: str


@dataclass(unsafe_hash=True)
class DatedByCalendar(Refusal):
    """The report's receipt is recorded, and the leaf takes its days late from it."""

    code: str


@dataclass(unsafe_hash=True)
class NotAnswered(Refusal):
    """A note, or the word that a figure is official, needs an answer to belong to."""

    code: str


@dataclass(unsafe_hash=True)
class NoteTooLong(Refusal):
    """`limit` counts characters."""

    limit: int
