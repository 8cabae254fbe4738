"""Whose part of a sheet's review is due, looked up from how the sheet stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlers.review_progress import left_by_reviewer
from handlers.review_rights import reviewers_in
from rules.blocs import Bloc
from rules.people import Leadership, Role
from rules.review import SheetState, round_of
from rules.review_marks import to_review
from rules.reviewers import Reviewers
from rules.sheets import Sheet
from storage.store import Store

UNDER_REVIEW = (SheetState.SUBMITTED, SheetState.SECOND_REVIEW)


@dataclass(frozen=True)
class ReviewDuty:
    """Somebody of `unit` in one of `roles` looks at `codes`; without codes they end the sheet's round."""

    unit: int
    roles: tuple[Role, ...]
    codes: tuple[str, ...] = ()


def duties_of(
    store: Store, bloc: Bloc, leadership: Leadership, sheet: Sheet, day: date
) -> tuple[ReviewDuty, ...]:
    """In the order in which they are done: the end of the round stands alone, once nothing is left to look at."""
    if sheet.state not in UNDER_REVIEW:
        return ()
    found = reviewers_in(store, bloc, leadership, day)
    by = left_by_reviewer(found, sheet.unit, _left(store, bloc, found, sheet))
    looking = tuple(_duty(found, units, codes) for units, codes in by.items() if units)
    leading = found.leading(sheet.unit)
    return looking or ((_duty(found, leading),) if leading and not by else ())


def _left(store: Store, bloc: Bloc, found: Reviewers, sheet: Sheet) -> tuple[str, ...]:
    """Nothing where the lead alone reviews, once: accepting the sheet agrees to it."""
    which = min(round_of(sheet.state), bloc.review.rounds)
    if bloc.review.rounds == 1 and not found.of_group:
        return ()
    answers, marks = store.sheets.answers(sheet.id), store.reviews.marks(sheet.id)
    explained = store.explanations.sent(sheet.id) if which == 2 else ()
    return to_review(bloc.tree, answers, marks, which, explained)


def _duty(found: Reviewers, units: frozenset[int], codes: tuple[str, ...] = ()) -> ReviewDuty:
    """Of several leading units the lead comes first."""
    lead = found.leadership.lead
    unit = lead if lead in units else min(units)
    if unit in found.leadership.units:
        return ReviewDuty(unit, (Role.SECRETARY,), codes)
    if unit in found.of_group.values() and codes:
        return ReviewDuty(unit, (Role.REVIEWER,), codes)
    return ReviewDuty(unit, (Role.HEAD, Role.OFFICER), codes)
