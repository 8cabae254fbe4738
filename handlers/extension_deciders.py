"""Who answers a unit's request for a later due moment: whoever receives for the lead; of theirs, a deputy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from handlers.receiving import SITTING, is_heard, receiving, seated
from handlers.review_rights import reviewers, reviewing_roles, unit_of
from handlers.talk import Talk
from rules.errors_calendar import NobodyDecides, NobodyReceives
from rules.people import Leadership, Role, Unit, runs_bloc

Deciders = tuple[Unit, Sequence[Role]]


def deciders(talk: Talk, unit: int) -> Deciders:
    """Which unit answers, and who of it; raise NobodyDecides for a lead without a deputy, NobodyReceives."""
    found = find_deciders(talk, unit)
    if found is not None:
        return found
    lead, deputy = talk.bloc.label("lead"), talk.bloc.label("deputy")
    if unit == talk.leadership.lead and not talk.leadership.deputies:
        raise NobodyDecides(lead, deputy)
    raise NobodyReceives(lead, deputy)


def find_deciders(talk: Talk, unit: int) -> Deciders | None:
    """None where nobody sits who may answer."""
    first = receiving(talk).lead
    if unit != first:
        return (talk.units[first], SITTING) if is_heard(talk) else None
    return next(_beside(talk, unit), None)


def decides(talk: Talk, unit: int) -> bool:
    """Whether the speaker answers what that unit asks."""
    return unit in decided(talk, (unit,))


def decided(talk: Talk, units: Collection[int]) -> frozenset[int]:
    """Those of the units whose requests the speaker answers; who receives is looked up once."""
    if not units:
        return frozenset()
    first = receiving(talk).lead
    return frozenset(unit for unit in units if _decides(talk, unit, first))


def _decides(talk: Talk, unit: int, first: int) -> bool:
    if unit != first:
        return runs_bloc(talk.roles, talk.unit.id, Leadership(first))
    if unit == talk.leadership.lead:
        return reviewers(talk).may_decide(talk.roles, talk.unit.id, unit)
    beside = {other.id: roles for other, roles in _beside(talk, unit)}
    return bool(talk.roles & set(beside.get(talk.unit.id, ())))


def _beside(talk: Talk, unit: int) -> Iterator[Deciders]:
    """Who sits and answers for the unit that receives: of the lead's own, who reviews it; else another deputy."""
    if unit != talk.leadership.lead:
        yield from ((talk.units[other], SITTING) for other in seated(talk) if other != unit)
        return
    found = reviewers(talk)
    for number in sorted(found.leading(unit)):
        roles = reviewing_roles(found, number)
        other = unit_of(talk, number)
        if other is not None and talk.store.people.holders(number, roles, talk.today):
            yield other, roles
