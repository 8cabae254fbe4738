"""All that somebody with the machine, the opening key and a seat in the room holds after one ballot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from nacl.public import PrivateKey

Row = Mapping[str, Any]


class Disk(Protocol):
    """What a database leaves behind, as a copy of the disk shows it."""

    def news(self) -> bytes:
        """Every byte that changed since the last look."""

    def state(self) -> Any:
        """Equal to an earlier one unless something was committed in between."""

    def files(self) -> dict[str, bytes]:
        """Each file whole, journals first: looking may move what they hold."""

    def rows(self) -> dict[str, list[Row]]:
        """Each table's rows as they lie, with the columns the database hides."""


@dataclass(frozen=True)
class Event:
    """One committed turn or one touch; `unit` is who was at the box, 0 for nobody."""

    unit: int
    disk: bytes
    log: str


@dataclass(frozen=True)
class Question:
    """Units `a` and `b` marked only `x` and only `y`: which of them marked which?"""

    a: int
    b: int
    x: int
    y: int


@dataclass(frozen=True)
class Evidence:
    """`order` is the order of casting; `names` by unit; `owners` are units by person."""

    question: Question
    order: Sequence[int]
    names: Mapping[int, str]
    owners: Mapping[int, int]
    events: Sequence[Event]
    files: Mapping[str, bytes]
    rows: Mapping[str, Sequence[Row]]
    keys: Sequence[PrivateKey]
