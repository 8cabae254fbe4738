"""The confirmed handover: duties end and begin, and everybody concerned is told."""

from __future__ import annotations

from datetime import date, timedelta

from handlers.handover import SLOT, ConfirmNewOfficer, allowed_unit, former_officer, roles_passing
from handlers.talk import Nothing, Say, Talk, Turn, room_of
from messages import handover as says
from rules.errors import StaleButton
from rules.handover import is_predecessor
from rules.people import Duty, Person, Role, Unit


def confirm(talk: Talk) -> Turn:
    """What the last card showed, once; a button that lived on after it is stale."""
    waiting = talk.waiting
    if not isinstance(waiting, ConfirmNewOfficer):
        raise StaleButton
    unit = allowed_unit(talk, waiting.unit)
    former = former_officer(talk, unit, waiting.former)
    day = date.fromisoformat(waiting.day)
    new = _appoint(talk, unit, former, waiting.name, day)
    talk.decide(
        "officer_changed", unit=unit.id, former=former.id if former else 0, new=new.id, since=day.isoformat()
    )
    return talk.reply(_told(unit, former, new, day, for_lead=talk.runs_bloc), slot=SLOT, wait=Nothing()).also(
        *_others(talk, unit, former, new, day)
    )


def _appoint(talk: Talk, unit: Unit, former: Person | None, name: str, day: date) -> Person:
    roles = roles_passing(talk, unit, former, day)
    key = _free_key(talk, unit)
    new = Person(talk.store.people.put_person(key, name), name, key)
    for leaving in _leaving(talk, unit, former, day):
        for role in roles:
            talk.store.people.end_duties(leaving.id, unit.id, role, day - timedelta(days=1))
    for role in roles:
        talk.store.people.put_duty(Duty(new.id, unit.id, talk.bloc.id, role, day))
    return new


def _leaving(talk: Talk, unit: Unit, former: Person | None, day: date) -> list[Person]:
    """The former officer, and whoever that one was to follow later than `day`: an appointment set right."""
    if former is None:
        return []
    own = talk.store.people.duties(former.id)
    serving = talk.store.people.holders(unit.id, (Role.OFFICER,), day)
    return [former] + [
        one
        for one in serving
        if one.id != former.id and is_predecessor(talk.store.people.duties(one.id), own, unit.id)
    ]


def _others(talk: Talk, unit: Unit, former: Person | None, new: Person, day: date) -> list[Say]:
    """The former officer, the new one, the head and the lead, each once and not the one who confirmed."""
    begins = says.DutyBegins(unit, talk.bloc.name, talk.bloc.year, day)
    told = [Say(room_of(new), begins, unit=unit.id)]
    if former is not None:
        ends = says.DutyEnds(unit, new.name, day - timedelta(days=1))
        told.append(Say(room_of(former), ends, unit=unit.id))
    told += talk.tell_lead(_told(unit, former, new, day, for_lead=True))
    told += talk.tell_unit(unit.id, (Role.HEAD,), _told(unit, former, new, day, for_lead=False))
    rooms = {say.room: say for say in reversed(told)}
    rooms.pop(talk.room, None)
    return list(reversed(rooms.values()))


def _told(unit: Unit, former: Person | None, new: Person, day: date, *, for_lead: bool) -> says.HandedOver:
    return says.HandedOver(unit, former, new.name, day, day - timedelta(days=1), for_lead)


def _free_key(talk: Talk, unit: Unit) -> str:
    number = 2
    while talk.store.people.by_key(f"{unit.key}/officer-{number}") is not None:
        number += 1
    return f"{unit.key}/officer-{number}"


TAPS = {"handover": confirm}
