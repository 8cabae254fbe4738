"""Vietnamese as papers write it: dictionary order, folding, numbers, dates."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from rules.rounding import half_up

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu")
SyllableKey = tuple[tuple[int, ...], tuple[int, ...]]


def fold(text: str) -> str:
    """Lower case, no marks, đ as d, single spaces: what two people typing the same name share."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def sort_key(text: str) -> tuple[tuple[SyllableKey, ...], str]:
    """Dictionary order, syllable by syllable: letters first, then tones; numbers by value, before words."""
    composed = unicodedata.normalize("NFC", text)
    syllables = re.findall(r"[0-9]+|[^\W0-9_]+", composed.lower())
    return tuple(_syllable_key(syllable) for syllable in syllables), composed


def _syllable_key(syllable: str) -> SyllableKey:
    if syllable.isascii() and syllable.isdigit():
        return (0, int(syllable)), ()
    letters: list[int] = []
    tones: list[int] = []
    for char in syllable:
        parts = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in parts if mark in TONES), "")
        letter = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else char
        letters.append(ALPHABET.find(letter) + 1 or len(ALPHABET) + ord(letter[0]))
        tones.append(TONES.find(tone) + 1 if tone else 0)
    return tuple(letters), tuple(tones)


@lru_cache(maxsize=1024)
def points(value: Decimal) -> str:
    """`8.750` -> "8,75", `9.00` -> "9"."""
    return format((value + 0).normalize(), "f").replace(".", ",")


def percent(share: Fraction) -> str:
    """`7/9` -> "77,78%", half up at two decimals."""
    return points(half_up(share * 100)) + "%"


def file_size(count: int) -> str:
    """Bytes as people read them: "4,2 MB", "850 KB"; never 0 for a file that holds something."""
    if count < 1024 * 1000:
        return f"{max(1, (count + 512) // 1024) if count else 0} KB"
    return points(half_up(Fraction(count, 1024 * 1024), 1)) + " MB"


def day(when: date) -> str:
    return f"{when.day:02d}/{when.month:02d}/{when.year}"


def date_words(when: date) -> str:
    """NĐ 30/2020: days under 10 and months 1 and 2 take a leading zero."""
    month = f"{when.month:02d}" if when.month <= 2 else str(when.month)
    return f"ngày {when.day:02d} tháng {month} năm {when.year}"


def moment(when: datetime) -> str:
    """`when` is already in the bloc's zone; "17 giờ 00, thứ Sáu 10/11/2023"."""
    return f"{when.hour:02d} giờ {when.minute:02d}, {WEEKDAYS[when.weekday()]} {day(when)}"


def number_words(number: int) -> str:
    """0..999 999 999 as northern papers write it: linh, mốt, tư, lăm; raise ValueError outside."""
    if not 0 <= number <= 999_999_999:
        raise ValueError(number)
    if number == 0:
        return DIGITS[0]
    groups = [number // 1000**power % 1000 for power in range(len(SCALES))]
    words: list[str] = []
    for power in reversed(range(len(SCALES))):
        if groups[power]:
            words += [*_hundreds(groups[power], full=bool(words)), SCALES[power]]
    return " ".join(word for word in words if word)


def _hundreds(number: int, full: bool) -> list[str]:
    """1..999; `full` also says the hundreds and tens that are zero."""
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return _tens(rest)
    words = [DIGITS[hundreds], "trăm"]
    if rest == 0:
        return words
    return [*words, "linh", "tư" if rest == 4 else DIGITS[rest]] if rest < 10 else words + _tens(rest)


def _tens(number: int) -> list[str]:
    """1..99."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return [DIGITS[ones]]
    words = ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    endings = {0: "", 5: "lăm"} if tens == 1 else {0: "", 1: "mốt", 4: "tư", 5: "lăm"}
    return [*words, endings.get(ones, DIGITS[ones])]
