"""The pledge: read what the year agrees on, and confirm it for the unit.

/giaouoc -> card -> [Xác nhận giao ước] -> counted; the lead launches next year's once its leaders are known.
Officer and head may both confirm, the first tap counts and is named; the signed paper is another thing.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.talk import Say, Talk, Turn, room_of
from messages import pledge as says
from rules.errors import NextLeadersUnknown, StaleButton
from rules.people import Leadership, Role, Unit
from rules.profile import Denominator, needed_present
from rules.vietnamese import sort_key

SLOT, PROGRESS = "pledge", "pledges"
CONFIRM = (Role.OFFICER, Role.HEAD)


def open_pledge(talk: Talk) -> Turn:
    """This year's pledge, or next year's once it is launched."""
    talk.need(*CONFIRM, Role.CHAIR, Role.SECRETARY)
    year = talk.bloc.year + 1 if _launched(talk) else talk.bloc.year
    return talk.reply(_card(talk, talk.unit, year), slot=SLOT)


def confirm(talk: Talk, year: int) -> Turn:
    talk.need(*CONFIRM)
    if year != talk.bloc.year and not (year == talk.bloc.year + 1 and _launched(talk)):
        raise StaleButton
    first = talk.store.pledges.put(talk.bloc.id, year, talk.unit.id, talk.person.id, talk.now)
    told = talk.reply(_card(talk, talk.unit, year), slot=SLOT)
    if not first:
        return told
    talk.decide("pledge_confirmed", unit=talk.unit.id, year=year)
    return told.also(*_colleagues(talk, year), *_progress(talk, year))


def launch_next(talk: Talk) -> Turn:
    """Every unit gets next year's pledge, once; asked again it only shows how far it is."""
    talk.need_lead()
    year = talk.bloc.year + 1
    leaders = talk.store.people.leadership(talk.bloc.id, year)
    if leaders is None:
        raise NextLeadersUnknown(year, talk.bloc.label("lead"), talk.bloc.label("deputy"))
    if not talk.store.announced.put(talk.bloc.id, _name(year), talk.now):
        return talk.reply(_lead_progress(talk, year), slot=PROGRESS)
    talk.decide("pledge_launched", year=year)
    cards = [
        Say(room_of(person), _card(talk, unit, year, asked=True), SLOT, unit.id)
        for unit in talk.units.values()
        for person in talk.store.people.holders(unit.id, CONFIRM, talk.today)
    ]
    launched = says.NextYearLaunched(talk.bloc.name, year, _leaders(talk, leaders))
    return talk.reply(_lead_progress(talk, year), slot=PROGRESS).also(talk.tell_group(launched), *cards)


def _card(talk: Talk, unit: Unit, year: int, *, asked: bool = False) -> says.PledgeCard:
    """`asked`: sent to people who may confirm for their own unit, whoever speaks now."""
    leaders = talk.store.people.leadership(talk.bloc.id, year)
    kept = talk.store.pledges.of_unit(talk.bloc.id, year, unit.id)
    person = talk.store.people.person(kept.person) if kept else None
    return says.PledgeCard(
        unit=unit,
        bloc=talk.bloc.name,
        year=year,
        leaders=_leaders(talk, leaders) if leaders else None,
        agreed=_agreed(talk) if year == talk.bloc.year else None,
        confirmed_by=person.name if person else "",
        confirmed_at=kept.at if kept else None,
        may_confirm=kept is None and (asked or bool(talk.roles & set(CONFIRM))),
        waiting=_waiting(talk, year) if talk.runs_bloc and not asked else None,
    )


def _agreed(talk: Talk) -> says.Agreed:
    profile, units = talk.bloc.profile, len(talk.units)
    item = talk.bloc.item("giaouoc")
    whole = profile.denominator is Denominator.ELIGIBLE
    return says.Agreed(
        table=talk.bloc.tree.title,
        base=talk.bloc.tree.base,
        awards=talk.bloc.awards,
        profile=profile,
        units=units,
        votes_needed=profile.threshold.needed(units) if whole else 0,
        present_needed=needed_present(profile, units),
        frozen_from=item.due if item else None,
    )


def _colleagues(talk: Talk, year: int) -> tuple[Say, ...]:
    told = says.PledgeConfirmed(talk.unit, year, talk.person.name)
    return tuple(say for say in talk.tell_unit(talk.unit.id, CONFIRM, told, SLOT) if say.room != talk.room)


def _progress(talk: Talk, year: int) -> tuple[Say, ...]:
    """The lead's count goes on in one message; the last unit's is a new one."""
    told = _lead_progress(talk, year)
    item = talk.bloc.item("giaouoc")
    due = item.due if item and year == talk.bloc.year and talk.now < item.due else None
    counts = says.GroupPledges(year, told.confirmed, told.units, due)
    lead = (replace(say, live=bool(told.waiting)) for say in talk.tell_lead(told, PROGRESS))
    return (*lead, talk.tell_group(counts, PROGRESS))


def _lead_progress(talk: Talk, year: int) -> says.LeadPledges:
    waiting = _waiting(talk, year)
    return says.LeadPledges(year, len(talk.units) - len(waiting), len(talk.units), waiting)


def _waiting(talk: Talk, year: int) -> tuple[Unit, ...]:
    confirmed = talk.store.pledges.units(talk.bloc.id, year)
    left = [unit for unit in talk.units.values() if unit.id not in confirmed]
    return tuple(sorted(left, key=lambda unit: sort_key(unit.name)))


def _leaders(talk: Talk, leaders: Leadership) -> says.Leaders:
    deputies = tuple(talk.units[unit] for unit in leaders.deputies)
    return says.Leaders(
        talk.units[leaders.lead], deputies, talk.bloc.label("lead"), talk.bloc.label("deputy")
    )


def _launched(talk: Talk) -> bool:
    return _name(talk.bloc.year + 1) in talk.store.announced.items(talk.bloc.id)


def _name(year: int) -> str:
    return f"pledge {year}"


COMMANDS = {"giaouoc": open_pledge}
TAPS = {"pledge": confirm, "pledgenext": launch_next}
