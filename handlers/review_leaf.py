"""Changing one criterion of a unit's sheet: its number, its points, and always why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from handlers.review_card import SLOT, UNIT_SLOT, ReadSheet, card, reason_of, reviewed_sheet, reviewer_label
from handlers.self_score import JUMP, lines
from handlers.talk import Talk, Turn, Waiting
from messages import review as says
from messages.outgoing import FileOut
from messages.self_score import LeafLine
from rules.criteria import Leaf, LeafKind
from rules.errors import NotAChoice, NotNow, UnknownWord
from rules.people import Role
from rules.review import REVIEWABLE, SheetState
from rules.scoring import Answer, choices, choose_answer, read_answer
from rules.sheets import Filled, Sheet
from rules.vietnamese import fold


@dataclass(frozen=True)
class EnterReviewed(Waiting):
    reviewed: int
    criterion: str


@dataclass(frozen=True)
class EnterReviewReason(Waiting):
    """`points` as text, waiting for their reason."""

    reviewed: int
    criterion: str
    points: str
    takes_any_text = True


def pick_leaf(talk: Talk, number: int) -> Turn:
    """Sửa điểm: which criterion."""
    sheet = changeable_sheet(talk, number)
    listed = lines(talk, talk.store.sheets.answers(sheet.id))
    picker = says.PickLeaf(sheet.id, talk.units[sheet.unit], listed)
    return talk.reply(picker, slot=SLOT, wait=ReadSheet(sheet.id))


def open_leaf(talk: Talk, number: int, code: str) -> Turn:
    """The criterion as the unit answered it, with its evidence."""
    sheet = changeable_sheet(talk, number)
    leaf = talk.bloc.tree.leaf(code)
    line = LeafLine(leaf, talk.store.sheets.answers(sheet.id).get(code))
    unit, files = talk.units[sheet.unit], _files(talk, sheet, code)
    if not _has_points(line):
        fixed = says.NotChangeable(sheet.id, unit, line, files)
        return talk.reply(fixed, slot=SLOT, wait=ReadSheet(sheet.id))
    before, after = talk.bloc.tree.neighbours(code)
    shown = says.ReviewLeaf(
        sheet=sheet.id,
        unit=unit,
        line=line,
        files=files,
        previous=before.code if before else "",
        following=after.code if after else "",
    )
    return talk.reply(shown, slot=SLOT, wait=EnterReviewed(sheet.id, code))


def choose(talk: Talk, number: int, code: str, choice: str) -> Turn:
    """A button with ready points."""
    sheet = changeable_sheet(talk, number)
    leaf = talk.bloc.tree.leaf(code)
    return _ask_reason(talk, sheet, leaf, choose_answer(leaf, choice))


def receive_criterion(talk: Talk) -> Turn:
    """"2.3", "tiêu chí 2.3"; raise NoSuchCriterion, or UnknownWord for other words."""
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
    sheet = changeable_sheet(talk, waiting.reviewed)
    text = talk.typed()
    jump = JUMP.fullmatch(fold(text))
    if jump:
        return open_leaf(talk, sheet.id, jump[1].rstrip("."))
    leaf = talk.bloc.tree.leaf(waiting.criterion)
    return _ask_reason(talk, sheet, leaf, read_answer(leaf, text))


def receive_reason(talk: Talk) -> Turn:
    """The change stands from here on, with who, when and why."""
    waiting = talk.awaited(EnterReviewReason)
    sheet = changeable_sheet(talk, waiting.reviewed)
    leaf, points = talk.bloc.tree.leaf(waiting.criterion), Decimal(waiting.points)
    old = _filled(talk, sheet, leaf).final
    reason = reason_of(talk)
    talk.store.sheets.put_review(sheet.id, leaf.code, old, points, reason, talk.person.id, talk.now)
    talk.decide(
        "points_reviewed", sheet=sheet.id, leaf=leaf.code, old=str(old), new=str(points), reason=reason
    )
    change = says.Reviewed(leaf, old, points, reason)
    turn = card(talk, sheet, change)
    if sheet.state is not SheetState.ACCEPTED:
        return turn
    told = says.LeafChanged(sheet.id, talk.units[sheet.unit], change, reviewer_label(talk))
    return turn.also(*talk.tell_unit(sheet.unit, (Role.OFFICER, Role.HEAD), told, UNIT_SLOT))


def changeable_sheet(talk: Talk, number: int) -> Sheet:
    """Raise NotYours, OwnUnit or NotNow."""
    sheet = reviewed_sheet(talk, number)
    if sheet.state not in REVIEWABLE:
        raise NotNow("change_points", sheet.state.value)
    return sheet


def _ask_reason(talk: Talk, sheet: Sheet, leaf: Leaf, answer: Answer) -> Turn:
    if answer.points is None:
        raise NotAChoice(leaf.code, tuple(choice for choice in choices(leaf) if choice != "unassigned"))
    old = _filled(talk, sheet, leaf).final
    if answer.points == old:
        return talk.reply(says.SamePoints(sheet.id, leaf, old), wait=EnterReviewed(sheet.id, leaf.code))
    asked = says.AskReviewReason(sheet.id, leaf, old, answer.points)
    return talk.reply(asked, wait=EnterReviewReason(sheet.id, leaf.code, str(answer.points)))


def _filled(talk: Talk, sheet: Sheet, leaf: Leaf) -> Filled:
    """The answer to be changed; raise NotNow where there are no points to change."""
    line = LeafLine(leaf, talk.store.sheets.answers(sheet.id).get(leaf.code))
    if line.filled is None or not _has_points(line):
        raise NotNow("change_points")
    return line.filled


def _has_points(line: LeafLine) -> bool:
    return bool(line.filled and not line.filled.unassigned and line.leaf.kind is not LeafKind.TARGET)


def _files(talk: Talk, sheet: Sheet, code: str) -> tuple[FileOut, ...]:
    return tuple(
        FileOut(proof.digest, proof.name, proof.size, proof.media_type)
        for proof in talk.store.sheets.proofs(sheet.id)
        if proof.leaf == code
    )


TAPS = {"fix": pick_leaf, "fixleaf": open_leaf, "fixset": choose}
ANSWERS = {ReadSheet: receive_criterion, EnterReviewed: receive_points, EnterReviewReason: receive_reason}
