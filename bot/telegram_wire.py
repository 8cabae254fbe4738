"""Telegram's shapes, pure: an Update becomes what a person said, what we say becomes Bot API arguments."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    Update,
)

from bot import telegram_choice as choice
from messages import telegram as words
from messages.incoming import Attachment, Incoming
from messages.outgoing import Button, Outgoing

Body = dict[str, Any]
"""Keyword arguments of one Bot API call."""
TEXT_LIMIT = 4096
ROW_LIMIT = 8

_START = re.compile(r"/start(?:@\w+)?\s+([A-Za-z0-9_-]{1,64})\s*")
_NAMED_COMMAND = re.compile(r"^(/\w+)@\w+")
_TAG = re.compile(r"<(/?)(\w+)>")
_CUT_SHORT = re.compile(r"(<[^>]*|&[^;\s]{0,8})$")
STYLES = {"main": "primary", "danger": "danger"}


def incoming(
    update: Update, files: tuple[Attachment, ...] = (), keyboard: InlineKeyboardMarkup | None = None
) -> Incoming | None:
    """What a person said; None for service messages and bots. `keyboard` is fresher than the update's own."""
    person, chat = update.effective_user, update.effective_chat
    if person is None or person.is_bot or chat is None:
        return None
    group = "" if chat.type == chat.PRIVATE else str(chat.id)
    said = _tap(update.callback_query, keyboard) if update.callback_query else _words(update.message, group)
    if said is None:
        return None
    return Incoming(
        f"telegram:{update.update_id}", "telegram", str(person.id), files=files, group=group, **said
    )


def _tap(query: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> Body | None:
    data = _clean(query.data or "")
    if not data:
        return None
    if data[0] != choice.DONE:
        return {"tap": data}
    return {"tap": data[1:], "marks": choice.marks(keyboard or choice.keyboard_of(query))}


def _words(message: Message | None, group: str) -> Body | None:
    if message is None:
        return None
    text = _clean(message.text or message.caption or "")
    if not text and (group or message.effective_attachment is None):
        return None
    if start := _START.fullmatch(text):
        return {"text": "/start", "invitation": start[1]}
    album = f"telegram:{message.media_group_id}" if message.media_group_id else ""
    return {"text": _NAMED_COMMAND.sub(r"\1", text), "album": album}


def _clean(text: str) -> str:
    """Text that every database can keep: no NUL, no half of a surrogate pair."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def to_telegram(outgoing: Outgoing, link: str = "") -> list[Body]:
    """sendMessage arguments, one per message; the last carries the keyboard. `link` opens the card."""
    on_button = opens_from_a_button(link)
    written = f"\n\n{_leads_to(outgoing.card)}: {escape(link)}" if link and not on_button else ""
    bodies = [_body(piece) for piece in pieces(outgoing.html + written)]
    if bodies:
        bodies[-1]["reply_markup"] = _keyboard(outgoing, link if on_button else "")
    return bodies


def has_own_link(card: str) -> bool:
    """Whether only the web chat shows this card, to whom it belongs."""
    return card.partition(":")[0] in words.OPEN_CARD


def _leads_to(card: str) -> str:
    return words.OPEN_CARD[card.partition(":")[0]]


def to_copy(outgoing: Outgoing) -> list[Body]:
    """The text to forward elsewhere, as messages of its own that copy with one tap."""
    room = TEXT_LIMIT - len("<pre></pre>")
    return [_body(f"<pre>{piece}</pre>") for piece in pieces(escape(outgoing.copy, quote=False), room)]


def _body(html: str) -> Body:
    return {"text": html, "parse_mode": "HTML", "link_preview_options": LinkPreviewOptions(is_disabled=True)}


def opens_from_a_button(url: str) -> bool:
    """Telegram refuses buttons to hosts without a dot, and a phone cannot open another machine's loopback."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and "." in host and not host.startswith("127.")


def _keyboard(outgoing: Outgoing, link: str) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(_leads_to(outgoing.card), url=link)]] if link else []
    rows += choice.rows(outgoing.choice) if outgoing.choice else []
    for row in outgoing.rows:
        buttons = [_button(button) for button in row]
        rows += [buttons[i : i + ROW_LIMIT] for i in range(0, len(buttons), ROW_LIMIT)]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.label, callback_data=button.value, style=STYLES.get(button.look))


def pieces(html: str, limit: int = TEXT_LIMIT) -> Iterator[str]:
    """Parts of at most `limit` characters, cut at line breaks where there are any; tags stay balanced."""
    while len(html) > limit:
        room = html[: limit - len("</b></i>")]
        cut = max(room.rfind("\n"), 0) or max(room.rfind(" "), 0) or len(_CUT_SHORT.sub("", room))
        head, html = html[:cut], html[cut:].lstrip("\n ")
        opened = _still_open(head)
        yield head + "".join(f"</{tag}>" for tag in reversed(opened))
        html = "".join(f"<{tag}>" for tag in opened) + html
    if html.strip():
        yield html


def _still_open(html: str) -> list[str]:
    opened: list[str] = []
    for closing, tag in _TAG.findall(html):
        if closing:
            opened.pop()
        else:
            opened.append(tag)
    return opened
