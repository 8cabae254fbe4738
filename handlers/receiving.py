"""Who takes what units send to the lead: the lead's own people or, while nobody sits there, a deputy's."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.review_rights import label_of
from handlers.talk import Say, Talk
from messages.message import Message
from rules.errors import NotYours
from rules.people import Leadership, Role, runs_bloc

SITTING = (Role.CHAIR, Role.SECRETARY)


def receiving(talk: Talk) -> Leadership:
    """The leadership with, in the lead's place, the first of its units that anybody sits for today."""
    leaders = talk.leadership
    first = next(seated(talk), leaders.lead)
    return Leadership(first, tuple(unit for unit in (leaders.lead, *leaders.deputies) if unit != first))


def seated(talk: Talk) -> Iterator[int]:
    """The leading units with somebody to receive, the lead first."""
    leaders = talk.leadership
    return (unit for unit in (leaders.lead, *leaders.deputies) if is_seated(talk, unit))


def is_seated(talk: Talk, unit: int) -> bool:
    return bool(talk.store.people.holders(unit, SITTING, talk.today))


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
