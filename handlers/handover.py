"""Đổi người phụ trách: who serves a unit from a day on; drafts and debts stay the unit's.

/bangiao -> (lead: unit) -> (several officers: which one) -> new officer's name -> first day -> confirm
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import handover as says
from rules.days import check_reach, read_day
from rules.errors import NotYours
from rules.handover import roles_to_pass
from rules.names import check_name
from rules.people import Person, Role, Unit
from rules.vietnamese import sort_key

SLOT = "handover"
BACK, AHEAD = timedelta(days=90), timedelta(days=366)


@dataclass(frozen=True)
class EnterNewOfficer(Waiting):
    """`former` is 0 where nobody served the unit."""

    unit: int
    former: int


@dataclass(frozen=True)
class EnterFirstDay(Waiting):
    unit: int
    former: int
    name: str


@dataclass(frozen=True)
class ConfirmNewOfficer(Waiting):
    """`day` is an ISO date."""

    unit: int
    former: int
    name: str
    day: str


def open_handover(talk: Talk) -> Turn:
    if not talk.runs_bloc:
        return choose_unit(talk, talk.unit.id)
    units = sorted(talk.units.values(), key=lambda unit: sort_key(unit.name))
    return talk.reply(says.ChooseUnit(tuple(units)), slot=SLOT, wait=Nothing())


def choose_unit(talk: Talk, number: int) -> Turn:
    unit = allowed_unit(talk, number)
    officers = officers_from(talk, unit, talk.today)
    if len(officers) > 1:
        return talk.reply(says.ChooseFormer(unit, officers), slot=SLOT, wait=Nothing())
    return _ask_name(talk, unit, officers[0] if officers else None)


def choose_former(talk: Talk, number: int, former: int) -> Turn:
    unit = allowed_unit(talk, number)
    return _ask_name(talk, unit, former_officer(talk, unit, former))


def receive_name(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterNewOfficer)
    unit = allowed_unit(talk, waiting.unit)
    name = check_name(talk.typed(), "officer")
    wait = EnterFirstDay(unit.id, waiting.former, name)
    return talk.reply(says.AskFirstDay(unit, name, talk.today), slot=SLOT, wait=wait)


def receive_day(talk: Talk) -> Turn:
    """A day typed now, or typed again before it is confirmed."""
    waiting = talk.waiting
    if not isinstance(waiting, EnterFirstDay | ConfirmNewOfficer):
        raise NotYours
    unit = allowed_unit(talk, waiting.unit)
    return _ask_to_confirm(talk, unit, waiting.former, waiting.name, read_day(talk.typed(), talk.today))


def choose_today(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterFirstDay)
    return _ask_to_confirm(talk, allowed_unit(talk, waiting.unit), waiting.former, waiting.name, talk.today)


def allowed_unit(talk: Talk, number: int) -> Unit:
    """The head's own unit, or any unit for the people who run the bloc; raise NotYours."""
    unit = talk.units.get(number)
    if unit is None or not (talk.runs_bloc or (unit.id == talk.unit.id and Role.HEAD in talk.roles)):
        raise NotYours
    return unit


def officers_from(talk: Talk, unit: Unit, day: date) -> tuple[Person, ...]:
    """Who will go on serving the unit; when nobody will, who serves it on that day."""
    staying = talk.store.people.holders(unit.id, (Role.OFFICER,), date.max)
    return staying or talk.store.people.holders(unit.id, (Role.OFFICER,), day)


def former_officer(talk: Talk, unit: Unit, number: int) -> Person | None:
    """None for 0; raise NotYours for somebody who does not serve the unit (any more)."""
    if not number:
        return None
    found = next((person for person in officers_from(talk, unit, talk.today) if person.id == number), None)
    if found is None:
        raise NotYours
    return found


def roles_passing(talk: Talk, unit: Unit, former: Person | None, day: date) -> tuple[Role, ...]:
    if former is None:
        return (Role.OFFICER,)
    return roles_to_pass(talk.store.people.duties(former.id), unit.id, day)


def _ask_name(talk: Talk, unit: Unit, former: Person | None) -> Turn:
    wait = EnterNewOfficer(unit.id, former.id if former else 0)
    return talk.reply(says.AskNewOfficer(unit, former), slot=SLOT, wait=wait)


def _ask_to_confirm(talk: Talk, unit: Unit, number: int, name: str, day: date) -> Turn:
    check_reach(day, talk.today, BACK, AHEAD)
    former = former_officer(talk, unit, number)
    roles = roles_passing(talk, unit, former, day)
    card = says.ConfirmHandover(unit, former, name, day, day - timedelta(days=1), roles)
    return talk.reply(card, slot=SLOT, wait=ConfirmNewOfficer(unit.id, number, name, day.isoformat()))


COMMANDS = {"bangiao": open_handover}
TAPS = {"handunit": choose_unit, "handfrom": choose_former, "handtoday": choose_today}
ANSWERS = {EnterNewOfficer: receive_name, EnterFirstDay: receive_day, ConfirmNewOfficer: receive_day}
