"""What the words sent with a file say: the criterion it belongs to, the document it shows, and the rest as a note."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from rules.documents import find_document
from rules.evidence import UNSORTED
from rules.vietnamese import fold

NOTE_LIMIT = 1000
NAMED = re.compile(r"\b(?:(?:cho |cua )?tieu chi(?: so)?|tc)\.? ?([0-9][0-9a-z.]*)(?=$|[\s:;,–—-])")
BARE = re.compile(r"([0-9][0-9a-z.]*) ?(?=$|[:;–—]| - )")
PUNCTUATION = " .:;,–—-"


@dataclass(frozen=True)
class Caption:
    """`subject` is a criterion's code or UNSORTED; `number` and `dated` are the document's."""

    subject: str = UNSORTED
    number: str = ""
    dated: date | None = None
    note: str = ""


def read_caption(text: str, codes: Collection[str], today: date) -> Caption:
    """ "2.3", "tiêu chí 2.3: 45-BC/BDV ngày 02/10/2023", "2.3 - ảnh hội nghị"; any words are understood."""
    words = " ".join(text.split())
    subject, rest = _subject(words, codes)
    found = find_document(rest, today)
    if found:
        return Caption(subject, *found)
    return Caption(subject, note=rest[:NOTE_LIMIT])


def _subject(words: str, codes: Collection[str]) -> tuple[str, str]:
    """The one criterion named, and the other words; folding keeps every letter in its place."""
    folded = fold(words)
    if len(folded) != len(words):
        return UNSORTED, words
    named = [found for found in NAMED.finditer(folded) if found[1].rstrip(".") in codes]
    bare = BARE.match(folded)
    found = named[0] if named else bare
    code = found[1].rstrip(".") if found else ""
    if not found or code not in codes or len({one[1].rstrip(".") for one in named}) > 1:
        return UNSORTED, words
    rest = (words[: found.start()].strip(PUNCTUATION), words[found.end() :].strip(PUNCTUATION))
    return code, " ".join(part for part in rest if part)


def read_note(text: str) -> str:
    """As much of it as a note holds, its spaces tidied."""
    return " ".join(text.split())[:NOTE_LIMIT]
