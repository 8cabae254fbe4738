"""What a ballot's card says beside its marks; asked and answered at once, kept nowhere."""

from dataclasses import dataclass

from messages.message import Message
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.profile import Electorate, Profile
from rules.voters import Voter


@dataclass(frozen=True)
class Heading(Message):
    """Above the marks; `needed` votes, 0 when not known yet; `short` once nothing can be marked."""

    bloc: Bloc
    ballot: Ballot
    voter: Voter
    needed: int
    short: bool


@dataclass(frozen=True)
class BlankSay(Message):
    """Before a blank paper is cast: what the bloc's rules make of it."""

    bloc: Bloc
    profile: Profile


@dataclass(frozen=True)
class SpoiledSay(Message):
    """Before a paper is cast that is invalid on purpose."""


@dataclass(frozen=True)
class NoMark(Message):
    """Neither a mark nor a blank paper on purpose."""


@dataclass(frozen=True)
class InTheBox(Message):
    """The voter's paper has just been taken."""

    electorate: Electorate


@dataclass(frozen=True)
class NotTaking(Message):
    """The card of a ballot that is not open; `voted` by phone is None while nobody can have voted."""

    bloc: Bloc
    ballot: Ballot
    voted: bool | None
    on_paper: bool


@dataclass(frozen=True)
class BoxSilentNow(Message):
    """The box did not answer: the paper may be in or not."""


@dataclass(frozen=True)
class BoxLostNow(Message):
    """The box is gone with all its papers."""


@dataclass(frozen=True)
class TurnoutNow(Message):
    """To the lead: how many papers are in, slips still out, and the voters with neither."""

    ballot: Ballot
    issued: int
    collected: int
    slips: int
    waiting: tuple[Voter, ...]
