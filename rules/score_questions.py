"""A score questioned in the meeting: what was asked of it, and what the meeting decided."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Verdict(StrEnum):
    """`ASKED` while, or unless, the meeting decides; `KEPT`: noted, the score stays."""

    ASKED = "asked"
    KEPT = "kept"
    CHANGED = "changed"


@dataclass(frozen=True)
class ScoreQuestion:
    """`old` points of a unit's leaf and the `new` ones proposed, None when it was only noted.

    `motion` is the open vote on it, 0 for none.
    """

    id: int
    meeting: int
    unit: int
    leaf: str
    old: Decimal
    new: Decimal | None
    reason: str
    verdict: Verdict
    by: int
    at: datetime
    motion: int = 0
