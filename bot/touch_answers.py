"""What a touch answers in words: a card that takes nothing, or a sentence under it."""

import re
from collections.abc import Awaitable
from html import unescape
from typing import Any

from bot.box.port import BoxGone, BoxSilent
from messages.committee_card import BoxNotAnswering
from messages.outgoing import Outgoing
from messages.render import render, render_refusal
from rules.errors import Refusal

Answer = dict[str, Any]


async def shown(card: Awaitable[Answer]) -> Answer:
    """A card, or why it shows nothing."""
    try:
        return await card
    except Refusal as refusal:
        return {"state": "closed", "html": render_refusal(refusal).html}
    except (BoxGone, BoxSilent):
        return {"state": "closed", "html": render(BoxNotAnswering()).html}


async def answered(touch: Awaitable[Answer]) -> Answer:
    """What came of a touch, or {"error": why nothing did}."""
    try:
        return await touch
    except Refusal as refusal:
        return error(render_refusal(refusal))
    except (BoxGone, BoxSilent):
        return error(render(BoxNotAnswering()))


def shut(say: str) -> Answer:
    """A card that takes nothing; `say` is html."""
    return {"state": "closed", "say": say}


def error(words: Outgoing) -> Answer:
    return {"error": plain(words.html)}


def plain(html: str) -> str:
    """The page shows an error as text."""
    return unescape(re.sub(r"</?[bi]>", "", html))
