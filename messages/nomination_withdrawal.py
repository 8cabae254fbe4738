"""Taking back a nomination that was sent: the officer asks, the head agrees, the lead is told."""

from dataclasses import dataclass

from messages.message import Message
from rules.nominations import Nomination
from rules.people import Unit


@dataclass(frozen=True)
class AskWithdrawalReason(Message):
    nomination: Nomination


@dataclass(frozen=True)
class AskHeadToWithdraw(Message):
    """To the head, of an officer's wish."""

    unit: Unit
    nomination: Nomination
    reason: str


@dataclass(frozen=True)
class WithdrawalAsked(Message):
    """To the officer: it waits for the head."""

    nomination: Nomination
    heads: tuple[str, ...]


@dataclass(frozen=True)
class NominationWithdrawn(Message):
    """To the unit's people."""

    nomination: Nomination
    lead: str


@dataclass(frozen=True)
class NominationKept(Message):
    """To the unit's people: the head does not agree."""

    unit: Unit
    nomination: Nomination


@dataclass(frozen=True)
class WithdrawnTold(Message):
    """To the lead."""

    unit: Unit
    nomination: Nomination
    reason: str
