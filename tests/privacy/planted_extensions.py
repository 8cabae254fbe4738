"""What the victim asked more time for, one answered and one not; and its officer's subscribed calendar."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.store import Store
from tests.privacy.canaries import Canaries


def plant_extensions(store: Store, ids: dict[str, int], now: datetime, seen: Canaries) -> int:
    """The number of the one that waits for an answer."""
    numbers = [
        store.extensions.ask(
            ids["bloc"],
            item,
            ids["unit"],
            now + timedelta(days=40),
            seen.text("lý do xin gia hạn"),
            ids["officer"],
            now,
        )
        for item in ("bao-cao-tong-ket", "tu-cham")
    ]
    store.extensions.deny(numbers[0], seen.text("lý do không gia hạn"), ids["officer"], now)
    store.feeds.renew(ids["officer"], "hash of a calendar's token", now)
    return numbers[1]
