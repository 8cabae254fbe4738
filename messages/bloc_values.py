"""How a bloc's file writes single values; each raises Unreadable for what it does not take."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar
from zoneinfo import ZoneInfo

from messages.located_yaml import Unreadable

Word = TypeVar("Word", bound=str)
NUMBER = re.compile(r"-?[0-9]{1,9}(?:[.,][0-9]{1,4})?")
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PERSON_KEY = re.compile(rf"{KEY.pattern}(?:/{KEY.pattern})*")
CODE = re.compile(r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
CODE_LIMIT = 16
FRACTION = re.compile(r"([0-9]{1,4})\s*/\s*([0-9]{1,4})|1")
PERCENT = re.compile(r"([0-9]{1,3})\s*%")
DATES = ("%Y-%m-%d", "%d/%m/%Y")


def to_text(text: str) -> str:
    return text


def to_decimal(text: str) -> Decimal:
    if not NUMBER.fullmatch(text):
        raise Unreadable("number")
    return Decimal(text.replace(",", "."))


def to_step(text: str) -> Decimal:
    value = to_decimal(text)
    if value <= 0:
        raise Unreadable("step")
    return value


def to_whole(lowest: int = 0) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", text) or int(text) < lowest:
            raise Unreadable("whole", str(lowest))
        return int(text)

    return parse


def to_flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise Unreadable("flag")
    return text == "true"


def to_date(text: str) -> date:
    return _moment(text, DATES, "date").date()


def to_moment(zone: ZoneInfo) -> Callable[[str], datetime]:
    formats = [f"{day} %H:%M" for day in DATES]
    return lambda text: _moment(text, formats, "moment").replace(tzinfo=zone)


def to_zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise Unreadable("zone") from error


def to_fraction(text: str) -> Fraction:
    found, percent = FRACTION.fullmatch(text), PERCENT.fullmatch(text)
    top, bottom = (found[1] or "1", found[2] or "1") if found else ("0", "0")
    if percent:
        top, bottom = percent[1], "100"
    if not 0 < int(top) <= int(bottom):
        raise Unreadable("fraction")
    return Fraction(int(top), int(bottom))


def to_word(allowed: Iterable[Word], kind: str = "word") -> Callable[[str], Word]:
    """One of a few words; give an enum to get its member back. `kind` names the problem when it is none."""
    known = {str(word): word for word in allowed}

    def parse(text: str) -> Word:
        if text not in known:
            raise Unreadable(kind, ", ".join(known))
        return known[text]

    return parse


def to_key(text: str) -> str:
    if not KEY.fullmatch(text):
        raise Unreadable("key", "ban-dan-van")
    return text


def to_code(text: str) -> str:
    """A criterion's number: people type it, and a button carries it in its 64 bytes."""
    if not CODE.fullmatch(text) or len(text) > CODE_LIMIT:
        raise Unreadable("code", '"1.1"')
    return text


def to_person_key(text: str) -> str:
    if not PERSON_KEY.fullmatch(text):
        raise Unreadable("key", "ban-dan-van/officer")
    return text


def _moment(text: str, formats: Iterable[str], kind: str) -> datetime:
    for form in formats:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007
        except ValueError:
            continue
    raise Unreadable(kind)
