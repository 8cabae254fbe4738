"""A bloc's file becomes rows that read back as the same bloc, once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.loading import load
from messages.bloc_file import read_bloc_file
from messages.bloc_problems import BlocFileErrors
from messages.bloc_schema import BlocFile
from rules.people import Role
from storage import tables
from storage.database import Database
from storage.store import Store

DAY = date(2023, 6, 1)


@pytest.fixture(scope="module")
def file() -> BlocFile:
    return read_bloc_file(Path("examples/lao-cai-party-2023.yaml"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    database = Database(f"sqlite:///{tmp_path}/khoi.db")
    tables.metadata.create_all(database.engine)
    with database.write() as store:
        yield store
    database.close()


def test_the_bloc_reads_back_as_its_file_said(store: Store, file: BlocFile) -> None:
    bloc = store.blocs.get(load(store, file))
    assert bloc is not None
    assert (bloc.slug, bloc.name, bloc.year, bloc.award) == (file.slug, file.name, file.year, file.award)
    assert (bloc.tree, bloc.profile, bloc.labels) == (file.tree, file.profile, file.labels)
    assert bloc.calendar == file.calendar


def test_units_keep_the_order_and_the_names_of_the_file(store: Store, file: BlocFile) -> None:
    units = store.people.units(load(store, file))
    assert [(unit.key, unit.name, unit.short, unit.aliases) for unit in units] == [
        (entry.key, entry.name, entry.short, entry.aliases) for entry in file.units
    ]


def test_ban_noi_chinh_leads_and_bao_lao_cai_is_deputy(store: Store, file: BlocFile) -> None:
    bloc = load(store, file)
    names = {unit.id: unit.name for unit in store.people.units(bloc)}
    leadership = store.people.leadership(bloc, 2023)
    assert leadership is not None
    assert [names[unit] for unit in (leadership.lead, *leadership.deputies)] == [
        "Ban Nội chính Tỉnh ủy",
        "Báo Lào Cai",
    ]


def test_each_unit_is_served_by_its_own_people(store: Store, file: BlocFile) -> None:
    for unit in store.people.units(load(store, file)):
        officers = store.people.holders(unit.id, [Role.OFFICER], DAY)
        assert [person.key for person in officers] == [f"{unit.key}/officer"]


def test_every_person_has_an_address_in_the_web_chat(store: Store, file: BlocFile) -> None:
    units = store.people.units(load(store, file))
    people = {person.id for unit in units for person in store.people.holders(unit.id, Role, DAY)}
    names = {store.devices.public_id(person) for person in people}
    assert len(people) == len(names) == len(file.people)
    assert None not in names


def test_loading_the_same_bloc_again_is_refused_and_keeps_what_is_there(store: Store, file: BlocFile) -> None:
    bloc = load(store, file)
    before = store.people.units(bloc)
    with pytest.raises(BlocFileErrors) as raised:
        load(store, file)
    assert "Khối “lao-cai-party-2023” đã được nạp; dữ liệu của Khối được giữ nguyên." in str(raised.value)
    assert store.people.units(bloc) == before
    assert store.blocs.ids() == [bloc]
