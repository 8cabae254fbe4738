"""What stands in the way of locking the table, and what the lead should look at before it."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.member_sheets import member_sheets
from handlers.review_board import unit_lines
from handlers.review_card import IN
from handlers.review_progress import unsettled
from handlers.talk import Say, Talk
from messages import table as says
from rules.maxima import Maxima, maxima
from rules.review import SENT
from rules.sheets import Filled, estimates

NOTICE = "maxima notice"
"""No calendar item has a space in its name."""


def obstacles(talk: Talk) -> says.NotReady | None:
    """Sheets not accepted, criteria returned and not answered, estimates without the official figure."""
    waiting = tuple(line for line in unit_lines(talk) if line.state not in IN)
    returned = _open_leaves(talk, unsettled(talk))
    answers = talk.store.sheets.answers_of_bloc(talk.bloc.id)
    estimated = _open_leaves(talk, {sheet: estimates(filled) for sheet, filled in answers.items()})
    if not (waiting or returned or estimated):
        return None
    return says.NotReady(waiting, returned, estimated, len(talk.units))


def claimed_maxima(talk: Talk) -> Maxima:
    """Of the self-scores that have been sent."""
    return maxima(talk.bloc.tree, _sent(talk))


def when_all_sent(talk: Talk, sent: int) -> tuple[Say, ...]:
    """Once, before the review begins, the lead hears that the self-scores hardly tell the units apart."""
    if sent < len(talk.units):
        return ()
    found = claimed_maxima(talk)
    if not found.notable or not talk.store.announced.put(talk.bloc.id, NOTICE, talk.now):
        return ()
    return talk.tell_lead(says.MaximaNotice(talk.bloc.name, talk.bloc.year, found))


def _open_leaves(talk: Talk, by_sheet: Mapping[int, tuple[str, ...]]) -> tuple[says.OpenLeaves, ...]:
    sheets = talk.store.sheets.all(talk.bloc.id)
    found = {sheet.unit: by_sheet.get(sheet.id, ()) for sheet in sheets}
    return tuple(
        says.OpenLeaves(unit, found[number]) for number, unit in talk.units.items() if found.get(number)
    )


def _sent(talk: Talk) -> dict[int, dict[str, Filled]]:
    answers = talk.store.sheets.answers_of_bloc(talk.bloc.id)
    return {sheet.unit: answers[sheet.id] for sheet in member_sheets(talk) if sheet.state in SENT}
