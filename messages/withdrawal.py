"""Units that ask to be left out of the list that is voted on (xin rút khỏi danh sách suy tôn)."""

from dataclasses import dataclass

from messages.message import Message
from rules.people import Unit


@dataclass(frozen=True)
class Withdrawn:
    """`award` is its title."""

    unit: Unit
    award: str
    reason: str


@dataclass(frozen=True)
class WithdrawalList(Message):
    """To the lead: who withdrew, and for whom it may still be noted, as it was said in the room."""

    meeting: int
    withdrawn: tuple[Withdrawn, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class PickAward(Message):
    """`awards` are (place, title) of those whose box is not sealed yet."""

    meeting: int
    unit: Unit
    awards: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class AskWithdrawalReason(Message):
    """`spoken`: noted by the lead for another unit, as said in the room."""

    unit: Unit
    award: str
    spoken: bool


@dataclass(frozen=True)
class AlreadyWithdrawn(Message):
    unit: Unit
    award: str


@dataclass(frozen=True)
class WithdrawalKept(Message):
    """To whoever asked, the unit's delegates and the lead."""

    withdrawn: Withdrawn
    may_return: bool
    """Whether the reader has the meeting's card."""


@dataclass(frozen=True)
class WithdrawalTold(Message):
    """To the group."""

    withdrawn: Withdrawn
