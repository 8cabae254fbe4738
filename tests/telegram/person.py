"""The person's side of the fake Telegram: says, taps, sends files, and sees what is on the screen."""

from dataclasses import dataclass
from typing import Any

from tests.telegram.api_checks import Json, units
from tests.telegram.api_world import Chat, World, media

BLOCKED = "bot was blocked by the user"
DEACTIVATED = "user is deactivated"
NEVER_STARTED = "bot can't initiate conversation with a user"
KICKED = "bot was kicked from the group chat"


@dataclass(frozen=True)
class Seen:
    """One message as it stood on the screen."""

    body: Json
    content: bytes = b""

    @property
    def id(self) -> str:
        return str(self.body["message_id"])

    @property
    def text(self) -> str:
        return str(self.body.get("text", ""))

    @property
    def file(self) -> str:
        """Name of the document; "photo" for a photo; empty without a file."""
        return str(self.body.get("document", {}).get("file_name", "photo" if "photo" in self.body else ""))

    @property
    def rows(self) -> list[list[Json]]:
        rows: list[list[Json]] = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for row in self.rows for button in row]

    def button(self, label: str) -> Json:
        return next(button for row in self.rows for button in row if button["text"] == label)


class Room:
    """A chat seen from the people's side."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world, self.chat = world, chat
        self.address = str(chat.id)

    def sees(self) -> list[Seen]:
        """What the bot wrote, oldest first."""
        return [
            Seen(body, self._content(body))
            for (chat, _), body in sorted(self.world.messages.items())
            if chat == self.chat.id and body["from"] == self.world.bot
        ]

    async def waits_for(self, text: str) -> Seen:
        """The newest message holding `text` in its words, buttons or file name, once there is one."""

        def found() -> Seen | None:
            holding = [
                seen for seen in self.sees() if text in "\n".join([seen.text, seen.file, *seen.buttons])
            ]
            return holding[-1] if holding else None

        seen: Seen = await self.world.changes.soon(found)
        return seen

    def _content(self, body: Json) -> bytes:
        file = body.get("document") or body.get("photo", [{}])[-1]
        return self.world.files[file["file_id"]].content if file else b""


class Group(Room):
    def removes_the_bot(self) -> None:
        self.chat.wall = KICKED

    def moves(self, address: int) -> "Group":
        """Becomes a supergroup with another address, and Telegram says so."""
        new = Group(self.world, Chat(address, "supergroup", self.chat.title))
        self.world.chats[address] = new.chat
        service = self.world.write(self.chat, self.world.bot, {"migrate_to_chat_id": address})
        self.chat.moved_to = address
        self.world.push("message", service)
        return new


class Person(Room):
    """Has not started the bot until they say something; every act gives the id of its update."""

    def __init__(self, world: World, chat: Chat) -> None:
        super().__init__(world, chat)
        self.user: Json = {"id": chat.id, "is_bot": False, "first_name": chat.title, "language_code": "vi"}

    def says(self, text: str, group: Group | None = None) -> int:
        command = text.split()[0] if text.startswith("/") else ""
        marked = [{"type": "bot_command", "offset": 0, "length": units(command)}] if command else []
        return self._writes({"text": text, **({"entities": marked} if marked else {})}, group)

    def starts(self, payload: str = "") -> int:
        return self.says(f"/start {payload}".rstrip())

    def sends_a_sticker(self) -> int:
        sticker = {"file_id": "s1", "file_unique_id": "us1", "type": "regular", "width": 512, "height": 512}
        return self._writes({"sticker": {**sticker, "is_animated": False, "is_video": False}}, None)

    def sends_file(
        self,
        name: str,
        content: bytes,
        media_type: str = "application/pdf",
        caption: str = "",
        size: int | None = None,
    ) -> int:
        """`size` is what Telegram says, where it differs from what is there."""
        file_id = self.world.keep(content, name, media_type, size)
        return self._writes(
            {**media(self.world, file_id, False), **({"caption": caption} if caption else {})}, None
        )

    def sends_photo(
        self, content: bytes, caption: str = "", group: Group | None = None, album: str = ""
    ) -> int:
        file_id = self.world.keep(content, "photo", "image/jpeg")
        said = {"caption": caption, "media_group_id": album}
        written = {name: text for name, text in said.items() if text}
        return self._writes({**media(self.world, file_id, True), **written}, group)

    def taps(self, label: str, group: Group | None = None, on: Seen | None = None) -> int:
        """Tap a button on the newest message that has it, or on a message as it was `seen` before."""
        room: Room = group or self
        seen = on or next(seen for seen in reversed(room.sees()) if label in seen.buttons)
        return self.forges(seen.button(label)["callback_data"], seen, room)

    def forges(self, data: str, seen: Seen, room: Room | None = None) -> int:
        """A tap whose data came from a client that can send anything."""
        where = room or self
        stored = self.world.messages.get((where.chat.id, int(seen.id)))
        gone = {"chat": where.chat.as_json(), "message_id": int(seen.id), "date": 0}
        tap: dict[str, Any] = {"id": self.world.tap(), "from": self.user, "chat_instance": "1", "data": data}
        return self.world.push("callback_query", {**tap, "message": stored or gone})

    def opens(self, label: str) -> str:
        """Where a link button leads."""
        return str(next(seen for seen in reversed(self.sees()) if label in seen.buttons).button(label)["url"])

    def forgets(self, seen: Seen) -> None:
        """The message is deleted."""
        del self.world.messages[self.chat.id, int(seen.id)]

    def blocks(self) -> None:
        self.chat.wall = BLOCKED

    def leaves_telegram(self) -> None:
        self.chat.wall = DEACTIVATED

    def _writes(self, body: Json, group: Group | None) -> int:
        chat = group.chat if group else self.chat
        if chat is self.chat:
            chat.wall = ""
        return self.world.push("message", self.world.write(chat, self.user, body))
