"""The few words on the big screen that are not figures."""

from dataclasses import dataclass
from datetime import date

from messages.message import Message
from messages.results import Settling
from rules.agenda import Item
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.final_table import FinalTable
from rules.motions import Motion, Voice
from rules.people import Unit
from rules.profile import Electorate


@dataclass(frozen=True)
class Voters(Message):
    """Who is counted: units, or the delegates named for them."""

    electorate: Electorate


@dataclass(frozen=True)
class Subtitle(Message):
    """Under the bloc's name."""

    year: int
    day: date


@dataclass(frozen=True)
class Agenda(Message):
    """What the meeting is at; `void` when the newest ballot was lost, `ended` when the meeting is."""

    bloc: Bloc
    item: Item | None
    void: bool
    ended: bool


@dataclass(frozen=True)
class TableNote(Message):
    """Under the table of results: what ranks the units."""

    table: FinalTable


@dataclass(frozen=True)
class MotionHeading(Message):
    """Above the question of an open vote."""

    motion: Motion


@dataclass(frozen=True)
class MotionNote(Message):
    """Under the question: how it is being voted on, or what came of it."""

    motion: Motion


@dataclass(frozen=True)
class VoiceWord(Message):
    """Under the number of those who said so."""

    voice: Voice


@dataclass(frozen=True)
class VotingNote(Message):
    """Under the turnout."""

    ballot: Ballot


@dataclass(frozen=True)
class CountingNote(Message):
    """Under the closed box."""

    bloc: Bloc


@dataclass(frozen=True)
class ResultHeading(Message):
    """Above the bars."""

    ballot: Ballot


@dataclass(frozen=True)
class ResultNote(Message):
    """Under the bars; `nobody` when none reached the needed votes; the `tied` at the line, and how it was settled."""

    ballot: Ballot
    nobody: bool
    tied: tuple[Unit, ...]
    settling: Settling | None
