"""The bloc's list: who has sent, what each unit sent, the whole list once more, and its announcement to the group.

/dexuat opens it for those who run the bloc, the head's approval for a head, the unit's list for an officer.
"""

from __future__ import annotations

from collections import Counter

from handlers.nominating import LEAD, is_closed
from handlers.nomination_approval import open_unit_list
from handlers.nomination_lists import SHOWN, bloc_cautions, page_of, share_of, warned
from handlers.talk import Nothing, Talk, Turn
from messages import commendation as says
from messages.nomination import Cautions
from rules.errors import NotNow, NotYours
from rules.errors_nominations import NothingNominated
from rules.holds import Hold, holds_on
from rules.nomination_steps import Progress, progress_of
from rules.nominations import (
    SEEN_BY_LEAD,
    SETTLED,
    Nomination,
    NominationAction,
    NominationState,
    in_dictionary_order,
    in_state,
    is_delivered,
    next_state,
    stamp,
    tally,
)
from rules.people import Unit
from rules.vietnamese import sort_key


def open_nominations(talk: Talk) -> Turn:
    return bloc_list(talk) if talk.runs_bloc else open_unit_list(talk)


def bloc_list(talk: Talk) -> Turn:
    """Counts by unit of what units have sent; drafts stay the units' own."""
    talk.need_lead()
    listed = talk.store.nominations.of_bloc(talk.bloc.id)
    settled = in_state(listed, *SETTLED)
    by_unit = {unit: [one for one in settled if one.unit == unit.id] for unit in _in_order(talk)}
    found = bloc_cautions(talk, settled)
    card = says.BlocList(
        bloc=talk.bloc.name,
        year=talk.bloc.year,
        lines=tuple(says.UnitTally(unit, tally(own)) for unit, own in by_unit.items() if own),
        total=tally(settled),
        missing=_missing(talk, listed),
        cautions=warned(talk, found[:SHOWN], across=True),
        more=max(0, len(found) - SHOWN),
        direct=share_of(talk, settled),
        holds=len(_holds(talk)),
        counts=_progress(talk, settled),
        commended=is_closed(talk),
    )
    return talk.reply(card, slot=LEAD, wait=Nothing())


def show_cautions(talk: Talk) -> Turn:
    """Everything to look at in the bloc's list."""
    talk.need_lead()
    settled = in_state(talk.store.nominations.of_bloc(talk.bloc.id), *SETTLED)
    found = warned(talk, bloc_cautions(talk, settled), across=True)
    return talk.reply(Cautions(found, _holds(talk), bloc=True), slot=LEAD)


def unit_list(talk: Talk, unit: int, page: int) -> Turn:
    talk.need_lead()
    if unit not in talk.units:
        raise NotYours
    sent = in_state(talk.store.nominations.of_unit(talk.bloc.id, unit), *SEEN_BY_LEAD)
    holds = tuple(hold for hold in _holds(talk) if hold.unit == unit)
    return talk.reply(says.UnitNominations(talk.units[unit], page_of(talk, sent, page), holds), slot=LEAD)


def ask_commend(talk: Talk) -> Turn:
    """Chốt danh sách: everything once more, with the button that announces it."""
    sent = _to_commend(talk)
    listed = talk.store.nominations.of_bloc(talk.bloc.id)
    asked = says.ConfirmCommendation(
        year=talk.bloc.year,
        total=tally(sent),
        names=_proposed(talk, sent),
        withdrawing=_proposed(talk, in_state(listed, NominationState.WITHDRAWING)),
        missing=_missing(talk, listed),
        stamp=stamp(sent),
    )
    return talk.reply(asked, slot=LEAD)


def commend(talk: Talk, seen: str) -> Turn:
    """Announce exactly the list seen; a list that has changed since is shown again."""
    sent = _to_commend(talk)
    if stamp(sent) != seen:
        return ask_commend(talk)
    for nomination in sent:
        talk.store.nominations.set_state(
            nomination.id, next_state(nomination.state, NominationAction.COMMEND)
        )
    total = tally(sent)
    held = sum(one.held for one in _proposed(talk, sent))
    counts = {"collectives": total.collectives, "individuals": total.individuals, "households": total.households}
    talk.decide("commended", **counts, **({"on_hold": held} if held else {}))
    told = says.Commended(talk.bloc.name, talk.bloc.year, total, _proposed(talk, sent))
    done = says.CommendationAnnounced(talk.bloc.year, total)
    return talk.reply(done, slot=LEAD).also(talk.tell_group(told))


def _to_commend(talk: Talk) -> tuple[Nomination, ...]:
    """Raise NotYours, NotNow once announced, NothingNominated while nothing is sent."""
    talk.need_lead()
    if is_closed(talk):
        raise NotNow("commend", NominationState.COMMENDED.value)
    sent = in_state(talk.store.nominations.of_bloc(talk.bloc.id), NominationState.SENT)
    if not sent:
        raise NothingNominated
    return sent


def _proposed(talk: Talk, nominations: tuple[Nomination, ...]) -> tuple[says.Proposed, ...]:
    holds = _holds(talk)
    return tuple(
        says.Proposed(one, talk.units[one.unit], bool(holds_on(one, holds)))
        for one in in_dictionary_order(nominations)
    )


def _progress(talk: Talk, settled: tuple[Nomination, ...]) -> tuple[says.ProgressCount, ...]:
    """How far what was sent has come, once any of it has left the bloc."""
    steps = talk.store.nominations.steps_of_bloc(talk.bloc.id)
    counted = Counter(progress_of(steps.get(one.id, ())) for one in settled)
    if set(counted) <= {Progress.NOMINATED}:
        return ()
    return tuple(says.ProgressCount(one, counted[one]) for one in Progress if counted[one])


def _holds(talk: Talk) -> tuple[Hold, ...]:
    return tuple(hold for hold in talk.store.holds.of_bloc(talk.bloc.id) if hold.stands)


def _missing(talk: Talk, listed: tuple[Nomination, ...]) -> tuple[Unit, ...]:
    """Units whose list has not wholly arrived."""
    return tuple(
        unit for unit in _in_order(talk) if not is_delivered(one for one in listed if one.unit == unit.id)
    )


def _in_order(talk: Talk) -> list[Unit]:
    return sorted(talk.units.values(), key=lambda unit: sort_key(unit.name))


COMMANDS = {"dexuat": open_nominations}
TAPS = {
    "commendations": bloc_list,
    "commend": ask_commend,
    "commendall": commend,
    "nomunit": unit_list,
    "nomwarnall": show_cautions,
}
