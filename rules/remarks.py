"""What is said in the meeting, noted in one line each: opinions, proposals, directives, and tasks given."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.errors_meeting import NotARemark

SPEAKER_LIMIT, GIST_LIMIT = 150, 600


class RemarkKind(StrEnum):
    OPINION = "opinion"
    PROPOSAL = "proposal"
    DIRECTIVE = "directive"
    TASK = "task"


@dataclass(frozen=True)
class Remark:
    """A task has no speaker but an owner `unit`, 0 for every unit; `accepted`: the chair takes it up."""

    id: int
    meeting: int
    kind: RemarkKind
    speaker: str
    gist: str
    by: int
    at: datetime
    unit: int = 0
    due: date | None = None
    accepted: bool = False


@dataclass(frozen=True)
class TaskLine:
    """A task as typed; `due` is "" when none was."""

    owner: str
    work: str
    due: str


def read_spoken(text: str, kind: RemarkKind) -> tuple[str, str]:
    """"Speaker: gist"; raise NotARemark."""
    speaker, colon, gist = (part.strip() for part in _line(text).partition(":"))
    if not colon or not _fits(speaker, SPEAKER_LIMIT) or not _fits(gist, GIST_LIMIT):
        raise NotARemark(kind.value, GIST_LIMIT)
    return speaker, gist


def read_task(text: str) -> TaskLine:
    """"Unit; work" or "Unit; work; day"; raise NotARemark."""
    parts = [part.strip() for part in _line(text).split(";")]
    owner, work, due = (*parts, "")[:3] if len(parts) in (2, 3) else ("", "", "")
    if not _fits(owner, SPEAKER_LIMIT) or not _fits(work, GIST_LIMIT):
        raise NotARemark(RemarkKind.TASK.value, GIST_LIMIT)
    return TaskLine(owner, work, due)


def _line(text: str) -> str:
    return " ".join(text.split())


def _fits(words: str, limit: int) -> bool:
    return any(char.isalpha() for char in words) and len(words) <= limit
