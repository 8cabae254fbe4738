from collections.abc import Iterator

import pytest

from tests import needs
from tests.support import postgresql


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    programs = needs.postgresql_bin()
    if programs is None:
        pytest.skip(needs.POSTGRESQL.words)
    with postgresql.server(programs) as url:
        yield url
