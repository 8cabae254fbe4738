"""Who cannot be reached any more: on the board while it lasts, and told to the lead once when it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from handlers.reminder_desk import ReminderDesk
from messages.morning_board import LostContact
from storage.reach import Unreachable

LOST = ("blocked", "deactivated", "gone")


def lost_contacts(desk: ReminderDesk) -> tuple[LostContact, ...]:
    """Each with why: the bloc's group, those who could be reached before, then who has never come."""
    people, bloc, today = desk.talk.store.people, desk.talk.bloc.id, desk.talk.today
    groups = (LostContact("", "", one.channel, one.state) for one in people.lost_group(bloc))
    lost = (
        LostContact(one.name, _name(desk, one.unit), one.channel, one.state) for one in people.unreachable(bloc, today)
    )
    never = desk.talk.store.seats.never_joined(bloc, today)
    new = (LostContact(one.name, _name(desk, unit), "", "never_joined") for one, unit in never.items())
    return (*groups, *lost, *new)


def note_lost(desk: ReminderDesk) -> bool:
    """Whether any was lost that the lead has not been told of; written down as told."""
    fresh = list(_untold(desk))
    for key in fresh:
        desk.talk.store.announced.put(desk.talk.bloc.id, key, desk.talk.now)
    return bool(fresh)


def next_note(desk: ReminderDesk) -> tuple[datetime, ...]:
    """The next working half-day, where somebody lost waits to be told of."""
    at = desk.next_window
    return (at,) if at and any(_untold(desk)) else ()


def _untold(desk: ReminderDesk) -> Iterator[str]:
    people, bloc = desk.talk.store.people, desk.talk.bloc.id
    found = [*people.lost_group(bloc), *people.unreachable(bloc, desk.talk.today)]
    keys = {_key(one) for one in found if one.state in LOST}
    yield from sorted(keys - desk.talk.store.announced.items(bloc)) if keys else ()


def _key(one: Unreachable) -> str:
    """Who comes back and is lost again is told of again."""
    return f"lost {one.channel} {one.person} {one.since.isoformat() if one.since else ''}".strip()


def _name(desk: ReminderDesk, unit: int) -> str:
    return desk.lines.unit(unit).name
