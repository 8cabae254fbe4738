"""What the real Bot API refuses, in its own words."""

import json
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

Json = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
_TOKEN = re.compile(r"<(/?)([^<>]*)>|(<)|(&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)")
_BUTTON_KINDS = ("callback_data", "url", "web_app", "switch_inline_query", "copy_text")
_STYLES = ("primary", "success", "danger")


class Refusal(Exception):
    """An answer `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters

    def as_json(self) -> Json:
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


def bad(description: str) -> Refusal:
    return Refusal(400, f"Bad Request: {description}")


def units(text: str) -> int:
    """Length in UTF-16 code units, as entities are counted."""
    return len(text.encode("utf-16-le")) // 2


def parsed_html(html: str) -> tuple[str, list[Json]]:
    """Plain text and entities of Telegram's HTML; raises Refusal."""
    text, place, opened, entities = "", 0, [], list[Json]()
    for token in _TOKEN.finditer(html):
        text += html[place : token.start()]
        place = token.end()
        closing, tag, stray, entity = token.groups()
        if entity:
            text += unescape(entity)
        elif stray or (not closing and tag not in TAGS):
            raise bad(
                f'can\'t parse entities: Unsupported start tag "{tag or ""}" at byte offset {token.start()}'
            )
        elif not closing:
            opened.append((tag, units(text)))
        elif not opened or opened[-1][0] != tag:
            raise bad(f"can't parse entities: Unmatched end tag at byte offset {token.start()}")
        else:
            start = opened.pop()[1]
            entities.append({"type": TAGS[tag], "offset": start, "length": units(text) - start})
    if opened:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1][0]}\"")
    return text + html[place:], [entity for entity in entities if entity["length"]]


def formatted(params: Json, name: str, limit: int) -> tuple[str, list[Json]]:
    raw = str(params.get(name, ""))
    mode = params.get("parse_mode", "")
    if mode not in ("", "HTML"):
        raise bad("unsupported parse_mode")
    text, entities = parsed_html(raw) if mode else (raw, [])
    if len(text) > limit:
        raise bad("message is too long" if name == "text" else "message caption is too long")
    return text, entities


def keyboard(params: Json) -> Json | None:
    if not params.get("reply_markup"):
        return None
    markup: Json = json.loads(params["reply_markup"])
    rows = markup["inline_keyboard"]
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise bad("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)
    return markup if rows else None


def _check_button(button: Json) -> None:
    if not button.get("text", "").strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    if sum(kind in button for kind in _BUTTON_KINDS) != 1:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if button.get("style", _STYLES[0]) not in _STYLES:
        raise bad("can't parse inline keyboard button: invalid button style specified")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(button["url"])


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https", "tg"):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme != "tg" and ("." not in host or host.startswith("127.")):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def commands(params: Json) -> list[Json]:
    wanted: list[Json] = json.loads(params.get("commands", "[]"))
    if len(wanted) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in wanted:
        if not re.fullmatch("[a-z0-9_]{1,32}", command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return wanted


@dataclass
class Pace:
    """30 messages a second overall, 1 a second in a chat, 20 a minute in a group."""

    sent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def check(self, chat: int, now: float) -> None:
        """Raises Refusal 429 with `retry_after`; counts the message otherwise."""
        own = (20, 60.0) if chat < 0 else (1, 1.0)
        limits = [("all", 30, 1.0), (str(chat), *own)]
        for key, most, span in limits:
            times = self.sent[key]
            while times and times[0] <= now - span:
                times.popleft()
            if len(times) >= most:
                wait = max(1, -int(-(times[0] + span - now) // 1))
                raise Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        for key, _, _ in limits:
            self.sent[key].append(now)
