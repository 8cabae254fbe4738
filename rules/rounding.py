"""Exact fractions rounded half up, as score tables and papers do."""

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction, places: int = 2) -> Decimal:
    """A half goes away from zero: 6.665 -> 6.67, -6.665 -> -6.67."""
    units = (abs(value) * 2 * 10**places + 1) // 2
    rounded = Decimal(units).scaleb(-places)
    return -rounded if value < 0 and units else rounded
