"""A unit's evidence book: files filed under a criterion, a nomination, or nothing yet ("Chờ xếp")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from rules.people import Role
from rules.review import SENT, SheetState

UNSORTED = ""
"""The subject of what is not filed yet; else a criterion's code, "n12" for nomination 12, "h12" for hand-in 12."""
NOMINATION = re.compile(r"n([0-9]{1,9})")
HAND_IN = re.compile(r"h([0-9]{1,9})")
OWN_READERS = frozenset({Role.OFFICER, Role.HEAD})
CLOSED = frozenset({SheetState.LOCKED, SheetState.PUBLISHED})
NAME_LENGTH = 120
FILE_BYTES = 20 * 1024 * 1024
ENDINGS = {
    "application/pdf": ("pdf",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/png": ("png",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("xlsx",),
    "application/msword": ("doc",),
    "application/vnd.ms-excel": ("xls",),
}


@dataclass(frozen=True)
class Evidence:
    """One file of a unit: what it is, where it is filed, and the document it shows (`number`, `dated`).

    `batch` is the id of the first of those sent together while it is still asked where they belong, else 0;
    `filed_at` is when it came to where it now is.
    """

    id: int
    sheet: int
    subject: str
    digest: str
    name: str
    size: int
    media_type: str
    by: int
    at: datetime
    number: str = ""
    dated: date | None = None
    note: str = ""
    batch: int = 0
    removed_at: datetime | None = None
    filed_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True)
class EvidenceChange:
    """One line of a file's trail; `what` is kept, filed, document, note or removed.

    `old` and `new` are subjects, notes, or a document's number and day on a line each.
    """

    evidence: int
    name: str
    what: str
    old: str
    new: str
    by: int
    at: datetime

    @property
    def document(self) -> tuple[str, date | None]:
        """Number and day that were put down, where that is what was changed."""
        number, _, day = self.new.partition("\n")
        return number, date.fromisoformat(day) if day else None


@dataclass(frozen=True)
class Limits:
    """What one unit's book may hold: files and bytes, whatever they are filed under."""

    files: int = 2000
    total: int = 1000 * 1024 * 1024


STANDARD = Limits()


class Unfit(StrEnum):
    """Why a file is not kept."""

    KIND = "kind"
    EMPTY = "empty"
    LARGE = "large"
    FULL = "full"


def unfit(digest: str, size: int) -> Unfit | None:
    """`digest` is "" for what the channel did not keep: by its size, or because it is no document or picture."""
    if digest:
        return None
    if size == 0:
        return Unfit.EMPTY
    return Unfit.LARGE if size > FILE_BYTES else Unfit.KIND


def nomination_of(subject: str) -> int | None:
    """The nomination a subject names."""
    found = NOMINATION.fullmatch(subject)
    return int(found[1]) if found else None


def hand_in_of(subject: str) -> int | None:
    """The hand-in a subject names: what goes with it is the unit's and the lead's."""
    found = HAND_IN.fullmatch(subject)
    return int(found[1]) if found else None


def tidy_name(name: str) -> str:
    """The last part of a path, printable, its last 120 characters."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    printable = "".join(letter for letter in last if letter.isprintable())
    return printable[-NAME_LENGTH:] or "tep"


def true_name(name: str, media_type: str) -> str:
    """The name with an ending its content deserves: a PDF called "bao-cao.exe" is "bao-cao.exe.pdf"."""
    endings = ENDINGS.get(media_type, ())
    if not endings or name.lower().endswith(tuple(f".{ending}" for ending in endings)):
        return name
    return f"{name}.{endings[0]}"


def may_read_evidence(
    roles: Iterable[Role], *, own: bool, reviews: bool, state: SheetState, subject: str
) -> bool:
    """The unit's officer and head read all of it; who `reviews` the criterion only what was sent and filed."""
    if own:
        return bool(OWN_READERS & set(roles))
    return reviews and state in SENT and subject != UNSORTED


def is_held(one: Evidence, since: datetime | None) -> bool:
    """Whether it was filed `since` its criterion went back to the unit, whose head has not approved it yet."""
    return since is not None and (one.filed_at or one.at) >= since


def in_book_order(files: Iterable[Evidence], codes: Sequence[str]) -> tuple[Evidence, ...]:
    """Chờ xếp first, then the criteria in reading order, nominations, hand-ins; `files` come newest first."""
    places = {code: place for place, code in enumerate((UNSORTED, *codes))}
    return tuple(sorted(files, key=lambda one: (places.get(one.subject, len(places)), _number(one.subject))))


def _number(subject: str) -> tuple[int, int]:
    return hand_in_of(subject) or 0, nomination_of(subject) or 0
