"""The ceremony inside this process, for tests and `replay`: the key may stay in its memory."""

from collections.abc import Collection, Sequence

from bot.box import keys
from bot.box.counting import count_blobs
from bot.box.shares import Keys
from rules.ballots import Count


async def make_keys(shares: int, threshold: int) -> Keys:
    return keys.make_keys(shares, threshold)


async def open_box(
    public_key: bytes,
    shares: Sequence[bytes],
    blobs: Sequence[bytes],
    *,
    candidates: Collection[int],
    at_most: int,
    blank_valid: bool,
    issued: int,
) -> Count:
    return count_blobs(
        keys.rebuild(public_key, shares),
        blobs,
        candidates=candidates,
        at_most=at_most,
        blank_valid=blank_valid,
        issued=issued,
    )
