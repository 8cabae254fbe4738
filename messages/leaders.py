"""Who leads the bloc next year."""

from dataclasses import dataclass

from messages.message import Message
from rules.blocs import Bloc
from rules.people import Unit


@dataclass(frozen=True)
class AskLead(Message):
    """`lead` and `deputies` are those already named, if any; `in_turn` lead and deputy where the bloc takes turns."""

    bloc: Bloc
    meeting: int
    units: tuple[Unit, ...]
    lead: Unit | None
    deputies: tuple[Unit, ...]
    in_turn: tuple[Unit, ...]


@dataclass(frozen=True)
class AskDeputy(Message):
    bloc: Bloc
    lead: Unit
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class AskLeaders(Message):
    """The last look before it is announced."""

    bloc: Bloc
    lead: Unit
    deputy: Unit


@dataclass(frozen=True)
class LeadersNamed(Message):
    """To the lead who did it."""

    bloc: Bloc
    lead: Unit
    deputy: Unit


@dataclass(frozen=True)
class LeadersAnnounced(Message):
    """To the group."""

    bloc: Bloc
    lead: Unit
    deputy: Unit
