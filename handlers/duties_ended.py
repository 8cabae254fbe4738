"""Why a button of a unit that one does not act for today is refused."""

from __future__ import annotations

from datetime import timedelta

from handlers.talk import Talk
from rules.errors import NoLongerYours, NotYours, Refusal

NEXT_DAY = timedelta(days=1)


def not_served(talk: Talk, number: int) -> Refusal:
    """NoLongerYours for a unit that the speaker served; of any other nothing is said."""
    last = max((duty.until for duty in talk.duties if duty.unit == number and duty.until), default=None)
    unit = talk.store.people.unit(number) if last and last < talk.today else None
    bloc = talk.store.blocs.get(unit.bloc) if unit else None
    if last is None or unit is None or bloc is None:
        return NotYours()
    if unit.until and unit.until < talk.today and not unit.outside:
        return NoLongerYours(unit.name, bloc.name, unit.until + NEXT_DAY, left=True)
    return NoLongerYours(unit.name, bloc.name, last + NEXT_DAY, left=False)
