"""Putting down what a reviewer decided of a criterion, whichever way it was said: a tap, a workbook, a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from handlers.review_rights import changeable_leaf, round_in, speaker_label
from handlers.talk import Say, Talk
from messages.review import Reviewed
from messages.review_results import LeafChanged
from rules.criteria import Leaf, LeafKind
from rules.errors import NotNow
from rules.people import Role
from rules.review import SheetState, check_reason
from rules.review_marks import Mark
from rules.sheets import Filled, Sheet

UNIT = (Role.OFFICER, Role.HEAD)


@dataclass(frozen=True)
class Put:
    """A change put down, and who must hear of it at once."""

    change: Reviewed
    told: tuple[Say, ...] = ()


def record_review(talk: Talk, sheet: Sheet, leaf: Leaf, points: Decimal, reason: str) -> Put:
    """Other points for a criterion, with who, when and why.

    Raise NotYours, OwnUnit, NotNow, ReasonMissing or ReasonTooLong; that the points fit the leaf is checked before.
    """
    sheet, leaf = changeable_leaf(talk, sheet.id, leaf.code)
    words, filled = check_reason(reason), scored(talk, sheet, leaf)
    which, old = round_in(talk, sheet), filled.final
    talk.store.sheets.put_review(
        sheet.id, leaf.code, old, points, words, talk.person.id, talk.now, f"review{which}"
    )
    talk.store.reviews.put(sheet.id, [mark_of(talk, filled, which)])
    talk.decide(
        "points_reviewed",
        sheet=sheet.id,
        leaf=leaf.code,
        old=str(old),
        new=str(points),
        reason=words,
        round=which,
    )
    change = Reviewed(leaf, old, points, words)
    if sheet.state is not SheetState.ACCEPTED:
        return Put(change)
    told = LeafChanged(sheet.id, talk.units[sheet.unit], change, speaker_label(talk))
    return Put(change, talk.tell_unit(sheet.unit, UNIT, told, "sheet"))


def agree(talk: Talk, sheet: Sheet, answers: Iterable[Filled]) -> None:
    """The points as they stand are right."""
    which = round_in(talk, sheet)
    talk.store.reviews.put(sheet.id, [mark_of(talk, filled, which) for filled in answers])


def mark_of(talk: Talk, filled: Filled, which: int) -> Mark:
    return Mark(filled.leaf, which, filled.raw, talk.unit.id, talk.person.id, talk.now)


def scored(talk: Talk, sheet: Sheet, leaf: Leaf) -> Filled:
    """The answer whose points may be changed; raise NotNow where there are none to change."""
    filled = talk.store.sheets.answers(sheet.id).get(leaf.code)
    if filled is None or not has_points(leaf, filled):
        raise NotNow("change_points")
    return filled


def has_points(leaf: Leaf, filled: Filled | None) -> bool:
    """Not those computed from the whole bloc."""
    return bool(filled and not filled.unassigned and leaf.kind is not LeafKind.TARGET)
