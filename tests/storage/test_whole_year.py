"""A bloc's whole year on PostgreSQL."""

import pytest

from bot.rehearsal.replay import replay
from tests.support import postgresql
from tests.support.stage import EXAMPLE


async def test_a_year_ends_the_same_on_postgresql(
    postgresql_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    url = postgresql.fresh(postgresql_url, "whole_year")
    assert await replay(EXAMPLE, quiet=True, database_url=url) == 0, capsys.readouterr().out
