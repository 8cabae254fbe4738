"""How a person can break a rule when published scores are corrected."""

from dataclasses import dataclass
from datetime import date

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class NotADecision(Refusal):
    """Not the number and day of a decision; `example` is a day it may have."""

    example: date


class NotPublished(Refusal):
    """Only a published table is corrected; before that its sheets are reopened."""


class ResultsPending(Refusal):
    """The bloc's table is not published yet."""
