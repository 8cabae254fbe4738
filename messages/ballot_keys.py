"""Keys of the box: fetched by the committee before the voting, given back after it."""

from dataclasses import dataclass

from messages.message import Message
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.people import Person
from rules.rings import Ring


@dataclass(frozen=True)
class FetchKeys(Message):
    """To a member of the committee; the share is fetched on the card that the channel draws."""

    bloc: Bloc
    ring: Ring


@dataclass(frozen=True)
class KeysOut(Message):
    """To the lead while members fetch their shares; `members` in the committee's order."""

    bloc: Bloc
    ballot: Ballot
    members: tuple[Person, ...]


@dataclass(frozen=True)
class KeysLost(Message):
    """To a member: the shares are of no use any more."""

    bloc: Bloc


@dataclass(frozen=True)
class SlipsHere(Message):
    """To a member while the box takes papers: paper slips are read on the card that the channel draws."""

    bloc: Bloc
    ballot: Ballot


@dataclass(frozen=True)
class OpenTheBox(Message):
    """To a member once the box is closed: the share is given on the card that the channel draws."""

    bloc: Bloc
    ballot: Ballot


@dataclass(frozen=True)
class BoxNotNeeded(Message):
    """To a member: the ballot is void, nothing is left to open."""

    ballot: Ballot
