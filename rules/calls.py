"""Calling a meeting: when and where, what is sent with it, and what each unit answers."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from rules.agenda import Item


class Answer(StrEnum):
    """`STAND_IN`: somebody the unit names comes in its delegate's place."""

    COMING = "coming"
    STAND_IN = "stand_in"
    ABSENT = "absent"


@dataclass(frozen=True)
class Registration:
    """What a unit answered: the stand-in's `name` and `about`, or the reason it is absent; both may be empty."""

    answer: Answer
    name: str = ""
    about: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Document:
    """A file sent with the invitation; `digest` names its content, `size` in bytes."""

    id: int
    digest: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True)
class Call:
    """`place` is empty until it is set; `sent` is the stamp of what was last sent, empty before."""

    starts_at: datetime
    place: str = ""
    sent: str = ""


def stamp_of(call: Call, items: Iterable[Item], documents: Iterable[Document]) -> str:
    """Sixteen hex digits that change with anything a person reads in the invitation."""
    said = [
        call.starts_at.astimezone(UTC).isoformat(),
        call.place,
        [[item.kind.value, item.title] for item in items],
        [[document.digest, document.name] for document in documents],
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]
