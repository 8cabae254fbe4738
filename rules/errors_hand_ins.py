"""Ways to break a rule of handing in: data for a template, never wording."""

from dataclasses import dataclass
from datetime import datetime

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class WordsTooLong(Refusal):
    """What is handed in in words, not as a file."""

    limit: int
    length: int


class NothingHandedIn(Refusal):
    """Neither words nor a file."""


@dataclass(unsafe_hash=True)
class NotOpenYet(Refusal):
    """`item` is the title of what is handed in from `opens` on."""

    item: str
    opens: datetime
