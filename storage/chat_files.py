"""Which files were said in which rooms."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Text, bindparam, select, type_coerce

from storage import tables
from storage.chat import shown
from storage.statements import Transaction

_chat = tables.chat

NAMING = select(_chat.c.room, _chat.c.author, _chat.c.body, _chat.c.slot).where(
    _chat.c.room.in_(bindparam("rooms", expanding=True)),
    type_coerce(_chat.c.body, Text).contains(bindparam("digest"), autoescape=False),
)


@dataclass(frozen=True)
class FileSaid:
    """A file as a message still carries it; `evidence` is its row in a unit's book, `notice` whose it is, else 0.

    `sent` tells that the room's own person sent it.
    """

    room: str
    name: str
    media_type: str
    evidence: int
    sent: bool
    notice: int = 0


def files_said(connection: Transaction, rooms: list[str], digest: str) -> Iterator[FileSaid]:
    """Wherever a message in one of the rooms still carries this content."""
    for row in connection.execute(NAMING, {"rooms": rooms, "digest": digest}):
        for file in shown(row.body, row.slot).get("files", ()):
            if file["digest"] == digest:
                number, notice = file.get("evidence", 0), file.get("notice", 0)
                sent = row.author == "me"
                yield FileSaid(row.room, file["name"], file["media_type"], number, sent, notice)
