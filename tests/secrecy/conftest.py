from collections.abc import Iterator

import pytest

from rules.profile import Electorate
from tests import needs
from tests.secrecy.homes import Home, PostgresqlHome, SqliteHome
from tests.support import postgresql as support


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    programs = needs.POSTGRESQL.find()
    if programs is None:
        pytest.skip(needs.POSTGRESQL.words)
    with support.server(programs) as url:
        yield url


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return SqliteHome(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def delegates(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Where each named delegate has a ballot."""
    return SqliteHome(tmp_path_factory.mktemp("delegates"), Electorate.DELEGATES)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory, server: str) -> Home:
    return PostgresqlHome(tmp_path_factory.mktemp("postgresql"), server)


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest) -> Home:
    chosen: Home = request.getfixturevalue(request.param)
    return chosen
