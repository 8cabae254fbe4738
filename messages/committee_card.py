"""What a committee member's card says of keys and of opening the box; asked and answered at once."""

from dataclasses import dataclass

from messages.message import Message
from rules.ballot_sheet import Ballot


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


@dataclass(frozen=True)
class SlipsCard(Message):
    """`handed` slips are out, `agreed` of them in the box; `is_reader` for a member of the committee."""

    handed: int
    agreed: int
    is_reader: bool


@dataclass(frozen=True)
class FewSlips(Message):
    """One or two slips show those who read them how these voters voted."""

    ballot: Ballot


@dataclass(frozen=True)
class SlipsShut(Message):
    """The card of a ballot that is not open."""

    ballot: Ballot
