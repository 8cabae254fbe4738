"""Tạm dừng xét: the lead puts a unit, a collective or a person on hold, and lifts it again; the unit is told.

/dexuat -> [Tạm dừng xét] -> unit -> whole unit or a name -> reason (put) -> source and date -> ... -> [Bỏ tạm dừng]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlers.nominating import LEAD
from handlers.nomination_card import seen
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import holds as says
from rules.documents import read_document
from rules.errors import NotYours, StaleButton
from rules.errors_calendar import DayOutOfReach
from rules.errors_evidence import NotADocument
from rules.holds import Hold
from rules.names import check_name
from rules.nominations import SEEN_BY_LEAD, in_state
from rules.people import Role, Unit
from rules.review import check_reason
from rules.vietnamese import sort_key

TOLD = (Role.OFFICER, Role.HEAD)
SLOT = "holds"


@dataclass(frozen=True)
class EnterHeldName(Waiting):
    unit: int


@dataclass(frozen=True)
class EnterHoldReason(Waiting):
    """`nomination` 0: the whole unit, or who is named `name`."""

    unit: int
    nomination: int
    name: str = ""
    takes_any_text = True


@dataclass(frozen=True)
class EnterHoldSource(Waiting):
    hold: int


@dataclass(frozen=True)
class EnterLiftReason(Waiting):
    hold: int
    takes_any_text = True


def show_holds(talk: Talk) -> Turn:
    talk.need_lead()
    lines = [says.HoldLine(hold, talk.units[hold.unit]) for hold in talk.store.holds.of_bloc(talk.bloc.id)]
    return talk.reply(
        says.HoldList(
            talk.bloc.year,
            tuple(line for line in lines if line.hold.stands),
            tuple(line for line in lines if not line.hold.stands),
        ),
        slot=LEAD,
        wait=Nothing(),
    )


def choose_unit(talk: Talk) -> Turn:
    talk.need_lead()
    units = sorted(talk.units.values(), key=lambda unit: sort_key(unit.name))
    return talk.reply(says.ChooseHeldUnit(tuple(units)), slot=LEAD)


def choose_held(talk: Talk, unit: int) -> Turn:
    """Asked: the whole unit, one of what it sent, or a name to type."""
    found = _unit(talk, unit)
    sent = in_state(talk.store.nominations.of_unit(talk.bloc.id, unit), *SEEN_BY_LEAD)
    return talk.reply(says.ChooseHeld(found, sent), slot=LEAD, wait=EnterHeldName(unit))


def receive_name(talk: Talk) -> Turn:
    unit = _unit(talk, talk.awaited(EnterHeldName).unit)
    name = check_name(talk.typed(), "nominee")
    return talk.reply(says.AskHoldReason(unit, name), LEAD, EnterHoldReason(unit.id, 0, name))


def hold_unit(talk: Talk, unit: int) -> Turn:
    found = _unit(talk, unit)
    return talk.reply(says.AskHoldReason(found, ""), LEAD, EnterHoldReason(unit, 0))


def hold_nominee(talk: Talk, number: int) -> Turn:
    talk.need_lead()
    nomination = seen(talk, number)
    unit = _unit(talk, nomination.unit)
    asked = says.AskHoldReason(unit, nomination.name)
    return talk.reply(asked, LEAD, EnterHoldReason(unit.id, nomination.id))


def receive_reason(talk: Talk) -> Turn:
    """Put on hold at once; the paper it rests on is asked next."""
    waiting = talk.awaited(EnterHoldReason)
    unit = _unit(talk, waiting.unit)
    reason = check_reason(talk.typed())
    name = seen(talk, waiting.nomination).name if waiting.nomination else waiting.name
    by, now = talk.person.id, talk.now
    number = talk.store.holds.put(talk.bloc.id, unit.id, name, reason, "", talk.today, by, now)
    talk.decide("hold_put", hold=number, unit=unit.id)
    hold = _hold(talk, number)
    return talk.reply(says.AskHoldSource(hold, unit), LEAD, EnterHoldSource(number)).also(*_told(talk, hold, unit))


def receive_source(talk: Talk) -> Turn:
    """As typed; the day in it is since when."""
    hold = _hold(talk, talk.awaited(EnterHoldSource).hold)
    source = check_reason(talk.typed())
    talk.store.holds.set_source(hold.id, source, _day_in(talk, source) or hold.since)
    hold = _hold(talk, hold.id)
    return show_holds(talk).also(*_told(talk, hold, talk.units[hold.unit]))


def ask_lift(talk: Talk, number: int) -> Turn:
    hold = _hold(talk, number)
    return talk.reply(says.AskLiftReason(hold, talk.units[hold.unit]), LEAD, EnterLiftReason(number))


def receive_lift(talk: Talk) -> Turn:
    number = talk.awaited(EnterLiftReason).hold
    _hold(talk, number)
    if not talk.store.holds.lift(number, check_reason(talk.typed()), talk.person.id, talk.now):
        raise StaleButton
    talk.decide("hold_lifted", hold=number)
    hold = _hold(talk, number)
    return show_holds(talk).also(*_told(talk, hold, talk.units[hold.unit]))


def _told(talk: Talk, hold: Hold, unit: Unit) -> tuple[Say, ...]:
    told = says.HoldTold(unit, hold, talk.bloc.label("lead"))
    return talk.tell_unit(unit.id, TOLD, told, f"{SLOT}{hold.id}")


def _hold(talk: Talk, number: int) -> Hold:
    """Raise NotYours, or StaleButton when there is none."""
    talk.need_lead()
    found = next((one for one in talk.store.holds.of_bloc(talk.bloc.id) if one.id == number), None)
    if found is None:
        raise StaleButton
    return found


def _unit(talk: Talk, number: int) -> Unit:
    talk.need_lead()
    if number not in talk.units:
        raise NotYours
    return talk.units[number]


def _day_in(talk: Talk, source: str) -> date | None:
    try:
        return read_document(source, talk.today)[1]
    except (NotADocument, DayOutOfReach):
        return None


TAPS = {
    "holds": show_holds,
    "holdnew": choose_unit,
    "holdin": choose_held,
    "holdunit": hold_unit,
    "holdone": hold_nominee,
    "holdlift": ask_lift,
}
ANSWERS = {
    EnterHeldName: receive_name,
    EnterHoldReason: receive_reason,
    EnterHoldSource: receive_source,
    EnterLiftReason: receive_lift,
}
