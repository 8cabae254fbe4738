"""How far the review is: of one sheet, and of all of them at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from handlers.member_sheets import member_sheets
from handlers.review_rights import round_in
from handlers.talk import Talk
from rules.review import SENT, round_of
from rules.review_marks import Mark, to_review
from rules.reviewers import Reviewers
from rules.sheets import Filled, Sheet


@dataclass(frozen=True)
class Progress:
    """A sheet as its reviewers have left it; `left` are the criteria still to be looked at in this round."""

    sheet: Sheet
    answers: dict[str, Filled]
    marks: dict[str, Mark]
    left: tuple[str, ...]

    @property
    def round(self) -> int:
        return round_of(self.sheet.state)

    def left_of(self, codes: Collection[str]) -> tuple[str, ...]:
        return tuple(code for code in self.left if code in codes)


def progress(talk: Talk, sheet: Sheet) -> Progress:
    answers, marks = talk.store.sheets.answers(sheet.id), talk.store.reviews.marks(sheet.id)
    which = round_in(talk, sheet)
    explained = talk.store.explanations.sent(sheet.id) if which == 2 else ()
    return Progress(sheet, answers, marks, to_review(talk.bloc.tree, answers, marks, which, explained))


def all_left(talk: Talk) -> dict[int, frozenset[str]]:
    """By sheet that was sent: the criteria still to be looked at in the round it stands in."""
    sheets = {sheet.id: sheet for sheet in member_sheets(talk) if sheet.state in SENT}
    explained = talk.store.explanations.sent_of_bloc(talk.bloc.id)
    left: dict[int, set[str]] = {number: set() for number in sheets}
    for one in talk.store.reviews.standing(talk.bloc.id):
        sheet = sheets.get(one.sheet)
        if sheet is None:
            continue
        again = (one.sheet, one.leaf) in explained and round_of(sheet.state) == 2 and one.round != 2
        if not one.round or again:
            left[one.sheet].add(one.leaf)
    return {number: frozenset(codes) for number, codes in left.items()}


def left_by_reviewer(
    found: Reviewers, unit: int, left: Collection[str]
) -> dict[frozenset[int], tuple[str, ...]]:
    """What is left of a unit's sheet, by the units one of which must look at it."""
    by: dict[frozenset[int], tuple[str, ...]] = {}
    for leaf in found.tree.leaves:
        if leaf.code in left:
            who = found.of_leaf(unit, leaf.code)
            by[who] = (*by.get(who, ()), leaf.code)
    return by


def unsettled(talk: Talk) -> dict[int, tuple[str, ...]]:
    """By sheet: the criteria returned alone that its unit owes, or has answered and nobody has looked at since."""
    left, found = all_left(talk), open_returns(talk)
    for one in talk.store.returned_leaves.answered_of_bloc(talk.bloc.id):
        known = found.get(one.sheet, ())
        if one.leaf in left.get(one.sheet, ()) and one.leaf not in known:
            found[one.sheet] = (*known, one.leaf)
    return found


def open_returns(talk: Talk) -> dict[int, tuple[str, ...]]:
    """By sheet: the criteria returned alone that its unit still owes."""
    owed: dict[int, tuple[str, ...]] = {}
    for one in talk.store.returned_leaves.open_of_bloc(talk.bloc.id):
        owed[one.sheet] = (*owed.get(one.sheet, ()), one.leaf)
    return owed
