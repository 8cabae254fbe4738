"""What still has to reach a network other than our own: one row per message and address."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.chat import shown
from storage.statements import Transaction

_outbox, _chat = tables.outbox, tables.chat

_PUT = insert(_outbox).values(
    chat=bindparam("chat"),
    channel=bindparam("channel"),
    address=bindparam("address"),
    state="waiting",
    remote="",
    tries=0,
    next_at=bindparam("at"),
)
PUT = _PUT.on_conflict_do_update(
    index_elements=["chat", "channel", "address"],
    set_={"state": "waiting", "tries": 0, "next_at": _PUT.excluded.next_at},
)
AGAIN = (
    update(_outbox)
    .where(
        _outbox.c.chat == bindparam("row"),
        _outbox.c.channel == bindparam("on"),
        _outbox.c.address == bindparam("to"),
    )
    .values(state="waiting", tries=0, next_at=bindparam("at"))
)
DUE = (
    select(_outbox, _chat.c.body, _chat.c.slot, _chat.c.seq)
    .join(_chat, _chat.c.id == _outbox.c.chat)
    .where(_outbox.c.state == "waiting", _outbox.c.next_at <= bindparam("now"))
    .order_by(_outbox.c.chat)
    .limit(bindparam("limit"))
)


@dataclass(frozen=True)
class Parcel:
    """One delivery due; `remote` is the network's id of the message when it was sent before."""

    id: int
    channel: str
    address: str
    remote: str
    tries: int
    seq: int
    body: dict[str, Any]


class Outbox:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, row: int, channel: str, address: str, at: datetime, *, edit: bool) -> None:
        """Queue a message; an edit only follows where the message itself went."""
        if edit:
            self._connection.execute(AGAIN, {"row": row, "on": channel, "to": address, "at": at})
        else:
            self._connection.execute(PUT, {"chat": row, "channel": channel, "address": address, "at": at})

    def due(self, now: datetime, limit: int = 50) -> list[Parcel]:
        rows = self._connection.execute(DUE, {"now": now, "limit": limit})
        return [
            Parcel(r.id, r.channel, r.address, r.remote, r.tries, r.seq, shown(r.body, r.slot)) for r in rows
        ]

    def next_due(self) -> datetime | None:
        statement = (
            select(_outbox.c.next_at).where(_outbox.c.state == "waiting").order_by(_outbox.c.next_at).limit(1)
        )
        return self._connection.execute(statement).scalar()

    def sent(self, parcel: Parcel, remote: str) -> None:
        """Done, unless the message was changed while it was under way."""
        unchanged = select(_chat.c.id).where(_chat.c.id == _outbox.c.chat, _chat.c.seq == parcel.seq).exists()
        self._set(parcel, remote=remote)
        self._connection.execute(
            update(_outbox).where(_outbox.c.id == parcel.id, unchanged).values(state="sent")
        )

    def failed(self, parcel: Parcel) -> None:
        self._set(parcel, state="failed")

    def lost(self, parcel: Parcel) -> None:
        """The network no longer has the message: it will be said anew."""
        self._set(parcel, remote="")

    def later(self, parcel: Parcel, at: datetime) -> None:
        self._set(parcel, tries=parcel.tries + 1, next_at=at)

    def _set(self, parcel: Parcel, **values: Any) -> None:
        self._connection.execute(update(_outbox).where(_outbox.c.id == parcel.id).values(**values))
