"""What an operator should know of the blocs together: years still to come, messages and people not reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from rules.calendar_items import item_from_dict
from storage import tables
from storage.copies import reading_engine
from storage.copy_facts import Unreadable
from storage.statements import Statements, Transaction
from storage.store import Store


@dataclass(frozen=True)
class Outlook:
    """`years` are those in which something is still to be done, `dead` messages were given up,
    `unreachable` people get nothing on some network."""

    years: tuple[int, ...]
    dead: int
    unreachable: int


def outlook_of(url: str, now: datetime) -> Outlook:
    """Of a database in the newest shape; changes nothing. Raises Unreadable."""
    engine = reading_engine(url)
    try:
        with engine.connect() as connection:
            reading = Transaction(connection, Statements(connection.dialect))
            return _outlook(Store(reading, {}), now)
    except SQLAlchemyError as wrong:
        raise Unreadable(getattr(wrong, "orig", None) or wrong) from wrong
    finally:
        engine.dispose()


def _outlook(store: Store, now: datetime) -> Outlook:
    plans = store.connection.execute(select(tables.blocs.c.plan)).scalars()
    dues = [item_from_dict(entry).due for plan in plans for entry in plan["calendar"]]
    lost = {one.person for bloc in store.blocs.ids() for one in store.people.unreachable(bloc, now.date())}
    dead = sum(some.count for some in store.measures.parcels() if some.state == "failed")
    return Outlook(tuple(sorted({due.year for due in dues if due >= now})), dead, len(lost))
