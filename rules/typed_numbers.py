"""One number as people type it."""

import re
from decimal import Decimal

from rules.errors_answers import NotANumber

NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,6})?")
THOUSANDS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
POINT_WORDS = re.compile(r"\s*(?:điểm|diem|đ)$", re.IGNORECASE)


def read_decimal(text: str, example: str = "8,75") -> Decimal:
    """Digits with one comma or point, a sign, "điểm" or "đ" after it or not; raise NotANumber."""
    bare = POINT_WORDS.sub("", text.strip().replace("−", "-"))
    if not NUMBER.fullmatch(bare):
        raise NotANumber(example)
    return Decimal(bare.replace(",", ".")) + Decimal(0)


def refuse_thousands(text: str, example: str) -> None:
    """Raise NotANumber for 1.250 where somebody may mean 1250."""
    if THOUSANDS.fullmatch(POINT_WORDS.sub("", text.strip())):
        raise NotANumber(example)


def is_plain_number(text: str) -> bool:
    """Unsigned, and not 1.250, which one reader takes for 1250 and another for 1,25."""
    return bool(NUMBER.fullmatch(text)) and text[0] not in "+-" and not THOUSANDS.fullmatch(text)
