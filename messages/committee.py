"""The counting committee: proposed by the lead, approved by the meeting in an open vote."""

from dataclasses import dataclass

from messages.message import Message
from rules.blocs import Bloc
from rules.motions import Motion
from rules.people import Person, Unit


@dataclass(frozen=True)
class Member:
    """`stands`: the unit may be voted for, so its member would count votes for it."""

    person: Person
    unit: Unit
    stands: bool


@dataclass(frozen=True)
class CommitteeCard(Message):
    """To the lead: `members` approved, the head first; `fixed` once keys of the box were made for them."""

    bloc: Bloc
    meeting: int
    members: tuple[Member, ...]
    wanted: int
    fixed: bool
    asked: Motion | None


@dataclass(frozen=True)
class PickCommittee(Message):
    """To the lead: `picked` were chosen last time, which was not `wanted`; -1 the first time."""

    bloc: Bloc
    meeting: int
    people: tuple[Member, ...]
    wanted: int
    picked: int


@dataclass(frozen=True)
class PickHead(Message):
    """To the lead, one button a member."""

    bloc: Bloc
    motion: int
    members: tuple[Member, ...]


@dataclass(frozen=True)
class PickReplacement(Message):
    """To the lead: who comes in place of `leaving`."""

    bloc: Bloc
    meeting: int
    leaving: Member
    people: tuple[Member, ...]


@dataclass(frozen=True)
class CommitteeQuestion(Message):
    """What is put to the meeting, as plain text; the head first."""

    bloc: Bloc
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Appointed(Message):
    """To a member; `head` of the committee or not."""

    bloc: Bloc
    head: bool


@dataclass(frozen=True)
class Released(Message):
    """To somebody who was a member until now."""

    bloc: Bloc
