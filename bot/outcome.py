"""What an effect led to."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """`name` finds the step that hears of it, `body` is added to the effect's own."""

    name: str
    body: dict[str, Any] = field(default_factory=dict)


NOTHING = Outcome("nothing")
"""It was done before, or is no longer wanted: no step hears of it."""
