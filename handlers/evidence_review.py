"""The rest of a criterion's files, for its reviewers: a card carries only the first few."""

from __future__ import annotations

from handlers.evidence_reading import files_to_review
from handlers.review_rights import reviewed_sheet, reviewers, seen_leaves
from handlers.talk import Talk, Turn
from messages import evidence as says
from rules.errors import NotYours, StaleButton


def more_files(talk: Talk, number: int, code: str, first: int) -> Turn:
    """Five at a time, from the `first` (counted from 0); raise NotYours, OwnUnit, NotNow or StaleButton."""
    found = reviewers(talk)
    sheet = reviewed_sheet(talk, number, found)
    if code not in seen_leaves(talk, found, sheet.unit):
        raise NotYours
    files = files_to_review(talk, sheet, code)
    if first >= len(files):
        raise StaleButton
    part = files[first : first + says.AT_ONCE]
    shown = says.MoreFiles(sheet.id, talk.units[sheet.unit], code, part, first, len(files))
    return talk.reply(shown)


TAPS = {"evmore": more_files}
