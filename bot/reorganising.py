"""Carrying out a file that reorganises a bloc: who joins, leaves, merges, comes back and leads, told once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from bot.loading import leadership_of, put_person, unit_values
from handlers.reorganised import announce
from handlers.router import Router
from messages.bloc_schema import Leaders, UnitEntry
from messages.change_file import read_change_file
from messages.change_schema import ChangeFile, Departure, Return, Standing
from rules.blocs import Bloc
from rules.people import Leadership, Role, Unit
from rules.reorganisation import Change, Reorganisation, member_from
from storage.store import Store

NOBODY = Leadership(0)


@dataclass(frozen=True)
class Reorganised:
    """`rooms` are those in which it was told."""

    changes: tuple[Reorganisation, ...]
    rooms: frozenset[str]


def reorganise(store: Store, router: Router, source: Path | str) -> tuple[Bloc, tuple[Reorganisation, ...]]:
    """All of the file or, where it raises BlocFileErrors, nothing."""
    bloc, file = read_change(store, router, source)
    return bloc, carry_out(store, router, bloc, file).changes


def read_change(store: Store, router: Router, source: Path | str) -> tuple[Bloc, ChangeFile]:
    """The bloc it is of, and what it says; raises BlocFileErrors."""
    blocs = [bloc for number in store.blocs.ids() if (bloc := store.blocs.get(number))]
    file = read_change_file(source, {bloc.slug: partial(_standing, store, router, bloc) for bloc in blocs})
    return next(bloc for bloc in blocs if bloc.slug == file.slug), file


def carry_out(store: Store, router: Router, bloc: Bloc, file: ChangeFile) -> Reorganised:
    changes = _apply(store, router, bloc, file)
    step = partial(announce, changes=changes, leaders=file.leaders is not None)
    return Reorganised(changes, router.tick(store, bloc.id, step).rooms)


def _standing(store: Store, router: Router, bloc: Bloc) -> Standing:
    """From here on no turn of the bloc goes beside the change."""
    store.order.of_bloc(bloc.id)
    units = store.people.units(bloc.id)
    keys = {unit.id: unit.key for unit in units}
    leadership = store.people.leadership(bloc.id, bloc.year) or NOBODY
    today = router.now().date()
    return Standing(
        units=tuple(
            UnitEntry(one.key, one.name, one.short, one.head_title, one.aliases, one.since, one.until) for one in units
        ),
        leaders=Leaders(keys.get(leadership.lead, ""), tuple(keys[unit] for unit in leadership.deputies)),
        served=frozenset(
            (unit.key, role) for unit in units for role in Role if store.people.holders(unit.id, (role,), today)
        ),
        today=today,
        words=bloc.words,
    )


def _apply(store: Store, router: Router, bloc: Bloc, file: ChangeFile) -> tuple[Reorganisation, ...]:
    joined = {entry.key: store.people.put_unit(bloc.id, unit_values(entry)) for entry in file.joins}
    known = store.people.units(bloc.id)
    units = {unit.key: unit.id for unit in known}
    _readmit(store, {unit.key: unit for unit in known}, file.returns)
    for person in file.people:
        put_person(store, person, bloc.id, units)
    if file.leaders is not None:
        store.people.put_leadership(bloc.id, bloc.year, leadership_of(file.leaders, units))
    paper = (file.decision.number, file.decision.dated, file.decision.reason)
    joins = [Reorganisation(joined[one.key], Change.JOINS, one.since, *paper) for one in file.joins]
    returns = [Reorganisation(units[one.unit], Change.RETURNS, one.since, *paper) for one in file.returns]
    changes = (*joins, *returns, *(_departure(one, units, paper) for one in file.departures))
    for change in changes:
        store.reorganisations.put(bloc.id, change, router.now())
    store.looks.soon(bloc.id)
    return changes


def _readmit(store: Store, units: dict[str, Unit], returns: Iterable[Return]) -> None:
    for one in returns:
        unit = units[one.unit]
        left = unit.until or one.since
        store.reorganisations.readmit(unit.id, left, member_from(unit.since, left, one.since))


def _departure(one: Departure, units: dict[str, int], paper: tuple[str, date, str]) -> Reorganisation:
    what = Change.MERGES if one.into else Change.LEAVES
    return Reorganisation(units[one.unit], what, one.last_day, *paper, into=units.get(one.into, 0))
