"""One criterion before its reviewer: agree, change its points and say why, go on to the next.

card of a criterion -> [Đồng ý] -> the next one not looked at
                    -> typed points or a button -> the reason -> the sheet
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from handlers.review_card import SLOT, ReadSheet, card, label
from handlers.review_leaf_card import leaf_card
from handlers.review_rights import changeable_leaf, own_leaves, reviewed_sheet, reviewers
from handlers.reviewing import record_review, scored
from handlers.self_score import JUMP, lines
from handlers.talk import Talk, Turn, Waiting
from messages import review as says
from rules.criteria import Leaf
from rules.errors import NotNow, NotYours, UnknownWord
from rules.errors_answers import NotAChoice
from rules.pages import page_of
from rules.review import REVIEWABLE
from rules.scoring import Answer, choices, choose_answer, read_answer
from rules.sheets import Filled, Sheet
from rules.vietnamese import fold

ON_A_PAGE = 40


@dataclass(frozen=True)
class EnterReviewed(Waiting):
    reviewed: int
    criterion: str


@dataclass(frozen=True)
class EnterReviewReason(Waiting):
    """`points` as text, waiting for their reason; `seen` is what stood there when they were given."""

    reviewed: int
    criterion: str
    points: str
    seen: str = ""
    takes_any_text = True


def pick_leaf(talk: Talk, number: int) -> Turn:
    """Sửa điểm: which criterion."""
    return pick_on_page(talk, number, 1)


def pick_on_page(talk: Talk, number: int, page: int) -> Turn:
    """Raise StaleButton where there is no such page."""
    found = reviewers(talk)
    sheet = reviewed_sheet(talk, number, found)
    own = own_leaves(talk, found, sheet.unit)
    if not own:
        raise NotYours
    if sheet.state not in REVIEWABLE:
        raise NotNow("change_points", sheet.state.value)
    answers = talk.store.sheets.answers(sheet.id)
    listed = tuple(line for line in lines(talk, answers) if line.leaf.code in own)
    shown, pages = page_of(listed, page, ON_A_PAGE)
    picker = says.PickLeaf(sheet.id, talk.units[sheet.unit], shown, page, pages)
    return talk.reply(picker, slot=SLOT, wait=ReadSheet(sheet.id))


def open_leaf(talk: Talk, number: int, code: str) -> Turn:
    """The criterion as the unit answered it, with its evidence and explanation."""
    message, changeable = leaf_card(talk, reviewed_sheet(talk, number), code)
    wait = EnterReviewed(number, code) if changeable else ReadSheet(number)
    return talk.reply(message, slot=SLOT, wait=wait)


def choose(talk: Talk, number: int, code: str, choice: str) -> Turn:
    """A button with ready points."""
    sheet, leaf = changeable_leaf(talk, number, code)
    return _ask_reason(talk, sheet, leaf, choose_answer(leaf, choice))


def receive_criterion(talk: Talk) -> Turn:
    """ "2.3", "tiêu chí 2.3"; raise NoSuchCriterion, or UnknownWord for other words."""
    waiting = talk.awaited(ReadSheet)
    word = fold(talk.typed()).rstrip(".")
    jump = JUMP.fullmatch(word)
    code = jump[1] if jump else word
    if not code[:1].isdigit():
        raise UnknownWord
    return open_leaf(talk, waiting.reviewed, code)


def receive_points(talk: Talk) -> Turn:
    """A typed value, read and checked as the unit's own was."""
    waiting = talk.awaited(EnterReviewed)
    sheet, leaf = changeable_leaf(talk, waiting.reviewed, waiting.criterion)
    text = talk.typed()
    jump = JUMP.fullmatch(fold(text))
    if jump:
        return open_leaf(talk, sheet.id, jump[1].rstrip("."))
    return _ask_reason(talk, sheet, leaf, read_answer(leaf, text))


def receive_reason(talk: Talk) -> Turn:
    """The change stands from here on, with who, when and why; what changed meanwhile is shown instead."""
    waiting = talk.awaited(EnterReviewReason)
    sheet, leaf = changeable_leaf(talk, waiting.reviewed, waiting.criterion)
    if _standing(scored(talk, sheet, leaf)) != waiting.seen:
        return open_leaf(talk, sheet.id, leaf.code)
    put = record_review(talk, sheet, leaf, Decimal(waiting.points), talk.typed())
    return card(talk, sheet, put.change).also(*put.told)


def _ask_reason(talk: Talk, sheet: Sheet, leaf: Leaf, answer: Answer) -> Turn:
    if answer.points is None:
        raise NotAChoice(leaf.code, tuple(choice for choice in choices(leaf) if choice != "unassigned"))
    filled = scored(talk, sheet, leaf)
    old = filled.final
    if answer.points == old:
        return talk.reply(says.SamePoints(sheet.id, leaf, old), wait=EnterReviewed(sheet.id, leaf.code))
    asked = says.AskReviewReason(sheet.id, leaf, label(talk, sheet), old, answer.points)
    return talk.reply(
        asked, wait=EnterReviewReason(sheet.id, leaf.code, str(answer.points), _standing(filled))
    )


def _standing(filled: Filled) -> str:
    """The unit's answer and the points it has now."""
    return f"{filled.given} {filled.final}"


TAPS = {"fix": pick_leaf, "fixpage": pick_on_page, "fixleaf": open_leaf, "fixset": choose}
ANSWERS = {ReadSheet: receive_criterion, EnterReviewed: receive_points, EnterReviewReason: receive_reason}
