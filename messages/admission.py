"""Delegate cards and the shared tablet: how somebody without an account comes into the meeting."""

from dataclasses import dataclass

from messages.message import Message
from rules.admission import Card, CardKind
from rules.blocs import Bloc
from rules.people import Person, Unit


@dataclass(frozen=True)
class CardsLink(Message):
    """To the lead: the way to the sheet of cards; `waiting` are (card, who, unit) not yet confirmed."""

    bloc: Bloc
    meeting: int
    printed: int
    confirmed: int
    waiting: tuple[tuple[int, Person, Unit], ...]


@dataclass(frozen=True)
class Arrival(Message):
    """To the lead: who scanned a card, and what became of it; `delegate` is the one whose card it is, if any."""

    bloc: Bloc
    card: Card
    person: Person
    unit: Unit
    delegate: Person | None


@dataclass(frozen=True)
class CardReused(Message):
    """To the lead: a card already used was scanned on another device."""

    card: Card
    person: Person
    unit: Unit


@dataclass(frozen=True)
class Waiting(Message):
    """To somebody who scanned a card, until the secretary has looked; it tells nothing of the unit."""

    bloc: Bloc
    person: Person


@dataclass(frozen=True)
class CardEnded(Message):
    """To somebody whose card was denied or revoked: the page is about to close."""

    bloc: Bloc


@dataclass(frozen=True)
class Admitted(Message):
    """To somebody the secretary has confirmed."""

    bloc: Bloc
    kind: CardKind
    person: Person
    unit: Unit


@dataclass(frozen=True)
class TabletLink(Message):
    """To the lead: the shared tablet, and whom it is for now."""

    bloc: Bloc
    meeting: int
