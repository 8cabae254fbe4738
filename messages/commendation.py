"""The bloc's list of proposals: what units sent, what to look at, its announcement, and what came of it."""

from dataclasses import dataclass

from messages.message import Message
from messages.nomination import Page, Warned
from rules.distinctions import DirectShare
from rules.holds import Hold
from rules.nomination_steps import Progress
from rules.nominations import Nomination, Tally
from rules.people import Unit


@dataclass(frozen=True)
class UnitTally:
    unit: Unit
    tally: Tally


@dataclass(frozen=True)
class ProgressCount:
    progress: Progress
    nominations: int


@dataclass(frozen=True)
class BlocList(Message):
    """To the people who run the bloc: counts of what was sent, and who has sent nothing yet."""

    bloc: str
    year: int
    lines: tuple[UnitTally, ...]
    total: Tally
    missing: tuple[Unit, ...]
    cautions: tuple[Warned, ...]
    more: int
    direct: DirectShare
    holds: int
    counts: tuple[ProgressCount, ...]
    commended: bool


@dataclass(frozen=True)
class UnitNominations(Message):
    """To the lead: what one unit has sent."""

    unit: Unit
    page: Page
    holds: tuple[Hold, ...]


@dataclass(frozen=True)
class Proposed:
    nomination: Nomination
    unit: Unit
    held: bool = False


@dataclass(frozen=True)
class ConfirmCommendation(Message):
    """The whole list once more before it is told to all; `stamp` belongs to exactly this list.

    `withdrawing` are left out: their unit's head has still to say whether they are taken back.
    """

    year: int
    total: Tally
    names: tuple[Proposed, ...]
    withdrawing: tuple[Proposed, ...]
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
