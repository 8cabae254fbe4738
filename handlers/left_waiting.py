"""What of a unit that leaves its bloc waits for the lead: asked before it is closed."""

from __future__ import annotations

from handlers.talk import Talk
from messages.reorganised import Moved, WaitingOf
from rules.hand_ins import is_declared


def waiting_of(talk: Talk, moved: Moved) -> WaitingOf | None:
    """None where nothing waits."""
    unit = moved.unit
    requests, papers = waits(talk, unit.id)
    if not requests and not papers:
        return None
    return WaitingOf(unit, moved.change.day, talk.units.is_away(unit.id), requests, papers)


def waits(talk: Talk, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Titles of what a unit has asked more time for, and of papers that it says are on their way."""
    titles = {item.id: item.title for item in talk.bloc.calendar}
    asked = (one.item for one in talk.store.extensions.open(talk.bloc.id) if one.unit == number)
    handed = talk.store.hand_ins.of_bloc(talk.bloc.id)
    declared = (item for (item, unit), own in handed.items() if unit == number and is_declared(own))
    requests, papers = (tuple(titles[item] for item in found if item in titles) for found in (asked, declared))
    return requests, papers
