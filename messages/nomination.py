"""Proposals for commendation: the unit's list, the head's approval, the bloc's list."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from rules.nominations import Nomination, NominationKind, Tally
from rules.people import Unit


@dataclass(frozen=True)
class NominationList(Message):
    """The unit's own list; `added` or `removed` just changed, `twice` stand more than once."""

    unit: Unit
    year: int
    nominations: tuple[Nomination, ...]
    due: datetime | None
    twice: tuple[str, ...]
    may_edit: bool
    may_submit: bool
    added: str = ""
    removed: str = ""
    runs_bloc: bool = False


@dataclass(frozen=True)
class AskName(Message):
    kind: NominationKind


@dataclass(frozen=True)
class AskPosition(Message):
    nomination: Nomination


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
    nominations: tuple[Nomination, ...]
    twice: tuple[str, ...]
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


@dataclass(frozen=True)
class UnitTally:
    unit: Unit
    tally: Tally


@dataclass(frozen=True)
class BlocList(Message):
    """To the people who run the bloc: counts of what was sent, and who has sent nothing yet."""

    bloc: str
    year: int
    lines: tuple[UnitTally, ...]
    total: Tally
    missing: tuple[Unit, ...]
    twice: tuple[str, ...]
    commended: bool
    own: Unit


@dataclass(frozen=True)
class Proposed:
    nomination: Nomination
    unit: Unit


@dataclass(frozen=True)
class ConfirmCommendation(Message):
    """The whole list once more before it is told to all; `stamp` belongs to exactly this list."""

    year: int
    total: Tally
    names: tuple[Proposed, ...]
    missing: tuple[Unit, ...]
    stamp: str


@dataclass(frozen=True)
class CommendationAnnounced(Message):
    """To the one who announced it."""

    year: int
    total: Tally


@dataclass(frozen=True)
class Commended(Message):
    """To the bloc's group, in dictionary order."""

    bloc: str
    year: int
    total: Tally
    names: tuple[Proposed, ...]
