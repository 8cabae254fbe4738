"""What the fake Telegram remembers: chats, messages, files, updates not yet confirmed."""

import asyncio
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.telegram.api_checks import Json, Pace, Refusal, bad

PATIENCE = 20
"""Seconds after which a wait in a test counts as hung."""
TAP_LIFE = 30.0


class Changes:
    """Lets tests wait for something to become true, without looking again and again."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def tell(self) -> None:
        event, self._event = self._event, asyncio.Event()
        event.set()

    async def next(self) -> None:
        """Until it is told once more."""
        await self._event.wait()

    async def until(self, true: Callable[[], Any]) -> Any:
        while not (answer := true()):
            await self._event.wait()
        return answer

    async def soon(self, true: Callable[[], Any]) -> Any:
        async with asyncio.timeout(PATIENCE):
            return await self.until(true)


@dataclass
class Clock:
    """Seconds since 1970, standing still until told."""

    now: float = 1_700_000_000.0

    def advance(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Chat:
    id: int
    kind: str
    title: str
    wall: str = ""
    """Why a message is refused; empty when it is not."""
    moved_to: int = 0

    def as_json(self) -> Json:
        return {
            "id": self.id,
            "type": self.kind,
            "first_name" if self.kind == "private" else "title": self.title,
        }


@dataclass
class StoredFile:
    content: bytes
    name: str
    media_type: str
    size: int


@dataclass
class World:
    clock: Clock = field(default_factory=Clock)
    pace: Pace | None = None
    changes: Changes = field(default_factory=Changes)
    chats: dict[int, Chat] = field(default_factory=dict)
    messages: dict[tuple[int, int], Json] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    updates: list[Any] = field(default_factory=list)
    confirmed: int = 0
    delivered: set[int] = field(default_factory=set)
    allowed: tuple[str, ...] = ()
    taps: dict[str, float] = field(default_factory=dict)
    toasts: list[str] = field(default_factory=list)
    commands: list[Json] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1000))
    bot: Json = field(
        default_factory=lambda: {
            "id": 7_000_001,
            "is_bot": True,
            "first_name": "Khối",
            "username": "khoi_bot",
        }
    )

    def number(self) -> int:
        return next(self.numbers)

    def push(self, kind: str, body: Json) -> int:
        """Queue an update; its id."""
        number = self.number()
        if not self.allowed or kind in self.allowed:
            self.updates.append({"update_id": number, kind: copy.deepcopy(body)})
        self.changes.tell()
        return number

    def confirm(self, offset: int) -> None:
        if offset > 0:
            self.confirmed = max(self.confirmed, offset - 1)
            self.updates = [raw for raw in self.updates if not _before(raw, offset)]
        elif offset < 0:
            self.updates = self.updates[offset:]
        self.changes.tell()

    def taken(self, raw: Any) -> None:
        """What was brought to the bot, not asked for."""
        self.updates.remove(raw)
        if isinstance(raw, dict):
            self.delivered.add(raw.get("update_id", 0))

    def reach(self, chat: str) -> Chat:
        """The chat a message may go to; raises Refusal as Telegram does."""
        found = self.chats.get(int(chat)) if chat.lstrip("-").isdigit() else None
        if found is None:
            raise bad("chat not found")
        if found.moved_to:
            migrated = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, migrated, migrate_to_chat_id=found.moved_to)
        if found.wall:
            raise Refusal(403, f"Forbidden: {found.wall}")
        if self.pace:
            self.pace.check(found.id, self.clock.now)
        return found

    def write(self, chat: Chat, author: Json, body: Json) -> Json:
        number = self.number()
        head = {"message_id": number, "date": int(self.clock.now), "chat": chat.as_json(), "from": author}
        self.messages[chat.id, number] = {**head, **body}
        self.changes.tell()
        return self.messages[chat.id, number]

    def keep(self, content: bytes, name: str, media_type: str, size: int | None = None) -> str:
        file_id = f"file{self.number()}"
        length = len(content) if size is None else size
        self.files[file_id] = StoredFile(content, name, media_type, length)
        return file_id

    def tap(self) -> str:
        query = str(self.number())
        self.taps[query] = self.clock.now
        return query

    def answered(self, query: str) -> None:
        """Raises Refusal for a tap unknown, answered or too old."""
        since = self.taps.pop(query, None)
        if since is None or self.clock.now - since > TAP_LIFE:
            raise bad("query is too old and response timeout expired or query ID is invalid")


def media(world: World, file_id: str, photo: bool) -> Json:
    """The `document` or `photo` field of a message."""
    file = world.files[file_id]
    known: Json = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": file.size}
    if photo:
        return {"photo": [{**known, "width": 800, "height": 600}]}
    return {"document": {**known, "file_name": file.name, "mime_type": file.media_type}}


def _before(raw: Any, offset: int) -> bool:
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return not isinstance(number, int) or number < offset
