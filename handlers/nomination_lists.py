"""Lists of nominations in pages, with what should be looked at in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.talk import Talk
from messages import nomination as says
from rules.distinctions import DirectShare, NominationPlan, Scope, direct_share
from rules.nomination_checks import Caution, cautions, earlier_achievements
from rules.nomination_needs import missing
from rules.nomination_steps import Step, progress_of
from rules.nominations import LIVE, Nomination, NominationKind, in_state, tally
from rules.pages import page_count
from rules.vietnamese import sort_key

PER_PAGE, SHOWN = 10, 3
KINDS = tuple(NominationKind)


def page_of(talk: Talk, listed: Sequence[Nomination], number: int) -> says.Page:
    """Collectives first; the last page where `number` lies beyond it."""
    ordered = sorted(listed, key=lambda one: KINDS.index(one.kind))
    pages = page_count(len(ordered), PER_PAGE)
    number = min(number, pages - 1)
    start = number * PER_PAGE
    steps = talk.store.nominations.steps_of_bloc(talk.bloc.id)
    lines = tuple(
        line_of(place, one, talk.bloc.nominating, steps)
        for place, one in enumerate(ordered[start : start + PER_PAGE], start=start + 1)
    )
    return says.Page(lines, number, pages, tally(in_state(listed, *LIVE)))


def line_of(
    place: int, nomination: Nomination, plan: NominationPlan, steps: Mapping[int, tuple[Step, ...]]
) -> says.Line:
    known = plan.distinction(nomination.distinction)
    label = known.label if known else nomination.distinction
    progress = progress_of(steps.get(nomination.id, ()))
    return says.Line(place, nomination, label, missing(nomination.fields, plan), progress)


def warned(talk: Talk, found: Sequence[Caution], *, across: bool = False) -> tuple[says.Warned, ...]:
    """With the units concerned named only where the list is the whole bloc's."""
    return tuple(says.Warned(one, _units(talk, one) if across else ()) for one in found)


def unit_cautions(talk: Talk, listed: Sequence[Nomination]) -> tuple[Caution, ...]:
    live = in_state(listed, *LIVE)
    known = talk.store.nominations.earlier(talk.unit, talk.bloc.year)
    return (*cautions(live, talk.bloc.nominating), *earlier_achievements(live, known))


def bloc_cautions(talk: Talk, listed: Sequence[Nomination]) -> tuple[Caution, ...]:
    """Of the whole list, then of each unit's own."""
    plan = talk.bloc.nominating
    own = (cautions([one for one in listed if one.unit == unit], plan) for unit in talk.units)
    return (*cautions(listed, plan, Scope.BLOC), *(one for found in own for one in found))


def share_of(talk: Talk, listed: Sequence[Nomination]) -> DirectShare:
    people = [one for one in in_state(listed, *LIVE) if one.kind is NominationKind.INDIVIDUAL]
    return direct_share(talk.bloc.nominating, [one.person_class for one in people])


def _units(talk: Talk, caution: Caution) -> tuple[str, ...]:
    names = {talk.units[one.unit].name for one in caution.about if one.unit in talk.units}
    return tuple(sorted(names, key=sort_key))
