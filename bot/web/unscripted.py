"""The chat page before its script has come, or where it never does: what is said by its forms, answered by the page."""

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from bot.web.rows import rows_json
from messages.incoming import Incoming
from storage.store import Store

SHOWN = 12
"""How many of the newest messages the page brings with it."""


def newest(store: Store, room: str, base: str, zone: ZoneInfo) -> tuple[Mapping[str, Any], ...]:
    """As the page's script is given them, oldest first."""
    rows = rows_json(store.chat.last(room, SHOWN), 0, base, zone)["rows"]
    return tuple(row for row in rows if not row.get("gone"))


def as_form(said: Incoming) -> Incoming | None:
    """Its update is the page's own and what was said on it: the same form sent again is one update, another is not.

    None when nothing was said.
    """
    text = said.text.replace("\r\n", "\n").strip()
    if not (text or said.tap or said.files):
        return None
    told = json.dumps([text, said.tap, said.marks, [file.digest or file.name for file in said.files]])
    return replace(said, text=text, update=f"{said.update}-{sha256(told.encode()).hexdigest()[:16]}")
