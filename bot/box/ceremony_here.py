"""The ceremony inside this process, for tests and `replay`: the key may stay in its memory."""

from collections.abc import Sequence

from bot.box import keys
from bot.box.counting import count_blobs
from bot.box.shares import Keys
from rules.ballots import Count, Marking


async def make_keys(shares: int, threshold: int, count: int = 1) -> tuple[Keys, ...]:
    return tuple(keys.make_keys(shares, threshold) for _ in range(count))


async def open_box(
    public_key: bytes,
    shares: Sequence[bytes],
    blobs: Sequence[bytes],
    *,
    marking: Marking,
    issued: int,
) -> Count:
    return count_blobs(keys.rebuild(public_key, shares), blobs, marking=marking, issued=issued)
