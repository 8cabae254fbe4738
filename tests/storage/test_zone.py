"""A moment says the hour of whoever opened the database, on both databases and side by side."""

from datetime import UTC, tzinfo

import pytest
from sqlalchemy import select

from bot.loading import load
from storage import tables
from storage.database import Database
from storage.migrate import upgrade
from tests.storage.conftest import KINDS, Empty
from tests.storage.moments import ZONE, at
from tests.support.stage import example

ALL = select(tables.audit.c.at).where(tables.audit.c.what == "tried")


@pytest.mark.parametrize("kind", KINDS)
def test_moments_are_read_in_the_zone_that_was_asked_for(kind: str, empty: Empty) -> None:
    database = empty(kind)
    upgrade(database)
    with database.write() as store:
        bloc = load(store, example())
        store.audit.put(bloc, "tried", {}, at(6, 30))
    url = database.url.render_as_string(hide_password=False)
    read = {zone: newest(url, zone, bloc) for zone in (UTC, ZONE)}
    assert read == {ZONE: [6, 6], UTC: [23, 23]}


def newest(url: str, zone: tzinfo, bloc: int) -> list[int]:
    """The hour as a statement made once reads it, and one that goes SQLAlchemy's way."""
    database = Database(url, zone)
    try:
        with database.read() as store:
            found = [store.audit.newest(bloc, "tried"), store.connection.execute(ALL).scalar()]
    finally:
        database.close()
    assert all(moment == at(6, 30) for moment in found)
    return [moment.hour for moment in found if moment]
