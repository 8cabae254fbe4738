"""What every message is: a frozen dataclass listing exactly what its template needs."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Message:
    """`AskPoints` in messages/self_score.py is worded by templates/self_score/ask_points.j2."""

    names_units: ClassVar[bool] = False
    """Whether it says itself which unit each part of it is about, so that it needs no heading."""
