"""What a due day that changes does to points already filled from a report's receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.delivery_score import fill
from handlers.due_dates import due_for
from handlers.talk import Talk
from messages.deliveries import DatedPoints
from rules.calendar_items import CalendarItem
from rules.deliveries import RECORDABLE, dated_leaves, days_late
from rules.people import Unit


@dataclass(frozen=True)
class Redated:
    """`points` that now stand, by unit; `stuck` are units whose table is locked and keeps what it says."""

    points: Mapping[int, tuple[DatedPoints, ...]]
    stuck: tuple[Unit, ...]


def redate(talk: Talk, item: CalendarItem, before: Mapping[int, datetime]) -> Redated:
    """`item` as it is now; `before` are the units' own due moments until now."""
    if not dated_leaves(talk.bloc.tree, item.id):
        return Redated({}, ())
    points, stuck = {}, []
    for number, delivery in talk.store.deliveries.of_item(talk.bloc.id, item.id).items():
        if number not in before or number not in talk.units:
            continue
        due = due_for(talk, item, number)
        if days_late(before[number], delivery.received) == days_late(due, delivery.received):
            continue
        if talk.store.sheets.of_unit(talk.bloc.id, number).state in RECORDABLE:
            points[number] = fill(talk, item, delivery)
        else:
            stuck.append(talk.units[number])
    return Redated(points, tuple(stuck))
