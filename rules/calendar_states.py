"""How one unit stands with an item of the calendar, for who looks at the year."""

from datetime import datetime
from enum import StrEnum

from rules.calendar_items import CalendarItem
from rules.debts import Missing


class Standing(StrEnum):
    """The first six are of units that are asked for the item; the others of everybody."""

    DONE = "done"
    DECLARED = "declared"
    LATE = "late"
    WAITS = "waits"
    OPEN = "open"
    LATER = "later"
    PAST = "past"
    TO_COME = "to_come"


OWED = frozenset({Standing.DECLARED, Standing.LATE, Standing.OPEN})
"""What the page lists first: what can be done now, or is on its way."""


def standing_of(item: CalendarItem, now: datetime, *, asked: bool, lacks: Missing | None) -> Standing:
    """`item` with the unit's own due moment; `asked`: whether the unit is to do it, `lacks` what is missing then."""
    if not asked or item.is_event or item.optional:
        return Standing.PAST if item.due <= now else Standing.TO_COME
    if lacks is None:
        return Standing.DONE
    if lacks.is_paused:
        return Standing.DECLARED
    if item.due <= now:
        return Standing.LATE
    if lacks.waits:
        return Standing.WAITS
    return Standing.LATER if item.opens is not None and item.opens > now else Standing.OPEN
