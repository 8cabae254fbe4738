"""Which files were said in which rooms."""

from typing import Any

from sqlalchemy import Text, bindparam, select, type_coerce

from storage import tables
from storage.chat import shown
from storage.statements import Transaction

_chat = tables.chat

NAMING = select(_chat.c.body, _chat.c.slot).where(
    _chat.c.room.in_(bindparam("rooms", expanding=True)),
    type_coerce(_chat.c.body, Text).contains(bindparam("digest"), autoescape=False),
)


def file_said(connection: Transaction, rooms: list[str], digest: str) -> dict[str, Any] | None:
    """The file (digest, name, size, media_type) as a message in one of the rooms still carries it."""
    for row in connection.execute(NAMING, {"rooms": rooms, "digest": digest}):
        for file in shown(row.body, row.slot).get("files", ()):
            if file["digest"] == digest:
                return dict(file)
    return None
