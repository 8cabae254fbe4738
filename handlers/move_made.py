"""What a moved item leads to: the plan changed, the log, everybody concerned told once, points dated anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.calendar_plan import put_moved
from handlers.due_dates import due_for
from handlers.extension_card import askers
from handlers.extension_closing import close
from handlers.ledger import ledger
from handlers.meeting_hour import invitation_follows
from handlers.redating import Redated, redate
from handlers.talk import Say, Talk
from messages import calendar_moves as says
from rules.calendar_items import CalendarItem
from rules.calendar_moves import Edge, moment_of
from rules.extensions import Answer, Extension, due_before, due_of
from rules.people import Role, Unit

TOLD = (Role.OFFICER, Role.HEAD)


@dataclass(frozen=True)
class Done:
    shown: says.Moved
    told: tuple[Say, ...]


def concerned(talk: Talk, item: CalendarItem) -> tuple[Unit, ...]:
    """Who still owes the item, able to do it yet or not; what is held on a day concerns every unit."""
    if item.is_event:
        return tuple(talk.units.values())
    owed = ledger(talk).owed(item)
    return tuple(
        unit for number in owed if (unit := talk.units.get(number) or talk.store.people.unit(number))
    )


def carry_out(talk: Talk, old: CalendarItem, new: CalendarItem, edge: Edge, reason: str) -> Done:
    """Reminders of the old moment vanish with it, because they are known by what they remind of."""
    units = concerned(talk, old)
    move = says.Move(old, edge, moment_of(old, edge), moment_of(new, edge) or new.due)
    before = _dues(talk, old)
    put_moved(talk, new, move, reason)
    overtaken = _overtaken(talk, new)
    cards = [say for one in overtaken.values() for say in close(talk, one, Answer.OVERTAKEN)]
    followed = invitation_follows(talk, new, reason) if edge is Edge.DUE else None
    dated = redate(talk, new, before)
    early = due_before(talk.bloc.calendar, new.id, new.due) if edge is Edge.DUE else ()
    rescored = tuple(talk.units[number] for number in dated.points)
    invitation = says.Invitation(followed.meeting, bool(followed.told)) if followed else None
    shown = says.Moved(move, len(units), early, rescored, dated.stuck, invitation)
    invited = followed.told if followed else ()
    told = _told(talk, move, new, reason, units, dated, overtaken)
    again = {say.room for say in invited}
    return Done(shown, (*invited, *cards, *(say for say in told if say.room not in again)))


def _overtaken(talk: Talk, new: CalendarItem) -> dict[int, Extension]:
    """Whoever asked for no more time than everybody now has needs no answer; by unit."""
    asked = talk.store.extensions.of_item(talk.bloc.id, new.id)
    return {one.unit: one for one in asked if one.is_open and one.wanted <= new.due}


def _dues(talk: Talk, item: CalendarItem) -> dict[int, datetime]:
    granted = talk.store.extensions.granted(talk.bloc.id)
    return {number: due_of(item, number, granted) for number in talk.units}


def _told(
    talk: Talk,
    move: says.Move,
    new: CalendarItem,
    reason: str,
    units: tuple[Unit, ...],
    dated: Redated,
    overtaken: Mapping[int, Extension],
) -> tuple[Say, ...]:
    """The group once; each unit that owes the item or whose points follow, once."""
    by = talk.bloc.label("lead")
    rescored = tuple(talk.units[number] for number in dated.points if talk.units[number] not in units)
    told = [talk.tell_group(says.GroupDeadlineMoved(move, reason, by))]
    for unit in (*units, *rescored):
        own = due_for(talk, new, unit.id)
        points = dated.points.get(unit.id, ())
        roles = TOLD if move.item.is_event else askers(talk, new)
        asked = overtaken[unit.id].wanted if unit.id in overtaken else None
        moved = says.DeadlineMoved(unit, move, reason, own, by, points, asked)
        told += talk.tell_unit(unit.id, roles, moved)
    return tuple(say for say in told if say.room != talk.room)
