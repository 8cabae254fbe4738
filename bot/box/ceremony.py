"""Keys are made, and the box opened, in a child that exits: no key outlives its moment."""

import json
from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from bot.box.counting import CountersDisagree
from bot.box.shares import Keys, WrongShare, check_threshold
from bot.box.texts import as_blobs, as_text, as_texts
from bot.child import in_child
from rules.ballot_dict import count_from_dict, marking_to_dict
from rules.ballots import Count, Marking

ERRORS = {"wrong_share": WrongShare, "counters_disagree": CountersDisagree}


async def make_keys(shares: int, threshold: int, count: int = 1) -> tuple[Keys, ...]:
    check_threshold(shares, threshold)
    made = await _ask("make", {"shares": shares, "threshold": threshold, "count": count})
    return tuple(_keys(one) for one in made)


async def open_box(
    public_key: bytes,
    shares: Sequence[bytes],
    blobs: Sequence[bytes],
    *,
    marking: Marking,
    issued: int,
) -> Count:
    sealed = {"public_key": as_text(public_key), "shares": as_texts(shares), "blobs": as_texts(blobs)}
    rules = {"marking": marking_to_dict(marking), "issued": issued}
    return count_from_dict(await _ask("open", {**sealed, **rules}))


async def _ask(task: str, details: dict[str, Any]) -> Any:
    """Raises ChildFailed, WrongShare or CountersDisagree."""
    done: dict[str, Any] = json.loads(await in_child("bot.box.child", task, told=details))
    if "error" in done:
        raise ERRORS[done["error"]]
    return done["ok"]


def _keys(made: dict[str, Any]) -> Keys:
    return Keys(b64decode(made["public_key"]), as_blobs(made["shares"]), as_blobs(made["share_hashes"]))
