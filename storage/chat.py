"""One row a message said: history and outbox at once.

`seq` grows within a room with every change, so a reader asks for "all after seq" and sees edits too.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from storage import tables
from storage.statements import Transaction

_chat, _rooms = tables.chat, tables.rooms

RETIRED = ""
"""Stands in a row for the name of its slot, once a newer message has the slot."""

_BUMP = insert(_rooms).values(id=bindparam("room"), seq=1)
BUMP = _BUMP.on_conflict_do_update(index_elements=["id"], set_={"seq": _rooms.c.seq + 1}).returning(
    _rooms.c.seq
)
LIVE = select(
    _chat.c.id,
    select(func.max(_chat.c.id)).where(_chat.c.room == bindparam("room")).scalar_subquery().label("last"),
).where(_chat.c.room == bindparam("room"), _chat.c.slot == bindparam("slot"))
SAY = (
    insert(_chat)
    .values({name: bindparam(name) for name in ("room", "seq", "author", "slot", "body", "at")})
    .returning(_chat.c.id)
)
CHANGE = (
    update(_chat)
    .where(_chat.c.id == bindparam("row"))
    .values(seq=bindparam("new_seq"), body=bindparam("new_body"))
)
RETIRE = (
    update(_chat)
    .where(_chat.c.room == bindparam("in_room"), _chat.c.slot == bindparam("of_slot"))
    .values(seq=bindparam("new_seq"), slot=RETIRED)
    .returning(_chat.c.id)
)
AFTER = (
    select(_chat)
    .where(_chat.c.room == bindparam("room"), _chat.c.seq > bindparam("after"))
    .order_by(_chat.c.seq, _chat.c.id)
    .limit(bindparam("limit"))
)
LAST = (
    select(_chat)
    .where(_chat.c.room == bindparam("room"))
    .order_by(_chat.c.id.desc())
    .limit(bindparam("limit"))
)


@dataclass(frozen=True)
class ChatRow:
    """`author` is "bot" or "me"; `body` is Outgoing.as_dict(), {} when taken back."""

    id: int
    room: str
    seq: int
    author: str
    body: dict[str, Any]
    at: datetime


@dataclass(frozen=True)
class Said:
    """A message written now; `edited` tells whether an earlier one was changed in place."""

    row: int
    room: str
    edited: bool


class Chat:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection
        self._bumped: dict[str, int] = {}

    def hear(self, room: str, body: dict[str, Any], at: datetime) -> None:
        self._insert(room, "me", None, body, at)

    def say(
        self,
        room: str,
        body: dict[str, Any],
        at: datetime,
        slot: str = "",
        *,
        in_place: bool = False,
        anywhere: bool = False,
    ) -> list[Said]:
        """Say it; with a slot the room keeps one live message, changed in place or retired.

        `in_place` changes it when it is the last, `anywhere` also when more was said since.
        """
        if not slot:
            return [Said(self._insert(room, "bot", None, body, at), room, edited=False)]
        if in_place or anywhere:
            live = self._connection.execute(LIVE, {"room": room, "slot": slot}).first()
            if live is not None and (anywhere or live.id == live.last):
                values = {"row": live.id, "new_seq": self._bump(room), "new_body": body}
                self._connection.execute(CHANGE, values)
                return [Said(live.id, room, edited=True)]
        old = {"in_room": room, "of_slot": slot, "new_seq": self._bump(room)}
        said = [Said(row.id, room, edited=True) for row in self._connection.execute(RETIRE, old)]
        return [*said, Said(self._insert(room, "bot", slot, body, at), room, edited=False)]

    def after(self, room: str, seq: int, limit: int = 200) -> list[ChatRow]:
        """What changed in the room after `seq`, oldest change first; what one turn changed comes together."""
        found = self._connection.execute(AFTER, {"room": room, "after": seq, "limit": limit}).all()
        if len(found) == limit:
            whole = [row for row in found if row.seq != found[-1].seq]
            found = whole or found
        return [_row(row) for row in found]

    def last(self, room: str, limit: int = 1) -> list[ChatRow]:
        """The newest messages, oldest of them first."""
        rows = self._connection.execute(LAST, {"room": room, "limit": limit}).all()
        return [_row(row) for row in reversed(rows)]

    def _bump(self, room: str) -> int:
        """The number of this turn in the room: everything it changes there carries the same one."""
        if room not in self._bumped:
            self._bumped[room] = int(self._connection.execute(BUMP, {"room": room}).scalar_one())
        return self._bumped[room]

    def _insert(self, room: str, author: str, slot: str | None, body: dict[str, Any], at: datetime) -> int:
        values = {
            "room": room,
            "seq": self._bump(room),
            "author": author,
            "slot": slot,
            "body": body,
            "at": at,
        }
        return int(self._connection.execute(SAY, values).scalar_one())


def shown(body: dict[str, Any], slot: str | None) -> dict[str, Any]:
    """A message as it is to be seen; of a retired one its recap or its text stays, and nothing to tap."""
    if slot != RETIRED:
        return body
    if body.get("recap"):
        return {"html": body["recap"]}
    return {name: value for name, value in body.items() if name not in ("rows", "choice")}


def _row(row: Any) -> ChatRow:
    return ChatRow(row.id, row.room, row.seq, row.author, shown(row.body, row.slot), row.at)
