"""The attacker of the swap game: puts everything that has an order beside everything else that has one.

A view is one such pair, say "order of casting / offset in the write-ahead log". If A comes before B in the one
and the paper for X before the paper for Y in the other, it says that A marked X. The attacker plays many games,
hears each time how it was, and trusts the view that has been right, or wrong, most reliably so far.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from tests.secrecy.evidence import Evidence
from tests.secrecy.mentions import mentions
from tests.secrecy.orders import paper_orders, unit_orders

Views = Mapping[str, bool]


def views(evidence: Evidence) -> dict[str, bool]:
    """By its name what each view says to "A marked X"; the likeliest joins first."""
    papers = paper_orders(evidence)
    joins = {
        f"{of_unit} / {of_paper}": unit == paper
        for of_unit, unit in unit_orders(evidence).items()
        for of_paper, paper in papers.items()
        if unit and paper
    }
    return joins | {name: says > 0 for name, says in mentions(evidence).items() if says}


class Attacker:
    """Learns from game to game; `guess` knows only the games before."""

    def __init__(self) -> None:
        self._right: dict[str, int] = {}
        self._heard: dict[str, int] = {}

    def guess(self, says: Views) -> bool:
        """Whether A marked X; without any view, no."""
        best = max(says, key=lambda name: abs(self._lean(name)), default=None)
        return best is not None and says[best] == (self._lean(best) >= 0)

    def learn(self, says: Views, truth: bool) -> None:
        for name, said in says.items():
            self._heard[name] = self._heard.get(name, 0) + 1
            self._right[name] = self._right.get(name, 0) + (said == truth)

    def _lean(self, name: str) -> float:
        """By how many standard deviations it was right more often than a coin, or wrong."""
        right, heard = self._right.get(name, 0), self._heard.get(name, 0)
        return (2 * right - heard) / sqrt(heard or 1)
