"""The meeting's agenda: a list in the secretary's order, of which one item is under way."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What an item is about; `OTHER` items carry a title that somebody typed."""

    ROLL = "roll"
    REPORT = "report"
    DISCUSSION = "discussion"
    TABLE = "table"
    SHORTLIST = "shortlist"
    COMMITTEE = "committee"
    BALLOT = "ballot"
    RESULTS = "results"
    LEADERS = "leaders"
    COMMENDATIONS = "commendations"
    PLEDGE = "pledge"
    MINUTES = "minutes"
    OTHER = "other"


USUAL = tuple(kind for kind in ItemKind if kind is not ItemKind.OTHER)
"""The items of a year-end meeting, in the order they usually come."""


class Shown(StrEnum):
    """What the big screen was asked to show in place of the agenda."""

    NOTHING = ""
    TABLE = "table"
    MOTION = "motion"


@dataclass(frozen=True)
class Item:
    """`title` is empty for an item of the usual kinds, which messages/ words."""

    id: int
    kind: ItemKind
    title: str = ""


@dataclass(frozen=True)
class Stand:
    """Where a meeting is: `item` under way (0: none yet), what the screen shows of which `number`, and the
    newest ballot whose result has had its time on the screen (0: none)."""

    item: int = 0
    shown: Shown = Shown.NOTHING
    number: int = 0
    past: int = 0


def item_of(items: Sequence[Item], number: int) -> Item | None:
    return next((item for item in items if item.id == number), None)


def following(items: Sequence[Item], current: int) -> Item | None:
    """The item after the one under way: the first when there is none, None after the last."""
    places = {item.id: place for place, item in enumerate(items)}
    place = places.get(current, -1) + 1
    return items[place] if place < len(items) else None


def moved(ids: Sequence[int], number: int, by: int) -> tuple[int, ...]:
    """The order with one of them `by` places later, or earlier when negative; it stops at either end.

    Raise ValueError for a number that is not there.
    """
    others = [one for one in ids if one != number]
    place = max(0, min(len(others), list(ids).index(number) + by))
    return (*others[:place], number, *others[place:])
