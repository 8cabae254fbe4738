"""The clock's step: who still owes what, told in one digest a person and half-day, written down as it is said.

looks due -> the blocs that share people with this one, together -> plan, debts, log -> digests + log + next look
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from handlers import calendar
from handlers.group_counts import tell_group
from handlers.morning_board import morning
from handlers.reminder_desk import ReminderDesk
from handlers.reminder_lines import by_person, digest
from handlers.talk import Say, Talk, Turn
from rules.digests import Line, Sent

SLOT = "reminders"


def look(talk: Talk, due: Collection[int] = ()) -> Turn:
    """What is due in the bloc now, and in those of `due` that share people with it: once, in one transaction."""
    if not talk.store.looks.is_due(talk.bloc.id, talk.now):
        return Turn()
    desks = [ReminderDesk(one) for one in _together(talk, due)]
    turn = Turn()
    speaking = [desk for desk in desks if desk.may_speak]
    for desk in speaking:
        turn = turn.plus(calendar.announce(desk.talk))
    turn = turn.plus(send(speaking).turn)
    for desk in speaking:
        turn = turn.plus(tell_group(desk)).plus(morning(desk))
    for desk in desks:
        turn = turn.plus(desk.unplanned())
        talk.store.looks.put(desk.talk.bloc.id, desk.next_look(), talk.now)
    return turn


@dataclass(frozen=True)
class Sending:
    turn: Turn = field(default_factory=Turn)
    lines: tuple[Line, ...] = ()


def send(desks: list[ReminderDesk]) -> Sending:
    """Every digest that is due at these desks, each line written down as sent."""
    if not desks:
        return Sending()
    at = {desk.talk.bloc.id: desk for desk in desks}
    found = by_person(one for desk in desks for one in desk.digests())
    says = [_say(person, found[person], at) for person in sorted(found)]
    now = desks[0].talk.now
    lines = tuple(line for person in found for line in found[person])
    desks[0].talk.store.reminders.put(Sent(line.debt, line.reminder, now) for line in lines)
    return Sending(Turn().also(*says), lines)


def _say(person: int, lines: list[Line], at: dict[int, ReminderDesk]) -> Say:
    worded = [at[line.debt.bloc].lines.of(line) for line in lines]
    first = at[lines[0].debt.bloc]
    message = digest(worded, first.put_off_until, several_units=person in first.shared)
    return Say(f"p{person}", message, SLOT, lines[0].debt.unit)


def _together(talk: Talk, due: Collection[int]) -> Iterator[Talk]:
    """The bloc, and all of `due` that people link it to, through others too."""
    left, waiting = set(due) - {talk.bloc.id}, [talk]
    while waiting:
        here = waiting.pop()
        yield here
        linked = {bloc for blocs in here.store.seats.shared(here.bloc.id, here.today).values() for bloc in blocs}
        for bloc in sorted(linked & left):
            left.discard(bloc)
            there = in_bloc(talk, bloc) if talk.store.looks.is_due(bloc, talk.now) else None
            waiting += [there] if there else []


def in_bloc(talk: Talk, bloc: int, unit: int = 0) -> Talk | None:
    """The same speaker in another bloc, in its leading unit where none is named; None for a bloc without one."""
    found = talk.store.blocs.get(bloc)
    leads = talk.store.people.leadership(bloc, found.year) if found else None
    here = talk.store.people.unit(unit or leads.lead) if leads else None
    return replace(talk, bloc=found, unit=here) if found and here else None
