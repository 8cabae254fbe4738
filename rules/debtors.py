"""Whom a bloc's calendar means when it says who owes an item."""

from enum import StrEnum

from rules.vietnamese import fold


class Debtor(StrEnum):
    """`CHANGED` are the units whose points the review changed; NOBODY is never asked but may be reminded."""

    UNITS = "units"
    CHANGED = "changed"
    REVIEWERS = "reviewers"
    LEAD = "lead"
    NOBODY = "nobody"


SIGNS = (
    ("khong bat buoc", Debtor.NOBODY),
    ("diem bi thay doi", Debtor.CHANGED),
    ("tham dinh", Debtor.REVIEWERS),
    ("don vi", Debtor.UNITS),
    ("truong khoi", Debtor.LEAD),
    ("khoi truong", Debtor.LEAD),
    ("truong cum", Debtor.LEAD),
    ("cum truong", Debtor.LEAD),
    ("thu ky", Debtor.LEAD),
    ("chu tri", Debtor.LEAD),
    ("to kiem phieu", Debtor.LEAD),
)
"""The first sign found in the words decides; a lead's item is owed by the leading unit."""


def debtor(owes: str) -> Debtor | None:
    """None where the words name nobody the program knows."""
    words = fold(owes)
    return next((who for sign, who in SIGNS if sign in words), None)
