from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count

import pytest

from bot.loading import load
from messages.bloc_file import read_bloc_file
from storage.database import Database
from storage.migrate import upgrade
from storage.store import Store
from tests import needs
from tests.support import postgresql
from tests.support.stage import EXAMPLE

KINDS = ("sqlite", "postgresql")
Empty = Callable[[str], Database]


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    programs = needs.POSTGRESQL.find()
    if programs is None:
        pytest.skip(needs.POSTGRESQL.words)
    with postgresql.server(programs) as url:
        yield url


@pytest.fixture(scope="session")
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Empty]:
    """Makes a database of either kind with nothing in it."""
    made: list[Database] = []
    numbers = count(1)

    def another(kind: str) -> Database:
        url = f"sqlite:///{tmp_path_factory.mktemp('storage') / 'khoi.db'}"
        if kind == "postgresql":
            url = postgresql.fresh(request.getfixturevalue("postgresql_url"), f"khoi_{next(numbers)}")
        made.append(Database(url))
        return made[-1]

    yield another
    for database in made:
        database.close()


@pytest.fixture(scope="session", params=KINDS)
def furnished(request: pytest.FixtureRequest, empty: Empty) -> Database:
    """Migrated, with the example's bloc in it; a test leaves it as it was."""
    database = empty(request.param)
    upgrade(database)
    with database.write() as store:
        load(store, read_bloc_file(EXAMPLE))
    return database


class TakenBack(Exception):
    """Ends a transaction whose changes are not kept."""


@pytest.fixture
def store(furnished: Database) -> Iterator[Store]:
    """An open transaction that is taken back at the end."""
    with suppress(TakenBack), furnished.write() as store:
        yield store
        raise TakenBack


@pytest.fixture
def bloc(store: Store) -> int:
    [number] = store.blocs.ids()
    return number


@pytest.fixture
def units(store: Store, bloc: int) -> list[int]:
    return [unit.id for unit in store.people.units(bloc)]


@pytest.fixture
def officer(store: Store) -> int:
    number = store.people.by_key("ban-dan-van/officer")
    assert number is not None
    return number
