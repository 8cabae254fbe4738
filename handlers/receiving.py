"""Who takes what units send to the lead: the lead's own people or, while nobody sits there, a deputy's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handlers.review_rights import label_of
from handlers.talk import Say, Talk
from messages.message import Message
from rules.errors import NotYours
from rules.people import Leadership, Role, runs_bloc
from storage.store import Store

SITTING = (Role.CHAIR, Role.SECRETARY)


def receiving(talk: Talk) -> Leadership:
    return receiving_in(talk.store, talk.leadership, talk.today)


def receiving_in(store: Store, leaders: Leadership, day: date) -> Leadership:
    """The leadership with, in the lead's place, the first of its units that anybody sits for that day."""
    first = next(_seated(store, leaders, day), leaders.lead)
    return Leadership(first, tuple(unit for unit in (leaders.lead, *leaders.deputies) if unit != first))


def seated(talk: Talk) -> Iterator[int]:
    """The leading units with somebody to receive, the lead first."""
    return _seated(talk.store, talk.leadership, talk.today)


def is_heard(talk: Talk) -> bool:
    """Whether anybody receives at all."""
    return next(seated(talk), None) is not None


def receives(talk: Talk) -> bool:
    return talk.runs_bloc or runs_bloc(talk.roles, talk.unit.id, receiving(talk))


def need_receiver(talk: Talk) -> None:
    """Raise NotYours unless the person takes what units send to the lead today."""
    if not receives(talk):
        raise NotYours


def receiver_label(talk: Talk) -> str:
    return label_of(talk, talk.units[receiving(talk).lead])


def tell_receivers(talk: Talk, message: Message, slot: str = "") -> tuple[Say, ...]:
    return talk.tell_unit(receiving(talk).lead, SITTING, message, slot)


def _seated(store: Store, leaders: Leadership, day: date) -> Iterator[int]:
    return (unit for unit in (leaders.lead, *leaders.deputies) if store.people.holders(unit, SITTING, day))
