from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from bench import postgresql
from bot.loading import load
from storage.database import Database
from storage.migrate import upgrade
from tests import needs
from tests.support.stage import example

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    programs = postgresql.postgresql_bin()
    if programs is None:
        pytest.skip(needs.POSTGRESQL.words)
    with postgresql.server(programs) as url:
        yield url


@pytest.fixture(scope="session")
def loaded(server: str) -> str:
    """The server's URL; it has a database `loaded` with the example's bloc, that nobody is in."""
    database = Database(postgresql.fresh(server, "loaded"))
    upgrade(database)
    with database.write() as store:
        load(store, example())
    database.close()
    return server


@pytest.fixture
def url(loaded: str) -> str:
    """A database of one's own with the example's bloc."""
    return postgresql.fresh(loaded, f"own_{next(_numbers)}", "loaded")
