"""What was said to somebody while a network did not reach them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, select, update

from storage import tables
from storage.chat import RETIRED
from storage.statements import Transaction

_chat, _outbox, _addresses = tables.chat, tables.outbox, tables.addresses

SINCE = select(_addresses.c.since).where(
    _addresses.c.channel == bindparam("on"), _addresses.c.address == bindparam("to")
)
_MISSED = and_(
    _outbox.c.state == "missed",
    _outbox.c.remote == "",
    _outbox.c.channel == bindparam("on"),
    _outbox.c.address == bindparam("to"),
)
_UNHEARD = and_(
    _chat.c.room == bindparam("room"),
    _chat.c.author == "bot",
    or_(_chat.c.slot.is_(None), _chat.c.slot != RETIRED),
    or_(
        _chat.c.at > bindparam("moment", type_=_chat.c.at.type), _chat.c.id.in_(select(_outbox.c.chat).where(_MISSED))
    ),
)
COUNT = select(func.count().label("count")).select_from(_chat).where(_UNHEARD)
NEWEST = select(_chat.c.id).where(_UNHEARD).order_by(_chat.c.id.desc()).limit(bindparam("limit"))
FORGET = (
    update(_outbox)
    .where(
        _outbox.c.state == "missed",
        _outbox.c.channel == bindparam("on"),
        _outbox.c.address == bindparam("to"),
    )
    .values(state="skipped")
)


@dataclass(frozen=True)
class Unheard:
    """How many messages still stand that were not delivered, and the rows of the newest, oldest of them first."""

    count: int
    newest: tuple[int, ...]


class Away:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def back(self, room: str, channel: str, address: str, now: datetime, most: int = 3) -> Unheard:
        """The room's owner is heard there again; what was missed is told only once."""
        where = {"on": channel, "to": address}
        since = self._connection.execute(SINCE, where).scalar() or now
        values = {**where, "room": room, "moment": since}
        count = int(self._connection.execute(COUNT, values).scalar_one())
        rows = self._connection.execute(NEWEST, {**values, "limit": most}).scalars()
        self._connection.execute(FORGET, where)
        return Unheard(count, tuple(reversed(rows.all())))
