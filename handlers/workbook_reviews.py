"""A reviewer's points taken back as a workbook, each change with its reason."""

from __future__ import annotations

from handlers.review_rights import own_leaves, reviewed_units, reviewers
from handlers.reviewing import has_points, record_review
from handlers.talk import Say, Talk
from handlers.workbook_applied import Applied
from messages import workbook as says
from messages import workbook_compared as shown
from rules.errors import StaleButton
from rules.review import REVIEWABLE
from rules.review_cells import ReviewComparison, Reviewed, compare_reviews
from storage.workbooks import Workbook


def reviewed_now(talk: Talk) -> tuple[Reviewed, ...]:
    """What the speaker may change at this moment, unit by unit."""
    found = reviewers(talk)
    sheets = {sheet.unit: sheet for sheet in talk.store.sheets.all(talk.bloc.id)}
    every = talk.store.sheets.answers_of_bloc(talk.bloc.id)
    listed = []
    for unit in reviewed_units(talk, found):
        sheet = sheets.get(unit.id)
        if sheet is None or sheet.state not in REVIEWABLE:
            continue
        answers = every[sheet.id]
        mine = own_leaves(talk, found, unit.id)
        own = frozenset(code for code in mine if has_points(talk.bloc.tree.leaf(code), answers.get(code)))
        listed += [Reviewed(sheet.id, unit, answers, own)] if own else []
    return tuple(listed)


def trouble(talk: Talk) -> str:
    """Why the speaker cannot give one back now, "" when they can."""
    return "" if reviewed_now(talk) else "no_review_now"


def compared(talk: Talk, workbook: Workbook, page: int, *, since: bool = False) -> shown.ReviewsCompared:
    found = _comparison(talk, workbook)
    return shown.reviews_compared(workbook.id, workbook.name, talk.bloc.year, found, page, since=since)


def applied(talk: Talk, workbook: Workbook, seen: str) -> Applied | None:
    """As if typed in the chat; None when it is no longer what was seen."""
    found = _comparison(talk, workbook)
    if found.stamp != seen:
        return None
    told: list[Say] = []
    for one in found.changed:
        sheet = talk.store.sheets.get(one.reviewed.sheet)
        if sheet is None:
            raise StaleButton
        told += record_review(talk, sheet, one.leaf, one.new, one.reason).told
    wrong = tuple(cell.at for cell in found.wrong)
    return Applied(says.ReviewsApplied(len(found.changed), wrong), tuple(told))


def _comparison(talk: Talk, workbook: Workbook) -> ReviewComparison:
    return compare_reviews(talk.bloc.tree, reviewed_now(talk), workbook.content.rows)
