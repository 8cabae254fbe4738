"""What every message is: a frozen dataclass listing exactly what its template needs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """`AskPoints` in messages/self_score.py is worded by templates/self_score/ask_points.j2."""
