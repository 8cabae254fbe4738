"""One nomination: its card, and what is asked for each of its fields."""

from dataclasses import dataclass
from datetime import date, datetime

from messages.message import Message
from rules.distinctions import Condition, Distinction, PersonClass
from rules.holds import Hold
from rules.nomination_checks import Caution
from rules.nomination_steps import Earlier, Progress
from rules.nominations import Field, Nomination
from rules.people import Unit


@dataclass(frozen=True)
class StepLine:
    """One thing that happened: `what` is a Progress or a NominationAction, `by` who said so."""

    what: str
    at: datetime
    by: str
    day: date | None = None
    number: str = ""
    reason: str = ""


@dataclass(frozen=True)
class May:
    """What the reader may do; `own`: it is their unit's; `next` are what the lead may record of it."""

    own: bool
    edit: bool
    withdraw: bool
    again: bool
    lead: bool
    next: tuple[Progress, ...]


@dataclass(frozen=True)
class Done:
    """What the reader has just done: added it, filled a field, sent files."""

    new: bool = False
    said: Field | None = None
    files: int = 0
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class NominationCard(Message):
    """To the unit, and read only to its head and to the lead; `files` by name.

    `asked` are the fields its kind needs, `missing` those of them with nothing yet; `read_out` are conditions
    that nothing here can tell.
    """

    unit: Unit
    nomination: Nomination
    distinction: Distinction | None
    asked: tuple[Field, ...]
    optional: tuple[Field, ...]
    missing: tuple[Field, ...]
    read_out: tuple[Condition, ...]
    cautions: tuple[Caution, ...]
    holds: tuple[Hold, ...]
    files: tuple[str, ...]
    steps: tuple[StepLine, ...]
    earlier: tuple[Earlier, ...]
    progress: Progress
    may: May
    done: Done


@dataclass(frozen=True)
class AskText(Message):
    """A field that is typed; `new`: the nomination was just added, with what is to be looked at already."""

    nomination: Nomination
    field: Field
    new: bool
    cautions: tuple[Caution, ...]


@dataclass(frozen=True)
class ChooseDistinction(Message):
    """`offered` with their places in the bloc's whole list."""

    nomination: Nomination
    offered: tuple[tuple[int, Distinction], ...]
    new: bool
    cautions: tuple[Caution, ...]


@dataclass(frozen=True)
class ChoosePersonClass(Message):
    nomination: Nomination
    classes: tuple[PersonClass, ...]


@dataclass(frozen=True)
class ChooseSector(Message):
    nomination: Nomination
    sectors: tuple[str, ...]


@dataclass(frozen=True)
class AskNomineeFiles(Message):
    nomination: Nomination


@dataclass(frozen=True)
class FileLine:
    """As the chat hands it out; `number` and `dated` name the paper it shows."""

    digest: str
    name: str
    size: int
    media_type: str
    evidence: int
    number: str = ""
    dated: date | None = None


@dataclass(frozen=True)
class NomineeFiles(Message):
    nomination: Nomination
    files: tuple[FileLine, ...]
