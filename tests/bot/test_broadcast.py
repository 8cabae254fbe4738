"""A broadcast uses nearly all of the rate that Telegram allows, and is never refused for going too fast."""

from pathlib import Path

import pytest

from bench.posting import ALLOWED, SENDS, Broadcast


async def measured(folder: Path, sends: int, groups: int) -> tuple[float, int]:
    """The share of the allowed rate that was used, and how often the network refused."""
    broadcast = Broadcast(folder, sends, groups)
    await broadcast.run()
    return (sends - 1) / ALLOWED / broadcast.network.seconds, broadcast.network.refused


async def test_three_hundred_messages_go_at_the_rate_that_is_allowed(tmp_path: Path) -> None:
    rate, refused = await measured(tmp_path, 300, groups=0)
    assert (rate >= 0.98, refused) == (True, 0)


@pytest.mark.long
async def test_ten_thousand_messages_go_at_the_rate_that_is_allowed(tmp_path: Path) -> None:
    rate, refused = await measured(tmp_path, SENDS, groups=3)
    assert (rate >= 0.98, refused) == (True, 0)
