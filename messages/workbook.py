"""Workbooks given out and taken back: refused, confirmed, dropped."""

from dataclasses import dataclass

from messages.message import Message
from rules.people import Unit
from rules.workbook_content import Form


@dataclass(frozen=True)
class WorkbookComing(Message):
    """To whoever asked for it, while it is made."""

    form: Form
    unit: Unit


@dataclass(frozen=True)
class WorkbookFile(Message):
    form: Form
    unit: Unit
    year: int
    digest: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True)
class RefusedWorkbook:
    """`why` is a machine name, worded by `_refused.j2`."""

    name: str
    why: str


@dataclass(frozen=True)
class ReadingWorkbooks(Message):
    """Files just sent: `names` are being read, `refused` cannot be."""

    names: tuple[str, ...]
    refused: tuple[RefusedWorkbook, ...]


@dataclass(frozen=True)
class WorkbookRefused(Message):
    """Nothing of it is used; `year` and `unit` are those it would have to be for."""

    file: RefusedWorkbook
    unit: Unit
    year: int


@dataclass(frozen=True)
class ScoresApplied(Message):
    sheet: int
    unit: Unit
    changes: int
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class ReviewsApplied(Message):
    changes: int
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class NomineesApplied(Message):
    unit: Unit
    added: int
    changes: int
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class WorkbookDropped(Message):
    name: str
