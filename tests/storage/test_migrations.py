"""Every step of the schema is walked up, down and up again, and ends where the tables say."""

from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.loading import load, plan_of
from rules.ballot_sheet import Ballot
from rules.meetings import BallotState, MeetingState
from rules.voters import entitled as entitled_in
from rules.voters import units_as_voters
from storage.database import Database
from storage.migrate import current, downgrade, newest, upgrade
from storage.tables import metadata
from tests.storage.conftest import KINDS, Empty
from tests.storage.moments import at
from tests.support.stage import example


def shape(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


@pytest.mark.parametrize("kind", KINDS)
def test_each_step_goes_up_and_down_and_up_again(empty: Empty, kind: str) -> None:
    database = empty(kind)
    upgrade(database)
    full = shape(database)
    assert current(database) == newest()
    downgrade(database, "base")
    assert shape(database) <= {"alembic_version"}
    upgrade(database)
    assert shape(database) == full


@pytest.mark.parametrize("kind", KINDS)
def test_the_steps_end_where_the_tables_say(empty: Empty, kind: str) -> None:
    database = empty(kind)
    upgrade(database)
    with database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_log_of_an_older_database_stays_unbroken(empty: Empty, kind: str) -> None:
    database = empty(kind)
    upgrade(database)
    with database.write() as store:
        for slug in ("mot", "hai"):
            bloc = store.blocs.put(slug, "Khối", 2023, plan_of(example()))
            for what in ("table_locked", "table_published"):
                store.audit.put(bloc, what, {"vì": "đã đủ"}, at(14))
        blocs = store.blocs.ids()
        before = [store.audit.lines(bloc) for bloc in blocs]
    downgrade(database, "0001")
    with database.engine.connect() as connection:
        older = connection.execute(text("SELECT digest FROM audit ORDER BY bloc, number")).scalars().all()
    upgrade(database)
    with database.read() as store:
        assert all(store.audit.unbroken(bloc) for bloc in blocs)
        assert [store.audit.lines(bloc) for bloc in blocs] == before
    assert not {line.digest for lines in before for line in lines} & set(older)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lead_votes", [True, False])
def test_a_ballot_of_an_older_database_keeps_its_number_entitled(
    empty: Empty, kind: str, lead_votes: bool
) -> None:
    database = empty(kind)
    upgrade(database)
    with database.write() as store:
        bloc = store.blocs.get(load(store, example()))
        assert bloc is not None
        leadership = store.people.leadership(bloc.id, bloc.year)
        assert leadership is not None
        profile = replace(bloc.profile, lead_votes=lead_votes)
        everybody = units_as_voters(store.people.units(bloc.id))
        entitled = entitled_in(everybody, profile, leadership)
        meeting = store.meetings.put(bloc.id, MeetingState.OPEN, at(14)).id
        put = Ballot(0, meeting, BallotState.ANNOUNCED, "Cờ", 1, entitled, 2, profile, entitled)
        put = replace(put, roll=entitled[3:])
        put = replace(put, id=store.ballots.put(put))
    downgrade(database, "0001")
    with database.engine.connect() as connection:
        assert connection.execute(text("SELECT eligible FROM ballots")).scalar() == len(entitled)
    upgrade(database)
    with database.read() as store:
        assert store.ballots.get(put.id) == put
