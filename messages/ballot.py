"""The secret ballot: what the lead does step by step, the delegate's card, what the group hears."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.people import Unit
from rules.voters import Voter


@dataclass(frozen=True)
class NoCandidates(Message):
    """To the lead: nobody may stand yet."""

    bloc: Bloc


@dataclass(frozen=True)
class BallotDraft(Message):
    """To the lead: what will be voted on; `left_out` may not stand; `needed` votes, 0 when not known yet."""

    bloc: Bloc
    ballot: Ballot
    candidates: tuple[Unit, ...]
    left_out: tuple[Unit, ...]
    needed: int


@dataclass(frozen=True)
class AskPlainLine(Message):
    """To the lead: what phones send is not encrypted on its way here."""

    ballot: Ballot


@dataclass(frozen=True)
class Sealing(Message):
    """To the lead: the key is being made."""

    ballot: Ballot


@dataclass(frozen=True)
class BoxSealed(Message):
    """To the lead: cards may go out, to the `present` voters as things stand."""

    ballot: Ballot
    present: int


@dataclass(frozen=True)
class Issuing(Message):
    """To the lead: the box is opening for the voters on the roll."""

    ballot: Ballot


@dataclass(frozen=True)
class BallotCard(Message):
    """To a delegate; marks are made on the card that the channel draws. `needed` as in BallotDraft."""

    bloc: Bloc
    ballot: Ballot
    voter: Voter
    candidates: tuple[Unit, ...]
    needed: int


@dataclass(frozen=True)
class CardsOut(Message):
    """To the group: no names."""

    bloc: Bloc
    ballot: Ballot


@dataclass(frozen=True)
class Voting(Message):
    """To the lead while the box takes papers; the turnout is drawn by the channel and kept nowhere.

    `until` is what the room was told, in the bloc's zone.
    """

    ballot: Ballot
    until: datetime


@dataclass(frozen=True)
class Extended(Message):
    """To the group; `until` as in Voting."""

    ballot: Ballot
    until: datetime


@dataclass(frozen=True)
class Reminded(Message):
    """To who runs the ballot: the cards went out once more."""

    ballot: Ballot


@dataclass(frozen=True)
class SlipsOpen(Message):
    """To the lead and the committee: paper slips are not agreed, so the box stays open."""

    bloc: Bloc
    ballot: Ballot


@dataclass(frozen=True)
class AskClose(Message):
    ballot: Ballot


@dataclass(frozen=True)
class Closing(Message):
    ballot: Ballot


@dataclass(frozen=True)
class BoxClosed(Message):
    """To the lead: `voted` papers are in the box; `absent` had a card and did not vote."""

    bloc: Bloc
    ballot: Ballot
    voted: int
    absent: tuple[Voter, ...]


@dataclass(frozen=True)
class BoxClosedGroup(Message):
    ballot: Ballot


@dataclass(frozen=True)
class Counting(Message):
    ballot: Ballot


@dataclass(frozen=True)
class AskVoid(Message):
    """To the lead: a sealed ballot is given up for a reason."""

    bloc: Bloc
    ballot: Ballot


@dataclass(frozen=True)
class BallotLost(Message):
    """To the lead: without a `reason` the box was lost before it was counted."""

    ballot: Ballot
    reason: str = ""


@dataclass(frozen=True)
class BallotVoid(Message):
    """To the group and everybody who had a card; `reason` as in BallotLost."""

    bloc: Bloc
    ballot: Ballot
    reason: str = ""


@dataclass(frozen=True)
class NoBallot(Message):
    """To a delegate: no ballot takes papers now."""

    bloc: Bloc


@dataclass(frozen=True)
class NotOnRoll(Message):
    """To a delegate who, or whose unit, was not present when cards went out."""

    voter: Voter
