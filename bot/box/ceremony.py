"""Keys are made, and the box opened, in a child that exits: no key outlives its moment."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from typing import Any

from bot.box.counting import CountersDisagree
from bot.box.shares import Keys, WrongShare, check_threshold
from bot.child import in_child
from rules.ballot_dict import count_from_dict, marking_to_dict
from rules.ballots import Count, Marking

ERRORS = {"wrong_share": WrongShare, "counters_disagree": CountersDisagree}


async def make_keys(shares: int, threshold: int) -> Keys:
    check_threshold(shares, threshold)
    made = await _ask("make", {"shares": shares, "threshold": threshold})
    return Keys(b64decode(made["public_key"]), _blobs(made["shares"]), _blobs(made["share_hashes"]))


async def open_box(
    public_key: bytes,
    shares: Sequence[bytes],
    blobs: Sequence[bytes],
    *,
    marking: Marking,
    issued: int,
) -> Count:
    sealed = {"public_key": _text(public_key), "shares": _texts(shares), "blobs": _texts(blobs)}
    rules = {"marking": marking_to_dict(marking), "issued": issued}
    return count_from_dict(await _ask("open", {**sealed, **rules}))


async def _ask(task: str, details: dict[str, Any]) -> dict[str, Any]:
    """Raises ChildFailed, WrongShare or CountersDisagree."""
    done: dict[str, Any] = json.loads(await in_child("bot.box.child", task, told=details))
    if "error" in done:
        raise ERRORS[done["error"]]
    result: dict[str, Any] = done["ok"]
    return result


def _text(blob: bytes) -> str:
    return b64encode(blob).decode()


def _texts(blobs: Iterable[bytes]) -> list[str]:
    return [_text(blob) for blob in blobs]


def _blobs(texts: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(b64decode(text) for text in texts)
