"""Workbooks made and read after a turn, each in a child of its own with little memory and time."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.child import ChildFailed, in_child
from bot.desk import Desk
from bot.evidence_store import EvidenceStore
from bot.outcome import NOTHING, Outcome
from bot.web.media import EXCEL
from bot.workbook_books import book_of
from rules.workbook_content import Content, content_to_dict, marker_of, rows_from
from storage.store import Store

Body = dict[str, Any]
Write = Callable[[Body], Awaitable[bytes]]
"""Makes an .xlsx of what `Book.as_dict` gives."""
Read = Callable[[str], Awaitable[Body]]
"""What `messages.workbooks.reading.read` finds in the file at a path."""
KEY = "workbook_key"


async def write_in_child(book: Body) -> bytes:
    return await in_child("messages.workbooks", "write", told=book)


async def read_in_child(path: str) -> Body:
    """A child that died over it found nothing it could read: the same file would kill the next one too."""
    try:
        return dict(json.loads(await in_child("messages.workbooks", "read", told={"path": path})))
    except ChildFailed:
        return {"problem": "unreadable"}


@dataclass(frozen=True)
class WorkbookWork:
    desk: Desk
    files: EvidenceStore
    write: Write = write_in_child
    read: Read = read_in_child

    def kinds(self) -> dict[str, Callable[[Body], Awaitable[Outcome]]]:
        return {"write_workbook": self.make, "read_workbook": self.take}

    async def make(self, body: Body) -> Outcome:
        key = await self._key()
        found = await self.desk.read(partial(book_of, body=body, key=key))
        if found is None:
            return NOTHING
        name, book = found
        content = await self.write(book.as_dict())
        digest = await asyncio.to_thread(self.files.put, content)
        file = {"digest": digest, "name": name, "size": len(content), "media_type": EXCEL}
        return Outcome("workbook_written", file)

    async def take(self, body: Body) -> Outcome:
        path = self.files.path(body["digest"])
        found: Body = await self.read(str(path)) if path else {"problem": "unreadable"}
        if found["problem"]:
            return Outcome("workbook_read", {"problem": found["problem"]})
        marker = marker_of(found["marker"], await self._key())
        if marker is None:
            return Outcome("workbook_read", {"problem": "not_ours"})
        content = Content(marker, rows_from(found["rows"], found["columns"]), found["columns"])
        return Outcome("workbook_read", {"problem": "", "content": content_to_dict(content)})

    async def _key(self) -> str:
        """This installation's own, made the first time it is wanted."""
        return await self.desk.read(_kept_key) or await self.desk.write(_make_key)


def _kept_key(store: Store) -> str:
    return store.notes.get(KEY) or ""


def _make_key(store: Store) -> str:
    kept = _kept_key(store) or secrets.token_hex(32)
    store.notes.put(KEY, kept)
    return kept
