"""What a reviewer's card of one criterion shows: the answer, its evidence, and what else is known of it."""

from __future__ import annotations

from handlers.evidence_reading import files_to_review
from handlers.review_card import label
from handlers.review_progress import Progress, progress
from handlers.review_rights import decides, label_of, own_leaves, reviewers, seen_leaves, unit_of
from handlers.reviewing import has_points
from handlers.talk import Talk
from messages import review as says
from messages.message import Message
from messages.self_score import LeafLine
from rules.criteria import Leaf
from rules.errors import NotYours
from rules.review import REVIEWABLE
from rules.reviewers import Reviewers
from rules.sheets import Sheet


def leaf_card(talk: Talk, sheet: Sheet, code: str) -> tuple[Message, bool]:
    """The card, and whether points may be typed for it; raise NoSuchCriterion or NotYours."""
    leaf, found = talk.bloc.tree.leaf(code), reviewers(talk)
    if code not in seen_leaves(talk, found, sheet.unit):
        raise NotYours
    now, own = progress(talk, sheet), own_leaves(talk, found, sheet.unit)
    if code not in own or sheet.state not in REVIEWABLE:
        return _read_only(talk, found, now, leaf), False
    mine = [one for one in talk.bloc.tree.leaves if one.code in own]
    place = mine.index(leaf)
    following = mine[place + 1].code if place + 1 < len(mine) else ""
    line = LeafLine(leaf, now.answers.get(code))
    if not has_points(leaf, line.filled):
        return says.NotChangeable(_shown(talk, now, leaf), following), False
    group = talk.bloc.tree.branch_of(code)
    inside = [one.code for one in group.all_leaves if one.code in own]
    return says.ReviewLeaf(
        shown=_shown(talk, now, leaf),
        group=group,
        place=inside.index(code) + 1,
        of=len(inside),
        rest=sum(one in now.left for one in inside if one != code),
        previous=mine[place - 1].code if place else "",
        following=following,
    ), True


def beside(talk: Talk, now: Progress, code: str) -> says.Beside:
    """What stands beside a criterion for whoever may review it."""
    explained = talk.store.explanations.sent(now.sheet.id).get(code)
    return says.Beside(
        seen=code in now.answers and code not in now.left,
        explanation=explained.text if explained else "",
        letters=letter_marks(talk, now.sheet, code),
        owed=talk.store.returned_leaves.open_of_sheet(now.sheet.id).get(code),
    )


def letter_marks(talk: Talk, sheet: Sheet, code: str) -> tuple[says.LetterMark, ...]:
    """The papers that scored a criterion, oldest first."""
    letters = talk.store.letters.confirmed(sheet.id).get(code, ())
    named = ((letter, unit_of(talk, letter.unit)) for letter in letters)
    return tuple(says.LetterMark(one.number, one.dated, unit.name if unit else "") for one, unit in named)


def _shown(talk: Talk, now: Progress, leaf: Leaf) -> says.LeafShown:
    return says.LeafShown(
        sheet=now.sheet.id,
        unit=talk.units[now.sheet.unit],
        label=label(talk, now.sheet),
        line=LeafLine(leaf, now.answers.get(leaf.code)),
        files=files_to_review(talk, now.sheet, leaf.code),
        beside=beside(talk, now, leaf.code),
    )


def _read_only(talk: Talk, found: Reviewers, now: Progress, leaf: Leaf) -> says.ReadOnlyLeaf:
    named = (unit_of(talk, number) for number in sorted(found.of_leaf(now.sheet.unit, leaf.code)))
    is_open = now.sheet.state in REVIEWABLE
    return says.ReadOnlyLeaf(
        _shown(talk, now, leaf),
        reviewer=", ".join(label_of(talk, unit) for unit in named if unit) if is_open else "",
        may_return=is_open and decides(talk, found, now.sheet.unit),
    )
