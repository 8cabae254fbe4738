"""What still has to reach a network other than our own: one row per message and address.

waiting -> sent; failed: a dead letter, given up; missed: its person could not be reached; skipped: a newer
one had taken its place before it could go. A change of the message makes any of them wait again.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, case, update
from sqlalchemy.dialects.postgresql import insert

from rules.priorities import Priority
from storage import tables
from storage.parcels import DEAD, DUE, FAR, NEXT, DeadLetter, Parcel, parcel_of
from storage.statements import Transaction

_outbox = tables.outbox

_PUT = insert(_outbox).values(
    chat=bindparam("chat"),
    channel=bindparam("channel"),
    address=bindparam("address"),
    priority=bindparam("priority"),
    state="waiting",
    remote="",
    digest="",
    why="",
    version=1,
    tries=0,
    next_at=bindparam("at"),
)
PUT = _PUT.on_conflict_do_update(
    index_elements=["chat", "channel", "address"],
    set_={
        "state": "waiting",
        "tries": 0,
        "priority": _PUT.excluded.priority,
        "version": _outbox.c.version + 1,
        "next_at": _PUT.excluded.next_at,
    },
)
AGAIN = (
    update(_outbox)
    .where(
        _outbox.c.chat == bindparam("row"),
        _outbox.c.channel == bindparam("on"),
        _outbox.c.address == bindparam("to"),
    )
    .values(
        state="waiting",
        tries=0,
        priority=bindparam("first"),
        version=_outbox.c.version + 1,
        next_at=bindparam("at"),
    )
)
_OWN = update(_outbox).where(_outbox.c.id == bindparam("parcel"))
_UNCHANGED = _outbox.c.version == bindparam("of_version")
SENT = _OWN.values(
    remote=bindparam("as_remote"),
    digest=bindparam("as_digest"),
    tries=0,
    state=case((_UNCHANGED, "sent"), else_="waiting"),
)
CLOSED = _OWN.where(_UNCHANGED).values(state=bindparam("as_state"), why=bindparam("because"))
LOST = _OWN.values(remote="", digest="")
LATER = _OWN.values(tries=bindparam("tried"), next_at=bindparam("at"))
MISSED = (
    update(_outbox)
    .where(
        _outbox.c.state == "waiting",
        _outbox.c.channel == bindparam("on"),
        _outbox.c.address == bindparam("to"),
    )
    .values(state="missed")
)


class Outbox:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(
        self,
        row: int,
        channel: str,
        address: str,
        at: datetime,
        *,
        edit: bool,
        priority: Priority = Priority.NOTICE,
    ) -> None:
        """Queue a message; an edit only follows where the message itself went."""
        first = int(priority)
        if edit:
            values = {"row": row, "on": channel, "to": address, "at": at, "first": first}
            self._connection.execute(AGAIN, values)
        else:
            values = {"chat": row, "channel": channel, "address": address, "at": at, "priority": first}
            self._connection.execute(PUT, values)

    def due(
        self,
        now: datetime,
        limit: int = 100,
        first: Priority = Priority.ANSWER,
        last: Priority = Priority.REMINDER,
    ) -> list[Parcel]:
        """What goes first stands first; of one chat at most HEADS."""
        values = {"now": now, "far": now + FAR, "limit": limit, "first": int(first), "last": int(last)}
        return [parcel_of(row) for row in self._connection.execute(DUE, values)]

    def next_due(self, now: datetime) -> datetime | None:
        """The first moment after `now` at which something falls due."""
        return self._connection.execute(NEXT, {"now": now}).scalar()

    def sent(self, parcel: Parcel, remote: str) -> None:
        """Done, unless the message was changed while it was under way."""
        values = {"as_remote": remote, "as_digest": parcel.digest, "of_version": parcel.version}
        self._connection.execute(SENT, {"parcel": parcel.id, **values})

    def failed(self, parcel: Parcel, why: str) -> None:
        """A dead letter."""
        self._close(parcel, "failed", why)

    def skipped(self, parcel: Parcel) -> None:
        self._close(parcel, "sent" if parcel.remote else "skipped", "")

    def lost(self, parcel: Parcel) -> None:
        """The network no longer has the message: it will be said anew."""
        self._connection.execute(LOST, {"parcel": parcel.id})

    def later(self, parcel: Parcel, at: datetime, *, counted: bool = True) -> None:
        tried = parcel.tries + counted
        self._connection.execute(LATER, {"parcel": parcel.id, "tried": tried, "at": at})

    def missed(self, channel: str, address: str) -> None:
        """Nothing that waits for this address goes there any more."""
        self._connection.execute(MISSED, {"on": channel, "to": address})

    def dead(self, limit: int = 100) -> tuple[DeadLetter, ...]:
        """The newest first."""
        rows = self._connection.execute(DEAD, {"limit": limit})
        return tuple(DeadLetter(r.id, r.channel, r.room, r.why, r.next_at) for r in rows)

    def _close(self, parcel: Parcel, state: str, why: str) -> None:
        values = {"as_state": state, "because": why, "of_version": parcel.version}
        self._connection.execute(CLOSED, {"parcel": parcel.id, **values})
