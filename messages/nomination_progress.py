"""What became of proposals after the bloc: recorded by the lead, told to the units."""

from dataclasses import dataclass
from datetime import date

from messages.commendation import ProgressCount
from messages.message import Message
from messages.nomination import Line
from rules.nomination_steps import Progress
from rules.nominations import Nomination
from rules.people import Unit


@dataclass(frozen=True)
class ChooseProgress(Message):
    """`open` are the steps that some nomination may take next."""

    year: int
    counts: tuple[ProgressCount, ...]
    open: tuple[Progress, ...]


@dataclass(frozen=True)
class ChooseNominations(Message):
    """`more` do not fit this message."""

    progress: Progress
    offered: tuple[Line, ...]
    more: int


@dataclass(frozen=True)
class AskPaper(Message):
    """Number and day of the decision."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class AskProgressReason(Message):
    progress: Progress
    names: tuple[str, ...]


@dataclass(frozen=True)
class ProgressTold(Message):
    """To a unit: what was recorded of its own."""

    unit: Unit
    progress: Progress
    nominations: tuple[Nomination, ...]
    day: date | None
    number: str
    reason: str
