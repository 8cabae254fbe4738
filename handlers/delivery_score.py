"""What a report's day of receipt does to the unit's sheet, and what the unit reads of it."""

from __future__ import annotations

from datetime import date

from handlers.answering import record_answer
from handlers.due_dates import due_for
from handlers.talk import Talk, Turn
from messages import deliveries as says
from rules.calendar_items import CalendarItem
from rules.deliveries import RECORDABLE, Delivery, answer_of, dated_leaves, days_late
from rules.errors import NotNow
from rules.people import Role


def fill(talk: Talk, item: CalendarItem, delivery: Delivery) -> tuple[says.DatedPoints, ...]:
    """Answer every leaf that the report dates; raise NotNow once the table is locked."""
    leaves = dated_leaves(talk.bloc.tree, item.id)
    if not leaves:
        return ()
    sheet = talk.store.sheets.of_unit(talk.bloc.id, delivery.unit)
    if sheet.state not in RECORDABLE:
        raise NotNow("record_report", sheet.state.value)
    held = talk.store.sheets.answers(sheet.id)
    due = due_for(talk, item, delivery.unit)
    filled = {
        leaf: record_answer(talk, sheet, leaf, answer_of(leaf, due, delivery.received), before=held)
        for leaf in leaves
    }
    return tuple(says.DatedPoints(leaf, answer.points) for leaf, answer in filled.items())


def told(
    talk: Talk,
    item: CalendarItem,
    delivery: Delivery,
    earlier: date | None,
    points: tuple[says.DatedPoints, ...],
) -> Turn:
    unit, lead = talk.units[delivery.unit], talk.bloc.label("lead")
    late = days_late(due_for(talk, item, unit.id), delivery.received)
    message = says.YourReport(item, unit, delivery, late, earlier, points, lead)
    heard = talk.tell_unit(unit.id, (Role.OFFICER, Role.HEAD), message)
    return Turn(say=tuple(say for say in heard if say.room != talk.room))
