"""The bloc, a second one beside it, the victim's year in the first, and everybody who tries in their seats."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from bot.loading import load
from bot.web.tokens import ensure_public_id
from rules.scoring import read_answer
from storage.conversations import Caller
from storage.store import Store
from tests.handlers.scoring_year import KeptStage
from tests.privacy.phases import DAYS, Phase, stand_in
from tests.privacy.planted import VICTIM, Planted, plant
from tests.privacy.seats import FORMER, SEATS, STRANGER, Seat, other_bloc, seat_people
from tests.privacy.witnesses import forget_witnessed, put_witnesses
from tests.support.departments import with_departments
from tests.support.stage import Stage


@dataclass(frozen=True)
class World:
    """A year with the victim's data in a database to copy."""

    folder: Path
    planted: Planted


async def make_world(folder: Path) -> World:
    async with Stage(folder, with_departments()) as stage:
        stage.clock.move(DAYS[Phase.SCORING])
        planted = await stage.desk.write(lambda store: _fill(store, stage))
        await stage.desk.write(lambda store: put_witnesses(store, planted))
    return World(folder, planted)


def _fill(store: Store, stage: Stage) -> Planted:
    load(store, other_bloc(stage.file))
    bloc, sample = store.blocs.get(stage.bloc), stage.file.sample
    assert bloc is not None
    assert sample is not None
    units = {unit.key: unit.id for unit in store.people.units(bloc.id)}
    seat_people(store, bloc.id, units)
    for key in units.keys() - {VICTIM}:
        sheet, officer = store.sheets.of_unit(bloc.id, units[key]), store.people.by_key(f"{key}/officer") or 0
        for code, typed in sample.scores[key].items():
            answer = read_answer(bloc.tree.leaf(code), typed)
            store.sheets.put_answer(sheet.id, code, answer, None, officer, stage.clock())
    planted = plant(store, bloc, sample.scores[VICTIM], stage.clock())
    _leave_waiting(store, planted)
    for seat in SEATS:
        _address(store, planted, seat)
    return planted


def _leave_waiting(store: Store, planted: Planted) -> None:
    """The victim's officer was asked for something."""
    found = store.people.person(planted.ids["officer"])
    assert found is not None
    body = {"sheet": planted.ids["sheet"], "leaf": "4.2"}
    store.conversations.put(Caller(found, planted.ids["unit"], "EnterNote", body))


def _address(store: Store, planted: Planted, seat: Seat) -> None:
    """A former officer's chat still stands in the unit that was left."""
    person = store.people.by_key(seat.key)
    if seat.key == STRANGER or person is None:
        return
    planted.addresses[seat.key] = (person, ensure_public_id(store, person))
    found = store.people.person(person)
    if seat.key in FORMER and found is not None:
        store.conversations.put(Caller(found, planted.ids["unit"], "", {}))


@asynccontextmanager
async def standing(world: World, folder: Path, phase: Phase) -> AsyncIterator[tuple[Stage, Planted]]:
    """A copy at one phase of the year; what follows from the victim's figures by then is among the canaries."""
    copy_database(world.folder / "stage.db", folder / "stage.db")
    planted = deepcopy(world.planted)
    stage = KeptStage(folder, with_departments())
    stage.clock.move(DAYS[phase])
    async with stage:
        await stage.desk.write(lambda store: stand_in(store, planted, phase))
        if phase is Phase.PUBLISHED:
            lead = await stage.person("ban-noi-chinh/officer")
            await lead.presses("publishing")
            await lead.taps("Xác nhận công bố")
        await stage.desk.write(forget_witnessed)
        yield stage, planted


def copy_database(kept: Path, new: Path) -> None:
    with closing(sqlite3.connect(kept)) as here, closing(sqlite3.connect(new)) as there:
        here.backup(there)
