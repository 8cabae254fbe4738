"""Exact fractions rounded: points half up as papers do, whole numbers as a bloc says."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor


class Rounding(StrEnum):
    FLOOR = "floor"
    HALF_UP = "half_up"
    CEIL = "ceil"


def half_up(value: Fraction, places: int = 2) -> Decimal:
    """A half goes away from zero: 6.665 -> 6.67, -6.665 -> -6.67."""
    units = (abs(value) * 2 * 10**places + 1) // 2
    rounded = Decimal(units).scaleb(-places)
    return -rounded if value < 0 and units else rounded


def whole(value: Fraction, rounding: Rounding) -> int:
    """`value` is not negative."""
    if rounding is Rounding.HALF_UP:
        return floor(value + Fraction(1, 2))
    return floor(value) if rounding is Rounding.FLOOR else ceil(value)
