"""What a committee member's card says of keys and of opening the box; asked and answered at once."""

from dataclasses import dataclass

from messages.message import Message


@dataclass(frozen=True)
class KeysCard(Message):
    """`state` is take, taken, making or lost; `taken` of `of` members have their shares."""

    state: str
    taken: int
    of: int


@dataclass(frozen=True)
class OpeningCard(Message):
    """`state` is give, given or, while nothing can be given, the ballot's; `given` shares of `needed`."""

    state: str
    given: int
    needed: int


@dataclass(frozen=True)
class BoxNotAnswering(Message):
    """The box did not answer: what was asked may have happened or not."""
