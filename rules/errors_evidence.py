"""Ways to break a rule of the evidence book: data for a template, never wording."""

from dataclasses import dataclass
from datetime import date

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class BookClosed(Refusal):
    """The year's scores are locked."""

    year: int


@dataclass(unsafe_hash=True)
class NotADocument(Refusal):
    """Neither a number nor a day of a document; `example` is a day it may have."""

    example: date
