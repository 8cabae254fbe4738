"""One file of the evidence book: what it is, what is put down of it, and what was done with it."""

from dataclasses import dataclass
from datetime import date

from messages.evidence import Place, Reused
from messages.message import Message
from rules.evidence import Evidence, EvidenceChange
from rules.people import Unit


@dataclass(frozen=True)
class FileCard(Message):
    unit: Unit
    file: Evidence
    place: Place
    reused: tuple[Reused, ...]
    may_change: bool


@dataclass(frozen=True)
class OneFile(Message):
    evidence: Evidence


@dataclass(frozen=True)
class AskDocument(Message):
    """`name` is what buttons call the files."""

    name: str
    files: tuple[Evidence, ...]


@dataclass(frozen=True)
class DocumentRecorded(Message):
    sheet: int
    files: tuple[Evidence, ...]
    place: Place
    count: int


@dataclass(frozen=True)
class AskNote(Message):
    file: Evidence


@dataclass(frozen=True)
class AskRemoval(Message):
    file: Evidence
    place: Place


@dataclass(frozen=True)
class Removed(Message):
    sheet: int
    file: Evidence
    place: Place
    count: int


@dataclass(frozen=True)
class FileChange:
    """`old` and `new` are places where the file was moved, `number` and `dated` what was put down."""

    change: EvidenceChange
    by: str
    old: Place
    new: Place
    number: str = ""
    dated: date | None = None


@dataclass(frozen=True)
class FileTrail(Message):
    file: Evidence
    lines: tuple[FileChange, ...]
