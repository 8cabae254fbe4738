"""The Bot API methods the channel uses."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.datastructures import UploadFile

from tests.telegram import api_checks as checks
from tests.telegram.api_checks import Json, Refusal, bad
from tests.telegram.api_courier import ACTIVE, Courier, Hook
from tests.telegram.api_world import World, media

DOWNLOAD_LIMIT = 20 * 2**20
UPLOAD_LIMIT = 50 * 2**20
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


class Methods:
    def __init__(self, world: World) -> None:
        self.world = world
        self.courier = Courier(world)
        self.closed = False
        self._polls = 0

    async def get_me(self, _: Json) -> Json:
        return {**self.world.bot, "can_join_groups": True, "can_read_all_group_messages": False}

    async def get_updates(self, params: Json) -> list[Any]:
        """Waits up to `timeout` seconds for news; a newer poll ends an older one with a conflict."""
        if self.courier.hook:
            raise Refusal(409, f"Conflict: {ACTIVE}")
        self._polls += 1
        mine = self._polls
        self.world.confirm(int(params.get("offset", 0)))
        self._allow(params)
        try:
            async with asyncio.timeout(float(params.get("timeout", 0)) or 0.001):
                await self.world.changes.until(
                    lambda: self.closed or mine != self._polls or self.world.updates
                )
        except TimeoutError:
            return []
        if mine != self._polls:
            why = "terminated by other getUpdates request; make sure that only one bot instance is running"
            raise Refusal(409, f"Conflict: {why}")
        return self.world.updates[: int(params.get("limit", 100))]

    def _allow(self, params: Json) -> None:
        if "allowed_updates" in params:
            self.world.allowed = tuple(json.loads(params["allowed_updates"]))

    async def delete_webhook(self, params: Json) -> bool:
        self.courier.hook = None
        if params.get("drop_pending_updates") == "true":
            self.world.updates.clear()
        return True

    async def set_webhook(self, params: Json) -> bool:
        self.courier.hook = Hook.asked(params, is_local=self.courier.is_local)
        self.courier.last_error = ""
        self._allow(params)
        self.courier.comes_again()
        return True

    async def get_webhook_info(self, _: Json) -> Json:
        return self.courier.info()

    async def set_my_commands(self, params: Json) -> bool:
        self.world.commands = checks.commands(params)
        return True

    async def send_message(self, params: Json) -> Json:
        chat = self.world.reach(params["chat_id"])
        text, entities = checks.formatted(params, "text", 4096)
        if not text.strip():
            raise bad("message text is empty")
        body = {"text": text, "entities": entities, "reply_markup": checks.keyboard(params)}
        return self.world.write(chat, self.world.bot, _present(body))

    async def edit_message_text(self, params: Json) -> Json:
        text, entities = checks.formatted(params, "text", 4096)
        if not text.strip():
            raise bad("message text is empty")
        return self._edit(params, _present({"text": text, "entities": entities}))

    async def edit_message_reply_markup(self, params: Json) -> Json:
        return self._edit(params, {})

    def _edit(self, params: Json, words: Json) -> Json:
        chat = self.world.reach(params["chat_id"])
        old = self.world.messages.get((chat.id, int(params["message_id"])))
        if old is None:
            raise bad("message to edit not found")
        if old["from"] != self.world.bot:
            raise bad("message can't be edited")
        if words and "text" not in old:
            raise bad("there is no text in the message to edit")
        kept = {key: value for key, value in old.items() if key not in ("reply_markup", *_worded(words))}
        new = {**kept, **words, **_present({"reply_markup": checks.keyboard(params)})}
        if {**new, "edit_date": 0} == {**old, "edit_date": 0}:
            raise bad(SAME)
        new["edit_date"] = int(self.world.clock.now)
        self.world.messages[chat.id, old["message_id"]] = new
        self.world.changes.tell()
        return new

    async def answer_callback_query(self, params: Json) -> bool:
        if len(params.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self.world.answered(params["callback_query_id"])
        self.world.toasts.append(params.get("text", ""))
        self.world.changes.tell()
        return True

    async def get_file(self, params: Json) -> Json:
        file = self.world.files.get(params["file_id"])
        if file is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        if file.size > DOWNLOAD_LIMIT:
            raise bad("file is too big")
        known = {"file_id": params["file_id"], "file_unique_id": f"u{params['file_id']}"}
        return {**known, "file_size": file.size, "file_path": f"documents/{params['file_id']}"}

    async def send_document(self, params: Json) -> Json:
        return await self._send_file(params, "document")

    async def send_photo(self, params: Json) -> Json:
        return await self._send_file(params, "photo")

    async def _send_file(self, params: Json, field: str) -> Json:
        chat = self.world.reach(params["chat_id"])
        upload = params.get(field)
        if isinstance(upload, str) and upload.startswith("attach://"):
            upload = params.get(upload.removeprefix("attach://"))
        if not isinstance(upload, UploadFile):
            raise bad(f"there is no {field} in the request")
        content = await upload.read()
        if not content:
            raise bad("file must be non-empty")
        if len(content) > UPLOAD_LIMIT:
            raise Refusal(413, "Request Entity Too Large")
        caption, entities = checks.formatted(params, "caption", 1024)
        kind = upload.content_type or "application/octet-stream"
        file_id = self.world.keep(content, upload.filename or field, kind)
        words = _present({"caption": caption, "caption_entities": entities})
        return self.world.write(
            chat, self.world.bot, {**media(self.world, file_id, field == "photo"), **words}
        )


def _present(body: Json) -> Json:
    return {key: value for key, value in body.items() if value}


def _worded(words: Json) -> tuple[str, ...]:
    return ("text", "entities") if words else ()


def table(methods: Methods) -> dict[str, Callable[[Json], Awaitable[Any]]]:
    """Lower-case names, as Telegram does not mind case."""
    return {
        "getme": methods.get_me,
        "getupdates": methods.get_updates,
        "deletewebhook": methods.delete_webhook,
        "setwebhook": methods.set_webhook,
        "getwebhookinfo": methods.get_webhook_info,
        "setmycommands": methods.set_my_commands,
        "sendmessage": methods.send_message,
        "editmessagetext": methods.edit_message_text,
        "editmessagereplymarkup": methods.edit_message_reply_markup,
        "answercallbackquery": methods.answer_callback_query,
        "getfile": methods.get_file,
        "senddocument": methods.send_document,
        "sendphoto": methods.send_photo,
    }
