"""A notice sent to one unit alone, which that unit has acknowledged, and one still being written for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from rules.notices import NoticeFile
from storage.store import Store
from tests.privacy.canaries import Canaries


def plant_notices(store: Store, bloc: int, unit: int, reader: int, now: datetime, seen: Canaries) -> dict[str, int]:
    """The victim's numbers by name."""
    secretary = store.people.by_key("ban-noi-chinh/officer") or 0
    sent, draft = [_written(store, bloc, unit, secretary, now, seen) for _ in range(2)]
    store.notices.send(sent, secretary, now, now + timedelta(days=1))
    store.notices.acknowledge(sent, unit, reader, now)
    return {"notice": sent, "unsent": draft}


def _written(store: Store, bloc: int, unit: int, by: int, now: datetime, seen: Canaries) -> int:
    number = store.notices.put(bloc, seen.text("thông báo riêng"), by, now)
    digest, name = seen.digest("a notice's file"), seen.text("kế hoạch.pdf")
    store.notices.add_file(number, NoticeFile(0, digest, name, 777, "application/pdf"))
    store.notices.choose(number, [unit])
    return number
