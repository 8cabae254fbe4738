"""How people and groups are reached, and where they no longer are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, bindparam, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.columns import Day
from storage.statements import Transaction

_addresses, _persons, _duties, _outbox = tables.addresses, tables.persons, tables.duties, tables.outbox

ACTIVE = "active"
_HERE = and_(_addresses.c.channel == bindparam("on"), _addresses.c.address == bindparam("to"))
_PUT = insert(_addresses).values(
    channel=bindparam("channel"),
    address=bindparam("address"),
    person=bindparam("person"),
    bloc=bindparam("bloc"),
    state=ACTIVE,
    since=None,
)
PUT = _PUT.on_conflict_do_update(
    index_elements=["channel", "address"],
    set_={name: _PUT.excluded[name] for name in ("person", "bloc", "state", "since")},
)
STATE = update(_addresses).where(_HERE).values(state=bindparam("as_state"), since=bindparam("at"))
_TAKEN = select(_addresses.c.address).where(_addresses.c.address == bindparam("new")).correlate(None).exists()
MOVED = update(_addresses).where(_HERE, ~_TAKEN).values(address=bindparam("new"))
PARCELS_MOVED = (
    update(_outbox)
    .where(_outbox.c.channel == bindparam("on"), _outbox.c.address == bindparam("to"))
    .values(address=bindparam("new"))
)
OUTSIDE_OF_PERSON = select(_addresses.c.channel, _addresses.c.address).where(
    _addresses.c.person == bindparam("owner"), _addresses.c.channel != "web", _addresses.c.state == ACTIVE
)
OUTSIDE_OF_BLOC = select(_addresses.c.channel, _addresses.c.address).where(
    _addresses.c.bloc == bindparam("owner"), _addresses.c.state == ACTIVE
)
_DAY = bindparam("day", type_=Day())
UNREACHABLE = (
    select(_addresses, _persons.c.name, func.min(_duties.c.unit).label("unit"))
    .select_from(_addresses.join(_persons).join(_duties, _duties.c.person == _persons.c.id))
    .where(
        _duties.c.bloc == bindparam("of_bloc"),
        _duties.c.since <= _DAY,
        or_(_duties.c.until.is_(None), _duties.c.until >= _DAY),
        _addresses.c.state != ACTIVE,
    )
    .group_by(*_addresses.c, _persons.c.name)
    .order_by(func.min(_duties.c.unit), _addresses.c.person, _addresses.c.channel)
)
LOST_GROUP = (
    select(_addresses.c.channel, _addresses.c.address, _addresses.c.state, _addresses.c.since)
    .where(_addresses.c.bloc == bindparam("of_bloc"), _addresses.c.state != ACTIVE)
    .order_by(_addresses.c.channel)
)


@dataclass(frozen=True)
class Unreachable:
    """A network on which somebody is not reached: `state` is "blocked", "never_started", "deactivated" or "gone".

    `person` and `unit` are 0 for the bloc's own group.
    """

    person: int
    name: str
    unit: int
    channel: str
    state: str
    since: datetime | None


class Reach:
    """The part of the people's shelf that knows addresses."""

    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put_address(
        self, channel: str, address: str, *, person: int | None = None, bloc: int | None = None
    ) -> None:
        """Bind an address; an address already bound moves to the new owner."""
        values = {"channel": channel, "address": address, "person": person, "bloc": bloc}
        self._connection.execute(PUT, values)

    def set_address_state(
        self, channel: str, address: str, state: str, since: datetime | None = None
    ) -> None:
        values = {"on": channel, "to": address, "as_state": state, "at": since}
        self._connection.execute(STATE, values)

    def move_address(self, channel: str, old: str, new: str) -> None:
        """A group has another address from now on, also for what waits to go there.

        A person's or bloc's address already there wins.
        """
        values = {"on": channel, "to": old, "new": new}
        self._connection.execute(MOVED, values)
        self._connection.execute(PARCELS_MOVED, values)

    def outside_addresses(self, room: str) -> list[tuple[str, str]]:
        """(channel, address) of a room's owner on networks other than our own web chat."""
        statement = OUTSIDE_OF_PERSON if room.startswith("p") else OUTSIDE_OF_BLOC
        return [
            (row.channel, row.address)
            for row in self._connection.execute(statement, {"owner": int(room[1:])})
        ]

    def unreachable(self, bloc: int, day: date) -> tuple[Unreachable, ...]:
        """Who acts in the bloc on that day and does not get what is sent to them, each network by itself."""
        rows = self._connection.execute(UNREACHABLE, {"of_bloc": bloc, "day": day})
        return tuple(Unreachable(r.person, r.name, r.unit, r.channel, r.state, r.since) for r in rows)

    def lost_group(self, bloc: int) -> tuple[Unreachable, ...]:
        """The bloc's group where the bot is no longer in it."""
        rows = self._connection.execute(LOST_GROUP, {"of_bloc": bloc})
        return tuple(Unreachable(0, "", 0, row.channel, row.state, row.since) for row in rows)
