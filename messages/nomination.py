"""Proposals for commendation inside the unit: its list, and the head's approval."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from rules.distinctions import DirectShare
from rules.holds import Hold
from rules.nomination_checks import Caution
from rules.nomination_steps import Progress
from rules.nominations import Field, Nomination, NominationKind, Tally
from rules.people import Unit


@dataclass(frozen=True)
class Line:
    """One nomination in a list: its place in the whole list, its title in short, what is not said yet."""

    place: int
    nomination: Nomination
    distinction: str
    missing: tuple[Field, ...]
    progress: Progress


@dataclass(frozen=True)
class Page:
    """What one message shows of a list: `number` of `pages` counts from 0."""

    lines: tuple[Line, ...]
    number: int
    pages: int
    total: Tally


@dataclass(frozen=True)
class Warned:
    """A caution with the names of the units it concerns, and how many more there are besides."""

    caution: Caution
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class NominationList(Message):
    """The unit's own list; `added` or `removed` just changed, `not_kept` were no names; `more` cautions besides."""

    unit: Unit
    year: int
    page: Page
    due: datetime | None
    cautions: tuple[Warned, ...]
    more: int
    holds: tuple[Hold, ...]
    direct: DirectShare
    may_edit: bool
    may_submit: bool
    added: tuple[str, ...] = ()
    not_kept: tuple[str, ...] = ()
    removed: str = ""
    runs_bloc: bool = False


@dataclass(frozen=True)
class Cautions(Message):
    """All there is to look at; `bloc` for the lead, whose list they belong to."""

    cautions: tuple[Warned, ...]
    holds: tuple[Hold, ...]
    bloc: bool


@dataclass(frozen=True)
class AskName(Message):
    kind: NominationKind


@dataclass(frozen=True)
class ChooseRemoval(Message):
    nominations: tuple[Nomination, ...]


@dataclass(frozen=True)
class NominationsWithHead(Message):
    unit: Unit
    heads: tuple[str, ...]
    tally: Tally


@dataclass(frozen=True)
class AskHead(Message):
    """To the head: the list waits; `stamp` belongs to exactly this list."""

    unit: Unit
    year: int
    lead: str
    page: Page
    cautions: tuple[Warned, ...]
    more: int
    direct: DirectShare
    due: datetime | None
    stamp: str


@dataclass(frozen=True)
class AskNominationReason(Message):
    unit: Unit


@dataclass(frozen=True)
class NominationsReturned(Message):
    """To the officer."""

    unit: Unit
    reason: str


@dataclass(frozen=True)
class NominationsGivenBack(Message):
    """To the head who gave them back."""

    unit: Unit


@dataclass(frozen=True)
class NominationsSent(Message):
    """To the unit's people: the list has gone to the lead."""

    unit: Unit
    lead: str
    tally: Tally


@dataclass(frozen=True)
class NominationsArrived(Message):
    """To the lead: `sent` of `units` have sent."""

    unit: Unit
    tally: Tally
    sent: int
    units: int
