"""The bloc's list: who has sent, the whole list once more, and its announcement to the group.

/dexuat opens it for those who run the bloc, the head's approval for a head, the unit's list for an officer.
"""

from __future__ import annotations

from handlers.nominating import is_closed
from handlers.nomination_approval import open_unit_list
from handlers.talk import Nothing, Talk, Turn
from messages import nomination as says
from rules.errors import NothingNominated, NotNow
from rules.nomination_checks import namesakes
from rules.nominations import (
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

SLOT = "commendation"


def open_nominations(talk: Talk) -> Turn:
    return bloc_list(talk) if talk.runs_bloc else open_unit_list(talk)


def bloc_list(talk: Talk) -> Turn:
    """Counts by unit of what units have sent; drafts stay the units' own."""
    talk.need_lead()
    listed = talk.store.nominations.of_bloc(talk.bloc.id)
    settled = in_state(listed, *SETTLED)
    missing = _missing(talk, listed)
    by_unit = {unit: [one for one in settled if one.unit == unit.id] for unit in _in_order(talk)}
    lines = tuple(says.UnitTally(unit, tally(own)) for unit, own in by_unit.items() if own)
    card = says.BlocList(
        bloc=talk.bloc.name,
        year=talk.bloc.year,
        lines=lines,
        total=tally(settled),
        missing=missing,
        twice=namesakes(settled),
        commended=is_closed(talk),
        own=talk.unit,
    )
    return talk.reply(card, slot=SLOT, wait=Nothing())


def ask_commend(talk: Talk) -> Turn:
    """Chốt danh sách: everything once more, with the button that announces it."""
    sent = _to_commend(talk)
    missing = _missing(talk, talk.store.nominations.of_bloc(talk.bloc.id))
    return talk.reply(
        says.ConfirmCommendation(talk.bloc.year, tally(sent), _proposed(talk, sent), missing, stamp(sent)),
        slot=SLOT,
    )


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
    talk.decide(
        "commended", collectives=total.collectives, individuals=total.individuals, households=total.households
    )
    told = says.Commended(talk.bloc.name, talk.bloc.year, total, _proposed(talk, sent))
    done = says.CommendationAnnounced(talk.bloc.year, total)
    return talk.reply(done, slot=SLOT).also(talk.tell_group(told))


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
    return tuple(says.Proposed(one, talk.units[one.unit]) for one in in_dictionary_order(nominations))


def _missing(talk: Talk, listed: tuple[Nomination, ...]) -> tuple[Unit, ...]:
    """Units whose list has not wholly arrived."""
    return tuple(
        unit for unit in _in_order(talk) if not is_delivered(one for one in listed if one.unit == unit.id)
    )


def _in_order(talk: Talk) -> list[Unit]:
    return sorted(talk.units.values(), key=lambda unit: sort_key(unit.name))


COMMANDS = {"dexuat": open_nominations}
TAPS = {"commendations": bloc_list, "commend": ask_commend, "commendall": commend}
