"""Open votes: the lead's list and cards, the delegate's voice, what the group hears. Nothing secret is here."""

from dataclasses import dataclass

from messages.message import Message
from rules.blocs import Bloc
from rules.motions import Matter, Motion, Voice, Voices
from rules.people import Person, Unit

Lines = tuple[tuple[Unit, Voice | None], ...]
"""Each unit asked by name with what it said, None for nothing."""


@dataclass(frozen=True)
class ReadyQuestion(Message):
    """What a ready matter puts to the meeting, as plain text; `candidates` stand in the ballot's draft, if any."""

    bloc: Bloc
    matter: Matter
    chairs: tuple[Person, ...]
    secretaries: tuple[Person, ...]
    candidates: tuple[Unit, ...]


@dataclass(frozen=True)
class MotionMenu(Message):
    """To the lead: `pending` is drafted or open; `done` are closed, oldest first; `ready` may be put now."""

    bloc: Bloc
    meeting: int
    pending: Motion | None
    done: tuple[Motion, ...]
    ready: tuple[Matter, ...]
    own: Unit | None
    """The reader's unit when it is asked by name now."""


@dataclass(frozen=True)
class NoMeetingToVote(Message):
    """To the lead: open votes belong to a meeting, and there is none now."""

    bloc: Bloc


@dataclass(frozen=True)
class AskQuestion(Message):
    meeting: int


@dataclass(frozen=True)
class MotionDraft(Message):
    """To the lead: in which form it is voted on; `present` units have one voice each."""

    motion: Motion
    present: int


@dataclass(frozen=True)
class AskHands(Message):
    motion: Motion
    present: int


@dataclass(frozen=True)
class MotionOpen(Message):
    """To the lead while units answer."""

    motion: Motion
    lines: Lines
    so_far: Voices


@dataclass(frozen=True)
class MotionClosed(Message):
    """To the lead; `lines` are empty unless it was voted on by name. `again`: it may be voted on again."""

    motion: Motion
    lines: Lines
    again: bool


@dataclass(frozen=True)
class MotionDropped(Message):
    """To the lead: put aside, or voted on again since."""

    motion: Motion


@dataclass(frozen=True)
class VoiceCard(Message):
    """To a delegate: what the unit has said so far, None for nothing."""

    motion: Motion
    unit: Unit
    voice: Voice | None


@dataclass(frozen=True)
class VoiceEnded(Message):
    """To a delegate: the vote is over, or was put aside."""

    motion: Motion
    unit: Unit
    voice: Voice | None


@dataclass(frozen=True)
class NoMotion(Message):
    """To a delegate: nothing is voted on openly now."""

    bloc: Bloc
    meets: bool


@dataclass(frozen=True)
class MotionResult(Message):
    """To the group: counts only."""

    bloc: Bloc
    motion: Motion
