"""Who may look at whose sheet, change which criterion, and decide about the whole: asked anew at every tap."""

from __future__ import annotations

from datetime import date

from handlers.talk import Talk
from rules.blocs import Bloc
from rules.criteria import Leaf
from rules.errors import NotNow, NotYours, OwnUnit
from rules.people import Leadership, Role, Unit
from rules.review import REVIEWABLE, SENT, round_of
from rules.reviewers import LEADING, Reviewers, reviewers_on
from rules.sheets import Sheet
from storage.store import Store


def reviewers_in(store: Store, bloc: Bloc, leadership: Leadership, day: date) -> Reviewers:
    """Who reviews what in the bloc that day."""
    units = (*store.people.units(bloc.id), *store.people.departments(bloc.id))
    keys = {unit.key: unit.id for unit in units}
    picked = store.reviews.stand_in(bloc.id)
    return reviewers_on(day, bloc.review, bloc.tree, leadership, keys, picked)


def reviewers(talk: Talk) -> Reviewers:
    return reviewers_in(talk.store, talk.bloc, talk.leadership, talk.today)


def decides(talk: Talk, found: Reviewers, unit: int) -> bool:
    """Whether the speaker decides about that unit's whole sheet."""
    return found.may_decide(talk.roles, talk.unit.id, unit)


def own_leaves(talk: Talk, found: Reviewers, unit: int) -> tuple[str, ...]:
    """The criteria of that unit that the speaker reviews."""
    return found.leaves(talk.roles, talk.unit.id, unit)


def seen_leaves(talk: Talk, found: Reviewers, unit: int) -> tuple[str, ...]:
    """The criteria of that unit that the speaker may read once its sheet is sent: who decides reads them all."""
    if decides(talk, found, unit):
        return tuple(leaf.code for leaf in talk.bloc.tree.leaves)
    return own_leaves(talk, found, unit)


def reviewed_units(talk: Talk, found: Reviewers) -> tuple[Unit, ...]:
    """The units of which the speaker reviews anything."""
    return tuple(unit for unit in talk.units.values() if seen_leaves(talk, found, unit.id))


def reviewed_sheet(talk: Talk, number: int, found: Reviewers | None = None) -> Sheet:
    """A sent sheet of which this person reviews a part; raise NotYours, OwnUnit or NotNow."""
    found = found or reviewers(talk)
    sheet = talk.store.sheets.get(number)
    if sheet is None or sheet.unit not in talk.units:
        raise NotYours
    if not seen_leaves(talk, found, sheet.unit):
        elsewhere = sheet.unit == talk.unit.id and bool(reviewed_units(talk, found))
        raise OwnUnit(own_reviewer(talk, found)) if elsewhere else NotYours
    if sheet.state not in SENT:
        raise NotNow("review", sheet.state.value)
    return sheet


def decided_sheet(talk: Talk, number: int, found: Reviewers | None = None) -> Sheet:
    """A sent sheet about which this person decides; raise NotYours, OwnUnit or NotNow."""
    found = found or reviewers(talk)
    sheet = reviewed_sheet(talk, number, found)
    if not decides(talk, found, sheet.unit):
        raise NotYours
    return sheet


def changeable_leaf(talk: Talk, number: int, code: str) -> tuple[Sheet, Leaf]:
    """A criterion this person may now score; raise NotYours, OwnUnit, NoSuchCriterion or NotNow."""
    found = reviewers(talk)
    sheet = reviewed_sheet(talk, number, found)
    leaf = talk.bloc.tree.leaf(code)
    if code not in own_leaves(talk, found, sheet.unit):
        raise NotYours
    if sheet.state not in REVIEWABLE:
        raise NotNow("change_points", sheet.state.value)
    return sheet, leaf


def round_in(talk: Talk, sheet: Sheet) -> int:
    """The round the sheet's reviewers are in; a bloc with one round has no second."""
    return min(round_of(sheet.state), talk.bloc.review.rounds)


def own_reviewer(talk: Talk, found: Reviewers) -> str:
    """The bloc's word for who reviews the speaker's own unit; "" where nobody does yet."""
    if talk.unit.id != talk.leadership.lead:
        return talk.bloc.label("lead")
    if talk.leadership.deputies:
        return talk.bloc.label("deputy")
    standing_in = unit_of(talk, found.stand_in)
    return standing_in.name if standing_in else ""


def speaker_label(talk: Talk) -> str:
    """How the unit is told who reviewed."""
    return label_of(talk, talk.unit)


def label_of(talk: Talk, unit: Unit) -> str:
    if unit.id == talk.leadership.lead:
        return talk.bloc.label("lead")
    return talk.bloc.label("deputy") if unit.id in talk.leadership.deputies else unit.name


def unit_of(talk: Talk, number: int) -> Unit | None:
    """A unit or a department of this bloc."""
    found = talk.units.get(number) or (talk.store.people.unit(number) if number else None)
    return found if found and found.bloc == talk.bloc.id else None


def reviewing_roles(found: Reviewers, unit: int) -> tuple[Role, ...]:
    """Who of a unit hears what its reviewers must know."""
    if unit in found.leadership.units:
        return tuple(LEADING)
    return (Role.REVIEWER,) if unit != found.stand_in else (Role.HEAD, Role.OFFICER)
