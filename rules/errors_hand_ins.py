"""Ways to break a rule of handing in: data for a template, never wording."""

from dataclasses import dataclass

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class WordsTooLong(Refusal):
    """What is handed in in words, not as a file."""

    limit: int
    length: int


class NothingHandedIn(Refusal):
    """Neither words nor a file."""
