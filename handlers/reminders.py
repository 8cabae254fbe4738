"""The clock's step: who still owes what, told in one digest a person and half-day, written down as it is said.

looks due -> the blocs that share people with this one, together -> plan, debts, log -> digests + log + next look
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from handlers.group_counts import tell_group
from handlers.lost_contacts import next_note
from handlers.morning_board import morning
from handlers.openings import hearers, next_telling, tell_opened
from handlers.reminder_desk import ReminderDesk
from handlers.reminder_lines import by_person, digest
from handlers.talk import Say, Talk, Turn
from messages.reminders import OpenedLine
from rules.calendar_items import CalendarItem
from rules.digests import Debt, Line, Sent
from rules.reminders import Reminder, Step, StepKind

SLOT, OPENINGS = "reminders", "openings"


def look(talk: Talk, due: Collection[int] = ()) -> Turn:
    """What is due in the bloc now, and in those of `due` that share people with it: once, in one transaction."""
    if not talk.store.looks.is_due(talk.bloc.id, talk.now):
        return Turn()
    desks = [ReminderDesk(one) for one in _together(talk, due)]
    turn = Turn()
    speaking = [desk for desk in desks if desk.may_speak]
    opened = {desk.talk.bloc.id: tell_opened(desk) for desk in speaking}
    turn = turn.plus(send(speaking, opened).turn)
    for desk in speaking:
        turn = turn.plus(tell_group(desk, opened[desk.talk.bloc.id])).plus(morning(desk))
    for desk in desks:
        turn = turn.plus(desk.unplanned())
        next_at = min((desk.next_look(), *next_telling(desk), *next_note(desk)))
        talk.store.looks.put(desk.talk.bloc.id, next_at, talk.now)
    return turn


@dataclass(frozen=True)
class Sending:
    turn: Turn = field(default_factory=Turn)
    lines: tuple[Line, ...] = ()


def send(
    desks: list[ReminderDesk], opened: Mapping[int, tuple[CalendarItem, ...]] = MappingProxyType({})
) -> Sending:
    """Every digest that is due at these desks, each line written down as sent; `opened` are items by bloc."""
    if not desks:
        return Sending()
    at = {desk.talk.bloc.id: desk for desk in desks}
    found = by_person(one for desk in desks for one in desk.digests())
    lines = tuple(line for person in found for line in found[person])
    news = _news(desks, opened, {line.debt for line in lines})
    says = [_say(person, found.get(person, []), news.get(person, []), at) for person in sorted({*found, *news})]
    now = desks[0].talk.now
    desks[0].talk.store.reminders.put(Sent(line.debt, line.reminder, now) for line in (*lines, *_told(news, now)))
    return Sending(Turn().also(*says), lines)


def _news(
    desks: list[ReminderDesk], opened: Mapping[int, tuple[CalendarItem, ...]], reminded: Collection[Debt]
) -> dict[int, list[OpenedLine]]:
    """What has opened, by who hears of it; not what they are reminded of in the same message."""
    found: dict[int, list[OpenedLine]] = {}
    for desk in desks:
        for person, lines in hearers(desk, opened.get(desk.talk.bloc.id, ())).items():
            fresh = [one for one in lines if _debt(person, one) not in reminded]
            if fresh:
                found.setdefault(person, []).extend(fresh)
    return found


def _debt(person: int, one: OpenedLine) -> Debt:
    return Debt(person, one.unit.bloc, one.unit.id, one.item.id)


def _told(news: Mapping[int, list[OpenedLine]], now: datetime) -> Iterator[Line]:
    """What is written down of it: who hears what opens has had the half-day's digest."""
    for person, opened in news.items():
        for one in opened:
            debt = _debt(person, one)
            yield Line(debt, Reminder(debt.bloc, debt.item, Step(StepKind.OPENED), now, one.item.due))


def _say(person: int, lines: list[Line], news: list[OpenedLine], at: dict[int, ReminderDesk]) -> Say:
    worded = [at[line.debt.bloc].lines.of(line) for line in lines]
    unit = lines[0].debt.unit if lines else news[0].unit.id
    first = at[lines[0].debt.bloc if lines else news[0].unit.bloc]
    message = digest(worded, news, first.put_off_until, several_units=person in first.shared)
    return Say(f"p{person}", message, SLOT if lines else OPENINGS, unit)


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
