"""Xem quá trình: what was said of a sheet or of one criterion, by whom, when and why.

For the unit's officer and head, and for who reviews the criterion; nobody else.
"""

from __future__ import annotations

from handlers.review_leaf_card import letter_marks
from handlers.review_rights import label_of, reviewed_sheet, reviewers, seen_leaves
from handlers.talk import Talk, Turn
from messages import review_trail as says
from messages.review import LetterMark
from rules.errors import NotYours
from rules.pages import page_of
from rules.people import Role, Unit, roles_in
from rules.review import GIVEN_BACK, SheetState
from rules.reviewers import LEADING
from rules.sheets import Change, Sheet

ON_A_PAGE = 10
OWN = {"self", "explanation", "note", "official", "estimate"}
"""Said by the unit."""
REVIEWS = ("review", "letter")


def show_trail(talk: Talk, number: int) -> Turn:
    """The whole sheet: what was changed after each criterion's first answer."""
    return show_page(talk, number, 1)


def show_page(talk: Talk, number: int, page: int) -> Turn:
    """Raise StaleButton where there is no such page."""
    sheet, own = _readable(talk, number)
    later = _after_the_first(trail_of(talk, sheet, own=own))
    newest_first, pages = page_of(later[::-1], page, ON_A_PAGE)
    shown = newest_first[::-1]
    trail = says.Trail(
        sheet=sheet.id,
        unit=talk.units[sheet.unit],
        state=sheet.state,
        lines=shown,
        page=page,
        pages=pages,
        codes=tuple(dict.fromkeys(line.leaf for line in shown)),
        own=own,
        may_ask=own and sheet.state in GIVEN_BACK,
    )
    return talk.reply(trail, slot="trail")


def show_leaf_trail(talk: Talk, number: int, code: str) -> Turn:
    """One criterion from its first answer on; raise NotYours where another reviews it."""
    sheet, own = _readable(talk, number)
    leaf = talk.bloc.tree.leaf(code)
    if not own and code not in seen_leaves(talk, reviewers(talk), sheet.unit):
        raise NotYours
    lines = trail_of(talk, sheet, code, own=own)
    filled = talk.store.sheets.answers(sheet.id).get(code)
    shown = lines[-ON_A_PAGE:]
    trail = says.LeafTrail(
        sheet=sheet.id,
        unit=talk.units[sheet.unit],
        leaf=leaf,
        final=filled.final if filled and not (own and _hidden(talk, sheet)) else None,
        lines=shown,
        earlier=len(lines) - len(shown),
        own=own,
    )
    return talk.reply(trail, slot="trail")


def trail_of(talk: Talk, sheet: Sheet, code: str = "", *, own: bool = False) -> tuple[says.TrailLine, ...]:
    """What the reader may see of the sheet's trail, oldest first; `own` for the unit's people.

    Of a round that is not over, its unit sees nothing yet where the bloc sends results; a reviewer sees only the
    criteria they may read.
    """
    seen = None if own else set(seen_leaves(talk, reviewers(talk), sheet.unit))
    hidden = _hidden(talk, sheet) if own else 0
    changes = [
        change
        for change in talk.store.sheets.trail(sheet.id)
        if (not code or change.leaf == code) and (seen is None or change.leaf in seen)
    ]
    return tuple(
        _line(talk, sheet, change) for change in changes if not (hidden and _round(change) == hidden)
    )


def may_read_trail(talk: Talk, sheet: Sheet) -> bool:
    """Whether the speaker belongs to the unit and serves its sheet."""
    return sheet.unit == talk.unit.id and bool(talk.roles & {Role.OFFICER, Role.HEAD})


def _readable(talk: Talk, number: int) -> tuple[Sheet, bool]:
    """The sheet, and whether it is the speaker's own unit's; raise NotYours, OwnUnit or NotNow."""
    sheet = talk.store.sheets.get(number)
    if sheet is None or sheet.unit not in talk.units:
        raise NotYours
    if may_read_trail(talk, sheet):
        return sheet, True
    return reviewed_sheet(talk, number), False


def _hidden(talk: Talk, sheet: Sheet) -> int:
    """The round whose outcome the unit has not been told, 0 where nothing is held back."""
    running = {SheetState.SUBMITTED: 1, SheetState.SECOND_REVIEW: 2}
    return running.get(sheet.state, 0) if talk.bloc.review.rounds > 1 else 0


def _round(change: Change) -> int:
    """Which round a reviewer's line belongs to, 0 for what is none's."""
    kind = change.what.rstrip("12")
    return int(change.what[len(kind) :] or 0) if kind in REVIEWS else 0


def _after_the_first(lines: tuple[says.TrailLine, ...]) -> tuple[says.TrailLine, ...]:
    """Without each criterion's first answer, and answers given again unchanged."""
    seen: set[str] = set()
    later = []
    for line in lines:
        told = line.what in ("explanation", "returned") or line.old != line.new
        if line.leaf in seen and told:
            later.append(line)
        seen.add(line.leaf)
    return tuple(later)


def _line(talk: Talk, sheet: Sheet, change: Change) -> says.TrailLine:
    kind = change.what.rstrip("12")
    return says.TrailLine(
        leaf=change.leaf,
        what="review" if kind in REVIEWS else change.what,
        by="" if kind in OWN else _reviewer(talk, sheet, change),
        old=change.old,
        new=change.new,
        words=change.reason,
        day=change.at,
        round=_round(change) if talk.bloc.review.rounds > 1 else 0,
        letter=_letter(talk, sheet, change) if kind == "letter" else None,
    )


def _letter(talk: Talk, sheet: Sheet, change: Change) -> LetterMark | None:
    """The paper whose confirmation wrote this line."""
    letters = talk.store.letters.confirmed(sheet.id).get(change.leaf, ())
    at = [place for place, letter in enumerate(letters) if letter.confirmed_at == change.at]
    return letter_marks(talk, sheet, change.leaf)[at[0]] if at else None


def _reviewer(talk: Talk, sheet: Sheet, change: Change) -> str:
    """The reviewer's label, by the duty held on that day."""
    duties = talk.store.people.duties(change.by)
    day = change.at.date()
    units = dict.fromkeys(duty.unit for duty in duties if duty.bloc == talk.bloc.id and duty.holds(day))
    ranked = sorted(units, key=lambda unit: (unit not in talk.leadership.units, unit == sheet.unit))
    for number in ranked:
        unit = _unit(talk, number)
        roles = roles_in(duties, number, day)
        if unit and (Role.REVIEWER in roles or (number in talk.leadership.units and roles & LEADING)):
            return label_of(talk, unit)
    first = _unit(talk, ranked[0]) if ranked else None
    return label_of(talk, first) if first else talk.bloc.label("lead")


def _unit(talk: Talk, number: int) -> Unit | None:
    return talk.units.get(number) or talk.store.people.unit(number)


TAPS = {"trail": show_trail, "trailpage": show_page, "leaftrail": show_leaf_trail}
