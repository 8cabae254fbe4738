"""Who may stand where the lead must decide: units on hold, units that have not registered, units not nominated."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import holds as says
from rules.errors import NotYours, StaleButton
from rules.holds import eligible_units, held_units
from rules.meetings import BallotState
from rules.nominations import nominated_units
from rules.people import Unit
from rules.review import check_reason
from rules.shortlist import ShortlistRule
from rules.vietnamese import sort_key

SLOT = "in_doubt"


@dataclass(frozen=True)
class EnterAdmitReason(Waiting):
    unit: int
    takes_any_text = True


def considered(talk: Talk, title: str) -> frozenset[int]:
    """Units that count as registered for an award: not on hold, or admitted by the lead all the same."""
    pledged = talk.store.pledges.units(talk.bloc.id, talk.bloc.year)
    found = eligible_units(pledged, _held(talk), _admitted(talk))
    if talk.bloc.profile.shortlist.rule is not ShortlistRule.NOMINATED:
        return found
    listed = talk.store.nominations.of_bloc(talk.bloc.id)
    return found & nominated_units(listed, talk.units.values(), title)


def left_out(talk: Talk) -> frozenset[int]:
    """Who does not stand even where every unit does: on hold and not admitted."""
    return _held(talk) - frozenset(_admitted(talk))


def doubts(talk: Talk) -> tuple[Say, ...]:
    """What the lead is told beside a draft: nothing when every unit has registered and none is on hold."""
    found = _in_doubt(talk)
    return (Say(talk.room, says.UnitsInDoubt(found), SLOT),) if found else ()


def ask_admit(talk: Talk, unit: int) -> Turn:
    found = _doubted(talk, unit)
    return talk.reply(says.AskAdmitReason(found), SLOT, EnterAdmitReason(unit))


def receive_admission(talk: Talk) -> Turn:
    """The lead decides that the unit stands all the same: recorded with its reason."""
    unit = _doubted(talk, talk.awaited(EnterAdmitReason).unit)
    reason = check_reason(talk.typed())
    talk.store.holds.admit(talk.bloc.id, unit.id, reason, talk.person.id, talk.now)
    talk.decide("unit_admitted", unit=unit.id, reason=reason)
    return _again(talk)


def leave_out(talk: Talk, unit: int) -> Turn:
    _doubted(talk, unit)
    talk.store.holds.leave_out(talk.bloc.id, unit)
    talk.decide("unit_left_out", unit=unit)
    return _again(talk)


def _again(talk: Talk) -> Turn:
    """The draft brought up to date, or the doubts alone where nothing is being prepared."""
    from handlers.ballot_cards import newest_real
    from handlers.ballot_draft import prepare

    ballot = newest_real(talk)
    if ballot is not None and ballot.state is BallotState.DRAFT:
        drafted = prepare(talk, ballot.meeting)
        return Turn(say=drafted.say, wait=Nothing(), after=drafted.after)
    return Turn(say=doubts(talk), wait=Nothing())


def _doubted(talk: Talk, number: int) -> Unit:
    talk.need_lead()
    found = next((one.unit for one in _in_doubt(talk) if one.unit.id == number), None)
    if found is None:
        raise NotYours if number not in talk.units else StaleButton
    return found


def _in_doubt(talk: Talk) -> tuple[says.InDoubt, ...]:
    pledged = talk.store.pledges.units(talk.bloc.id, talk.bloc.year)
    holds = [hold for hold in talk.store.holds.of_bloc(talk.bloc.id) if hold.stands and not hold.name]
    admitted, held = _admitted(talk), {hold.unit for hold in holds}
    return tuple(
        says.InDoubt(
            unit, tuple(hold for hold in holds if hold.unit == unit.id), unit.id in pledged, admitted.get(unit.id, "")
        )
        for unit in sorted(talk.units.values(), key=lambda unit: sort_key(unit.name))
        if unit.id not in pledged or unit.id in held
    )


def _held(talk: Talk) -> frozenset[int]:
    return held_units(talk.store.holds.of_bloc(talk.bloc.id))


def _admitted(talk: Talk) -> dict[int, str]:
    return {one.unit: one.reason for one in talk.store.holds.admitted(talk.bloc.id)}


TAPS = {"admit": ask_admit, "leaveout": leave_out}
ANSWERS = {EnterAdmitReason: receive_admission}
