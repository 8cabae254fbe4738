"""Moments of a day, aware."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2023, 10, 30, hour, minute, tzinfo=ZONE)
