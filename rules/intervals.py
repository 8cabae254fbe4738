"""Intervals of decimals as a bloc's file writes them: "= 100", "> 95", ">= 75 and <= 95"."""

import re
from dataclasses import dataclass
from decimal import Decimal

BOUND = re.compile(r"(>=|<=|>|<|=)\s*(-?[0-9]+(?:[.,][0-9]+)?)")


@dataclass(frozen=True)
class Interval:
    """`None` is unbounded on that side; a closed side contains its bound."""

    low: Decimal | None
    low_closed: bool
    high: Decimal | None
    high_closed: bool

    def contains(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below

    @property
    def empty(self) -> bool:
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))


def parse_interval(text: str) -> Interval:
    """Raise ValueError(text) unless it is one bound, or a lower and an upper bound joined by "and"."""
    bounds = [BOUND.fullmatch(part.strip()) for part in text.split(" and ")]
    found = {match[1]: Decimal(match[2].replace(",", ".")) for match in bounds if match}
    if len(found) != len(bounds) or (len(found) > 1 and "=" in found):
        raise ValueError(text)
    low = found.get(">=", found.get(">", found.get("=")))
    high = found.get("<=", found.get("<", found.get("=")))
    if len(found) > (low is not None) + (high is not None):
        raise ValueError(text)
    interval = Interval(low, not {">=", "="}.isdisjoint(found), high, not {"<=", "="}.isdisjoint(found))
    if interval.empty:
        raise ValueError(text)
    return interval


def adjoin(left: Interval, right: Interval, whole: bool) -> bool:
    """Whether `right` starts exactly where `left` ends; `whole` also lets 2 be followed by 3."""
    if left.high is None or right.low is None:
        return False
    if left.high == right.low:
        return left.high_closed != right.low_closed
    return whole and left.high_closed and right.low_closed and right.low - left.high == 1
