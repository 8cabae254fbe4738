"""Whom a bloc's calendar means when it says who owes an item."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

from rules.vietnamese import fold


class Debtor(StrEnum):
    """`CHANGED` are the units whose points the review changed; NOBODY is never asked but may be reminded."""

    UNITS = "units"
    CHANGED = "changed"
    REVIEWERS = "reviewers"
    LEAD = "lead"
    DEPUTIES = "deputies"
    NOBODY = "nobody"


SIGNS = (
    ("khong bat buoc", Debtor.NOBODY),
    ("diem bi thay doi", Debtor.CHANGED),
    ("tham dinh", Debtor.REVIEWERS),
)
LEADS = ("trưởng khối", "khối trưởng", "trưởng cụm", "cụm trưởng")
DEPUTIES = ("phó khối", "khối phó", "phó cụm", "cụm phó")
LEADS_PEOPLE = ("thu ky", "chu tri", "to kiem phieu")


@lru_cache(maxsize=1024)
def debtor(owes: str, lead: str = "", deputy: str = "") -> Debtor | None:
    """The first sign found in the words decides; None where they name nobody the program knows.

    `lead` and `deputy` are the bloc's own words for who leads it ("Trưởng khối"): a unit too, so that
    "đơn vị Trưởng khối" is not every unit.
    """
    words = fold(owes)
    return next((who for sign, who in _signs(lead, deputy) if sign in words), None)


def _signs(lead: str, deputy: str) -> Iterator[tuple[str, Debtor]]:
    leads, deputies = _folded((*LEADS, lead)), _folded((*DEPUTIES, deputy))
    yield from SIGNS
    yield from ((f"don vi {word}", Debtor.LEAD) for word in leads)
    yield from ((f"don vi {word}", Debtor.DEPUTIES) for word in deputies)
    yield "don vi", Debtor.UNITS
    yield from ((word, Debtor.LEAD) for word in leads)
    yield from ((word, Debtor.LEAD) for word in LEADS_PEOPLE)
    yield from ((word, Debtor.DEPUTIES) for word in deputies)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(word) for word in words if word))
