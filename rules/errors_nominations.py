"""What a nomination, a hold or an erasure may be refused for."""

from dataclasses import dataclass

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class TextTooLong(Refusal):
    """`field` is achievements or initiative; `length` and `limit` count characters."""

    field: str
    length: int
    limit: int


class ServesElsewhere(Refusal):
    """The person still holds a duty in another bloc, whose data it is too."""


class NothingTicked(Refusal):
    """No nomination was ticked."""


class NothingNominated(Refusal):
    """No collective, individual or household stands in the list."""
