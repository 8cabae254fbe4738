"""Trưởng khối, Phó khối of next year: chosen by the meeting, set down by the lead, announced to the group."""

from __future__ import annotations

from handlers.meeting import SLOT
from handlers.talk import Talk, Turn
from messages import leaders as says
from rules.elections import next_in_turn
from rules.errors import NotNow, StaleButton
from rules.meetings import MeetingState
from rules.people import Leadership, Unit
from rules.profile import LeaderBy


def ask_lead(talk: Talk) -> Turn:
    """By the bloc's rules: elected, the next in turn, or set down as decided."""
    meeting = check_open(talk)
    known = talk.store.people.leadership(talk.bloc.id, talk.bloc.year + 1)
    lead = talk.units.get(known.lead) if known else None
    deputies = tuple(_unit(talk, unit) for unit in known.deputies) if known else ()
    units = tuple(talk.units.values())
    return talk.reply(says.AskLead(talk.bloc, meeting, units, lead, deputies, _in_turn(talk)), SLOT)


def ask_deputy(talk: Talk, lead: int) -> Turn:
    check_open(talk)
    chosen = _unit(talk, lead)
    others = tuple(unit for unit in talk.units.values() if unit != chosen)
    return talk.reply(says.AskDeputy(talk.bloc, chosen, others), SLOT)


def confirm(talk: Talk, lead: int, deputy: int) -> Turn:
    check_open(talk)
    return talk.reply(says.AskLeaders(talk.bloc, *_pair(talk, lead, deputy)), SLOT)


def name_leaders(talk: Talk, lead: int, deputy: int) -> Turn:
    """Kept for next year and announced; the same choice twice is announced once."""
    check_open(talk)
    _pair(talk, lead, deputy)
    return named(talk, Leadership(lead, (deputy,)))


def named(talk: Talk, leadership: Leadership) -> Turn:
    """Next year's leaders, kept and announced once."""
    pair, year = _pair(talk, leadership.lead, leadership.deputies[0]), talk.bloc.year + 1
    lead = talk.tell_lead(says.LeadersNamed(talk.bloc, *pair), SLOT)
    if talk.store.people.leadership(talk.bloc.id, year) == leadership:
        return Turn().also(*lead)
    talk.store.people.put_leadership(talk.bloc.id, year, leadership)
    talk.decide("leaders_named", year=year, lead=leadership.lead, deputies=list(leadership.deputies))
    return Turn().also(*lead, talk.tell_group(says.LeadersAnnounced(talk.bloc, *pair)))


def check_open(talk: Talk) -> int:
    """Leaders are announced by the lead, in the meeting, whose number is given; raise NotYours or NotNow."""
    talk.need_lead()
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    if meeting is None or meeting.state is not MeetingState.OPEN:
        raise NotNow("name_leaders", meeting.state.value if meeting else MeetingState.CALLED.value)
    return meeting.id


def _in_turn(talk: Talk) -> tuple[Unit, ...]:
    """Next lead and deputy where the bloc takes turns; nobody elsewhere."""
    if talk.bloc.profile.leader is not LeaderBy.ROTATION:
        return ()
    found = next_in_turn(tuple(talk.units), talk.leadership.lead)
    return tuple(talk.units[unit] for unit in found or ())


def _pair(talk: Talk, lead: int, deputy: int) -> tuple[Unit, Unit]:
    if lead == deputy:
        raise StaleButton
    return _unit(talk, lead), _unit(talk, deputy)


def _unit(talk: Talk, number: int) -> Unit:
    unit = talk.units.get(number)
    if unit is None:
        raise StaleButton
    return unit


TAPS = {"leaders": ask_lead, "nextlead": ask_deputy, "nextdeputy": confirm, "setleaders": name_leaders}
