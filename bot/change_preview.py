"""`change --dry-run`: what a file that reorganises a bloc would do; everything is carried out and taken back."""

from __future__ import annotations

from pathlib import Path

from bot.reorganising import carry_out, read_change
from bot.taken_back import taken_back
from handlers.left_open import left_open
from handlers.router import Router
from messages import operator_change as words
from messages.reorganised import Moved
from storage.database import Database
from storage.store import Store


def preview_change(database: Database, router: Router, source: Path | str) -> list[str]:
    """In words, line by line; raises BlocFileErrors."""
    with taken_back(database.write()) as store:
        store.order.of_writes()
        return _preview(store, router, source)


def _preview(store: Store, router: Router, source: Path | str) -> list[str]:
    bloc, file = read_change(store, router, source)
    before = router.clocks_talk(store, bloc.id)
    ids = {unit.key: unit for unit in before.units.values()}
    endings = [left_open(before, ids[one.unit], one.last_day) for one in file.departures if one.unit in ids]
    done = carry_out(store, router, bloc, file)
    units = router.clocks_talk(store, bloc.id).units
    moves = [Moved(one, units[one.unit], units.ever.get(one.into)) for one in done.changes]
    told = [person.name for person in store.people.persons(_people(done.rooms)).values()]
    return words.preview(bloc.name, moves, endings, told, bloc.words.group)


def _people(rooms: frozenset[str]) -> list[int]:
    return sorted(int(room[1:]) for room in rooms if room.startswith("p"))
