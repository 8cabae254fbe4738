"""Words and figures that stand nowhere but in one unit's own data; whoever reads one has read that data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from rules.vietnamese import points

WORD = re.compile(r"[^\W_]+(?:,\d+)?")


@dataclass(frozen=True)
class Canary:
    """`of` is the criterion or group it tells of, "" for what only the unit and the lead may read."""

    word: str
    what: str
    of: str = ""


@dataclass
class Canaries:
    known: dict[str, Canary] = field(default_factory=dict)

    def text(self, what: str, of: str = "") -> str:
        """Words for a free text; the canary comes first, so that it is seen in whatever is cut short."""
        word = f"qz{len(self.known):03}k"
        self.known[word] = Canary(word, what, of)
        return f"{word} {what}"

    def digest(self, what: str, of: str = "") -> str:
        """As of a file's content."""
        return self._known(f"{len(self.known):04}fade" * 8, what, of)

    def figure(self, what: str, of: str) -> Decimal:
        """Points that no step of any criterion gives."""
        value = Decimal("0.7") + Decimal(len(self.known) * 11 + 1) / 100_000
        self.total(value, what, of)
        return value

    def total(self, value: Decimal, what: str, of: str = "") -> None:
        """What follows from the figures, as people read it."""
        self._known(points(value), what, of)

    def raw(self, what: str, of: str) -> str:
        """A whole number that was typed."""
        return self._known(str(8_101_013 + 97 * len(self.known)), what, of)

    def seen_in(self, text: str, allowed: Callable[[Canary], bool]) -> list[Canary]:
        """Those that a reader should not have met; a point and a comma are the same to it."""
        words = dict.fromkeys(WORD.findall(text.lower().replace(".", ",").replace("\\n", " ")))
        met = [self.known[word] for word in words if word in self.known]
        return [canary for canary in met if not allowed(canary)]

    def _known(self, word: str, what: str, of: str) -> str:
        self.known[word] = Canary(word, what, of)
        return word
