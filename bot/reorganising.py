"""Carrying out a file that reorganises a bloc: who joins, leaves, merges and leads, told once to those concerned."""

from datetime import date
from functools import partial
from pathlib import Path

from bot.loading import leadership_of, put_person, unit_values
from handlers.reorganised import announce
from handlers.router import Router
from messages.bloc_schema import Leaders, UnitEntry
from messages.change_file import read_change_file
from messages.change_schema import ChangeFile, Departure, Standing
from rules.blocs import Bloc
from rules.people import Leadership, Role
from rules.reorganisation import Change, Reorganisation
from storage.store import Store

NOBODY = Leadership(0)


def reorganise(store: Store, router: Router, source: Path | str) -> tuple[Bloc, tuple[Reorganisation, ...]]:
    """All of the file or, where it raises BlocFileErrors, nothing."""
    blocs = [bloc for number in store.blocs.ids() if (bloc := store.blocs.get(number))]
    file = read_change_file(source, {bloc.slug: partial(_standing, store, router, bloc) for bloc in blocs})
    bloc = next(bloc for bloc in blocs if bloc.slug == file.slug)
    changes = _apply(store, router, bloc, file)
    router.tick(store, bloc.id, partial(announce, changes=changes, leaders=file.leaders is not None))
    return bloc, changes


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
    )


def _apply(store: Store, router: Router, bloc: Bloc, file: ChangeFile) -> tuple[Reorganisation, ...]:
    joined = {entry.key: store.people.put_unit(bloc.id, unit_values(entry)) for entry in file.joins}
    units = {unit.key: unit.id for unit in store.people.units(bloc.id)}
    for person in file.people:
        put_person(store, person, bloc.id, units)
    if file.leaders is not None:
        store.people.put_leadership(bloc.id, bloc.year, leadership_of(file.leaders, units))
    paper = (file.decision.number, file.decision.dated, file.decision.reason)
    joins = [Reorganisation(joined[one.key], Change.JOINS, one.since, *paper) for one in file.joins]
    changes = (*joins, *(_departure(one, units, paper) for one in file.departures))
    for change in changes:
        store.reorganisations.put(bloc.id, change, router.now())
    store.looks.soon(bloc.id)
    return changes


def _departure(one: Departure, units: dict[str, int], paper: tuple[str, date, str]) -> Reorganisation:
    what = Change.MERGES if one.into else Change.LEAVES
    return Reorganisation(units[one.unit], what, one.last_day, *paper, into=units.get(one.into, 0))
