"""When each bloc is looked at again: one statement finds what is due, however many blocs there are."""

from datetime import UTC, datetime

from sqlalchemy import bindparam, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.columns import Moment
from storage.statements import Transaction

_looks, _blocs, _addresses, _duties = tables.looks, tables.blocs, tables.addresses, tables.duties

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)

_NOW = bindparam("now", type_=Moment())
_COME = or_(_looks.c.next_at <= _NOW, _looks.c.looked_at > _NOW)
DUE = select(_looks.c.bloc).where(_COME).order_by(_looks.c.bloc)
IS_DUE = select(_looks.c.bloc).where(_looks.c.bloc == bindparam("bloc"), _COME).with_for_update()
_PUT = insert(_looks).values({name: bindparam(name) for name in ("bloc", "next_at", "looked_at")})
PUT = _PUT.on_conflict_do_update(
    index_elements=["bloc"], set_={name: _PUT.excluded[name] for name in ("next_at", "looked_at")}
)
SOON = _PUT.on_conflict_do_update(index_elements=["bloc"], set_={"next_at": _PUT.excluded.next_at})
ALL_SOON = update(_looks).values(next_at=AT_ONCE)
_HERE = _addresses.c.channel == bindparam("channel"), _addresses.c.address == bindparam("address")
_GROUPS = select(_addresses.c.bloc).where(*_HERE)
_SERVED = select(_duties.c.bloc).join(_addresses, _addresses.c.person == _duties.c.person).where(*_HERE)
SOON_OF = (
    update(_looks).where(or_(_looks.c.bloc.in_(_GROUPS), _looks.c.bloc.in_(_SERVED))).values(next_at=AT_ONCE)
)
MISSING = insert(_looks).from_select(
    ["bloc", "next_at", "looked_at"],
    select(_blocs.c.id, literal(AT_ONCE, _looks.c.next_at.type), literal(AT_ONCE, _looks.c.next_at.type)).where(
        ~select(_looks.c.bloc).where(_looks.c.bloc == _blocs.c.id).exists()
    ),
)


class Looks:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def due(self, now: datetime) -> list[int]:
        """Blocs whose next look has come, and those last looked at by a clock that was ahead of this one."""
        return list(self._connection.execute(DUE, {"now": now}).scalars())

    def is_due(self, bloc: int, now: datetime) -> bool:
        """Whoever changes what is due waits from now on until the look is over, so that it is not missed."""
        return self._connection.execute(IS_DUE, {"bloc": bloc, "now": now}).first() is not None

    def put(self, bloc: int, next_at: datetime, now: datetime) -> None:
        self._connection.execute(PUT, {"bloc": bloc, "next_at": next_at, "looked_at": now})

    def soon(self, bloc: int) -> None:
        """What is due in the bloc has changed: the next tick looks."""
        self._connection.execute(SOON, {"bloc": bloc, "next_at": AT_ONCE, "looked_at": AT_ONCE})

    def soon_of(self, channel: str, address: str) -> None:
        """The same in each bloc whose group, or whose people, are reached there."""
        self._connection.execute(SOON_OF, {"channel": channel, "address": address})

    def begin(self) -> None:
        """The program has started: every bloc is looked at once, new ones too."""
        self._connection.execute(ALL_SOON)
        self._connection.execute(MISSING)
