"""Column types that mean the same on SQLite and PostgreSQL."""

import json
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_TO_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_FROM_JSON = json.JSONDecoder().decode
_ZONE = "khoi_zone"
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
"""Where nobody asks for another."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC as text that sorts by time, and read in the zone of whoever opened the database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return _in_utc(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value).astimezone(zone_of(dialect))


def read_in(dialect: Dialect, zone: tzinfo) -> None:
    """Moments that come through it are of that zone."""
    setattr(dialect, _ZONE, zone)


def zone_of(dialect: Dialect) -> tzinfo:
    return getattr(dialect, _ZONE, VIETNAM)


class Day(TypeDecorator[date]):
    """A calendar day, kept as text that sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value)


class Points(TypeDecorator[Decimal]):
    """Points exactly as they were given, never a float."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value)


class Data(TypeDecorator[Any]):
    """Plain lists, mappings, strings and whole numbers, kept as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else _TO_JSON(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else _FROM_JSON(value)


@lru_cache(maxsize=256)
def _in_utc(moment: datetime) -> str:
    """Kept, because a turn writes the same moment many times."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
