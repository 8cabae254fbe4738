"""What the postman is given to carry, and what he gave up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import bindparam, case, func, or_, select

from rules.priorities import Priority
from storage import tables
from storage.chat import RETIRED, shown

_outbox, _chat = tables.outbox, tables.chat

FAR = timedelta(minutes=15)
"""No pause is so long: what waits for a later moment was put off by a clock that has been set back since."""
LOOKED_THROUGH = 1000
"""Of a longer queue the beginning."""
HEADS = 2
"""Of one chat at most so many are given at once: a chat that may not be written to never hides the others."""

_FIRST = (
    select(_outbox)
    .where(
        _outbox.c.state == "waiting",
        or_(_outbox.c.next_at <= bindparam("now"), _outbox.c.next_at > bindparam("far")),
        _outbox.c.priority.between(bindparam("first"), bindparam("last")),
    )
    .order_by(_outbox.c.priority, _outbox.c.chat)
    .limit(LOOKED_THROUGH)
    .subquery()
)
_EDITS = case((_FIRST.c.remote == "", 0), else_=1)
_ORDER = (_FIRST.c.priority, _EDITS, _FIRST.c.chat)
_PLACE = func.row_number().over(partition_by=(_FIRST.c.channel, _FIRST.c.address), order_by=_ORDER)
_DUE = select(_FIRST, _EDITS.label("edits"), _PLACE.label("place")).subquery()
DUE = (
    select(_DUE, _chat.c.body, _chat.c.slot)
    .join(_chat, _chat.c.id == _DUE.c.chat)
    .where(_DUE.c.place <= HEADS)
    .order_by(_DUE.c.priority, _DUE.c.edits, _DUE.c.chat)
    .limit(bindparam("limit"))
)
NEXT = (
    select(_outbox.c.next_at)
    .where(_outbox.c.state == "waiting", _outbox.c.next_at > bindparam("now"))
    .order_by(_outbox.c.next_at)
    .limit(1)
)
DEAD = (
    select(_outbox.c.id, _outbox.c.channel, _outbox.c.why, _outbox.c.next_at, _chat.c.room)
    .join(_chat, _chat.c.id == _outbox.c.chat)
    .where(_outbox.c.state == "failed")
    .order_by(_outbox.c.id.desc())
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
    version: int
    priority: Priority
    body: dict[str, Any]
    retired: bool = False
    last: str = ""
    """The digest of what was sent last."""
    place: int = 1
    """Among those of its chat, from 1."""

    @property
    def digest(self) -> str:
        """Of all that can be seen of it."""
        seen = {name: value for name, value in self.body.items() if name != "recap"}
        return sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def needless(self) -> bool:
        """It says nothing new, or was replaced before it could be said."""
        return (self.retired and not self.remote) or (bool(self.remote) and self.last == self.digest)


@dataclass(frozen=True)
class DeadLetter:
    """Given up; `room` is whose it was, such as "p12" or "g1"."""

    id: int
    channel: str
    room: str
    why: str
    at: datetime


def parcel_of(row: Any) -> Parcel:
    """Of a row of DUE."""
    return Parcel(
        row.id,
        row.channel,
        row.address,
        row.remote,
        row.tries,
        row.version,
        Priority(row.priority),
        shown(row.body, row.slot),
        row.slot == RETIRED,
        row.digest,
        row.place,
    )
