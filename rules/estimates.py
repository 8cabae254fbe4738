"""Số ước thực hiện: a figure that holds until the official one is in (DOMAIN §8)."""

import re
from unicodedata import normalize

from rules.criteria import Leaf
from rules.errors_answers import NoEstimate
from rules.review import EDITABLE, REVIEWABLE
from rules.scoring import Answer, read_answer

SAID = re.compile("ước|uoc", re.IGNORECASE)
WORD = r"(?:số\s+)?(?:ước|uoc)(?:\s+(?:thực|thuc)\s+(?:hiện|hien))?"
BEFORE = re.compile(rf"{WORD}\s*:?\s+(.+)|{WORD}\s*:?\s*([-+0-9].*)", re.IGNORECASE | re.DOTALL)
AFTER = re.compile(rf"(.+?)(?:\s+|\s*\()\s*{WORD}\s*\)?", re.IGNORECASE | re.DOTALL)
CORRECTABLE = EDITABLE | REVIEWABLE
"""Where the official figure may still take the place of an estimate."""


def read_figure(leaf: Leaf, text: str) -> Answer:
    """ "18/20", or "ước 18/20" for an estimate; raise NoEstimate, or what `read_answer` raises."""
    words = normalize("NFC", text.strip())
    found = SAID.search(words) and (BEFORE.fullmatch(words) or AFTER.fullmatch(words))
    if not found:
        return read_answer(leaf, text)
    return as_estimate(leaf, read_answer(leaf, next(part for part in found.groups() if part)))


def as_estimate(leaf: Leaf, answer: Answer) -> Answer:
    """Raise NoEstimate where only official figures count."""
    if not leaf.provisional or answer.unassigned:
        raise NoEstimate(leaf.code)
    return Answer(answer.raw, answer.points, estimate=True)
