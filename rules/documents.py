"""Number and date of a paper as officers type them: "45-BC/BDV 2/10/2023", "số 45-BC/BDV ngày 02 tháng 10 năm 2023"."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from rules.days import check_reach, read_day
from rules.errors_calendar import NotADay
from rules.errors_evidence import NotADocument

NUMBER_LIMIT = 60
OLDEST = timedelta(days=30 * 366)
DAY = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}"
SHORT_DAY = r"\d{1,2}/\d{1,2}(?:/\d{2})?|\d{1,2}[.-]\d{1,2}[.-]\d{2}|\d{1,2} tháng \d{1,2}"
DATED = re.compile(rf"(?P<number>.*?)[ ,;(]*(?:(?:ký |ra )?ngày )?(?P<day>{DAY})\)?\.?", re.IGNORECASE)
SHORTLY_DATED = re.compile(rf"(?P<number>.*?)[ ,;(]*(?:\bngày | )(?P<day>{SHORT_DAY})\)?\.?", re.IGNORECASE)
LABEL = re.compile(r"(?:số|số, ký hiệu|số hiệu|công văn số|cv số)[ :.]+", re.IGNORECASE)
TOKEN = re.compile(r"\S*\d\S*[-/]\S*")


def read_document(text: str, today: date) -> tuple[str, date | None]:
    """Number and day, either of them alone too; raise NotADocument or DayOutOfReach."""
    words = _tidy(text)
    found = DATED.fullmatch(words) or SHORTLY_DATED.fullmatch(f" {words}")
    number = LABEL.sub("", (found["number"] if found else words).strip(" ,;:."), count=1)
    dated = _day(found["day"], today) if found else None
    if len(number) > NUMBER_LIMIT or not (dated or any(char.isdigit() for char in number)):
        raise NotADocument(today)
    return number, dated


def find_document(text: str, today: date) -> tuple[str, date] | None:
    """The same where the words are nothing else: one number such as "45-BC/BDV", and a full day."""
    found = DATED.fullmatch(_tidy(text))
    number = LABEL.sub("", found["number"].strip(" ,;:."), count=1) if found else ""
    if not found or not TOKEN.fullmatch(number) or len(number) > NUMBER_LIMIT:
        return None
    try:
        return number, read_day(found["day"], today)
    except NotADay:
        return None


def _day(text: str, today: date) -> date:
    try:
        return check_reach(read_day(text, today), today, OLDEST, timedelta(0))
    except NotADay:
        raise NotADocument(today) from None


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
