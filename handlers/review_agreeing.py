"""Agreeing to points as they stand, one criterion or the rest of a group, and what is still to look at.

[Đồng ý] -> the next one not looked at; [Đồng ý cả nội dung] -> how many, which -> confirm
"""

from __future__ import annotations

from handlers.review_card import SLOT, ReadSheet, card, label
from handlers.review_leaf import open_leaf
from handlers.review_progress import progress
from handlers.review_rights import changeable_leaf, own_leaves, reviewed_sheet, reviewers
from handlers.reviewing import agree
from handlers.talk import Talk, Turn
from messages import review_agreeing as says
from messages.self_score import LeafLine
from rules.errors import NotNow, NotYours, StaleButton
from rules.review import REVIEWABLE
from rules.sheets import Sheet, stamp


def agree_to_leaf(talk: Talk, number: int, code: str) -> Turn:
    """Đồng ý: the next criterion of the group not looked at, then of the sheet, then the sheet."""
    sheet, leaf = changeable_leaf(talk, number, code)
    filled = talk.store.sheets.answers(sheet.id).get(leaf.code)
    if filled is None:
        raise NotNow("change_points")
    agree(talk, sheet, [filled])
    left = _left(talk, sheet)
    codes = [one.code for one in talk.bloc.tree.leaves]
    ahead = sorted(left, key=lambda one: (codes.index(one) < codes.index(code), codes.index(one)))
    return open_leaf(talk, sheet.id, ahead[0]) if ahead else card(talk, sheet)


def ask_agree_rest(talk: Talk, number: int, code: str) -> Turn:
    """Đồng ý cả nội dung: name what would be agreed to."""
    sheet, listed = _rest(talk, number, code)
    group = next(top for top in talk.bloc.tree.branches if top.code == code)
    asked = says.AskAgreeRest(sheet.id, talk.units[sheet.unit], group, listed, _stamp(listed))
    return talk.reply(asked, slot=SLOT, wait=ReadSheet(sheet.id))


def agree_to_rest(talk: Talk, number: int, code: str, seen: str) -> Turn:
    """Exactly the criteria that were listed; a changed list is shown again."""
    sheet, listed = _rest(talk, number, code)
    if _stamp(listed) != seen:
        return ask_agree_rest(talk, number, code)
    agree(talk, sheet, [line.filled for line in listed if line.filled])
    return card(talk, sheet)


def show_left(talk: Talk, number: int) -> Turn:
    """Chưa thẩm định."""
    sheet = _open_sheet(talk, number)
    answers, left = talk.store.sheets.answers(sheet.id), _left(talk, sheet)
    listed = tuple(
        LeafLine(leaf, answers.get(leaf.code)) for leaf in talk.bloc.tree.leaves if leaf.code in left
    )
    shown = says.NotReviewed(sheet.id, talk.units[sheet.unit], label(talk, sheet), listed)
    return talk.reply(shown, slot=SLOT, wait=ReadSheet(sheet.id))


def _rest(talk: Talk, number: int, code: str) -> tuple[Sheet, tuple[LeafLine, ...]]:
    """What is left of a top group; raise StaleButton when nothing is."""
    sheet = _open_sheet(talk, number)
    group = next((top for top in talk.bloc.tree.branches if top.code == code), None)
    answers, left = talk.store.sheets.answers(sheet.id), _left(talk, sheet)
    leaves = group.all_leaves if group else ()
    listed = tuple(LeafLine(leaf, answers[leaf.code]) for leaf in leaves if leaf.code in left)
    if not listed:
        raise StaleButton
    return sheet, listed


def _open_sheet(talk: Talk, number: int) -> Sheet:
    """A sheet of which the speaker now scores a part; raise NotYours, OwnUnit or NotNow."""
    found = reviewers(talk)
    sheet = reviewed_sheet(talk, number, found)
    if not own_leaves(talk, found, sheet.unit):
        raise NotYours
    if sheet.state not in REVIEWABLE:
        raise NotNow("change_points", sheet.state.value)
    return sheet


def _left(talk: Talk, sheet: Sheet) -> tuple[str, ...]:
    return progress(talk, sheet).left_of(own_leaves(talk, reviewers(talk), sheet.unit))


def _stamp(listed: tuple[LeafLine, ...]) -> str:
    return stamp({line.leaf.code: line.filled for line in listed if line.filled})


TAPS = {
    "agree": agree_to_leaf,
    "agreerest": ask_agree_rest,
    "agreeall": agree_to_rest,
    "left": show_left,
}
