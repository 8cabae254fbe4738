"""A unit's own due moments: the calendar's, or later ones that it was granted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.talk import Talk
from rules.calendar_items import CalendarItem
from rules.extensions import due_of


def due_for(talk: Talk, item: CalendarItem, unit: int) -> datetime:
    return due_of(item, unit, talk.store.extensions.granted(talk.bloc.id))


def own_calendar(talk: Talk) -> tuple[CalendarItem, ...]:
    """The bloc's calendar as it holds for the speaker's unit."""
    granted = talk.store.extensions.granted(talk.bloc.id)
    return tuple(replace(item, due=due_of(item, talk.unit.id, granted)) for item in talk.bloc.calendar)


def task_due(talk: Talk, task: str) -> datetime | None:
    """When the speaker's unit is to have done a task; None where the calendar does not name it."""
    item = talk.bloc.item(task)
    return due_for(talk, item, talk.unit.id) if item else None
