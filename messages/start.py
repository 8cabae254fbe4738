"""Joining, the menu, help, and where a unit stands."""

from dataclasses import dataclass

from messages.calendar_item import DebtLine
from messages.command_words import CommandWords
from messages.message import Message
from rules.calendar_items import CalendarItem
from rules.people import Person, Unit
from rules.returned_leaves import ReturnedLeaf
from rules.review import SheetState


@dataclass(frozen=True)
class Stranger(Message):
    """To somebody nobody has invited."""


@dataclass(frozen=True)
class LinkRefused(Message):
    """A link that was used elsewhere or taken back."""


@dataclass(frozen=True)
class DeviceRefused(Message):
    """To the lead: somebody opened `person`'s link on another device."""

    person: Person


@dataclass(frozen=True)
class WithoutDuty(Message):
    """To a person whose duties have ended."""

    person: Person


@dataclass(frozen=True)
class Welcome(Message):
    """`consent` is the text to agree to, "" once the person has agreed."""

    person: Person
    unit: Unit
    bloc: str
    year: int
    consent: str


@dataclass(frozen=True)
class WhileAway(Message):
    """To somebody heard again on `channel`: how many messages did not come there, how many newest ones follow."""

    channel: str
    count: int
    coming: int


@dataclass(frozen=True)
class Menu(Message):
    """`tasks` are the commands this person may use, in the year's order; `merged` are units it has taken in."""

    unit: Unit
    bloc: str
    year: int
    tasks: tuple[CommandWords, ...]
    merged: tuple[Unit, ...]


@dataclass(frozen=True)
class Help(Message):
    tasks: tuple[CommandWords, ...]
    lead: str


@dataclass(frozen=True)
class Stopped(Message):
    """Nothing recorded was lost."""


@dataclass(frozen=True)
class DidYouMean(Message):
    command: CommandWords


@dataclass(frozen=True)
class Status(Message):
    """`answered` of `leaves` criteria; `state` of the score sheet; `owed` criteria returned alone; `nominated`
    proposals; `debts` what the unit can do now of the calendar, `waiting` how many more wait for something else;
    `tasks` as in Menu."""

    unit: Unit
    year: int
    pledged: bool
    state: SheetState
    answered: int
    leaves: int
    owed: tuple[ReturnedLeaf, ...]
    nominated: int
    debts: tuple[DebtLine, ...]
    waiting: int
    next_due: tuple[CalendarItem, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Units(Message):
    """The units a person serves; `current` is the one worked for."""

    units: tuple[tuple[Unit, str], ...]
    current: int


@dataclass(frozen=True)
class GroupLinked(Message):
    bloc: str
