"""What stands in the way of locking the table, and what the lead should look at before it."""

from __future__ import annotations

from handlers.review_board import unit_lines
from handlers.review_card import IN
from handlers.talk import Say, Talk
from messages import table as says
from rules.maxima import Maxima, maxima
from rules.returned_leaves import OPEN
from rules.review import SENT
from rules.sheets import Filled, estimates


def obstacles(talk: Talk) -> says.NotReady | None:
    """Sheets not accepted, criteria returned and not answered, estimates without the official figure."""
    waiting = tuple(line for line in unit_lines(talk) if line.state not in IN)
    returned, estimated = [], []
    for sheet in talk.store.sheets.all(talk.bloc.id):
        if sheet.unit not in talk.units:
            continue
        unit = talk.units[sheet.unit]
        owed = sorted(
            {one.leaf for one in talk.store.returned_leaves.of_sheet(sheet.id) if one.state in OPEN}
        )
        guessed = estimates(talk.store.sheets.answers(sheet.id))
        returned += [says.OpenLeaves(unit, tuple(owed))] if owed else []
        estimated += [says.OpenLeaves(unit, guessed)] if guessed else []
    if not (waiting or returned or estimated):
        return None
    return says.NotReady(waiting, tuple(returned), tuple(estimated), len(talk.units))


def claimed_maxima(talk: Talk) -> Maxima:
    """Of the self-scores that have been sent."""
    return maxima(talk.bloc.tree, _sent(talk))


def when_all_sent(talk: Talk, sent: int) -> tuple[Say, ...]:
    """Before the review begins the lead hears that the self-scores hardly tell the units apart."""
    if sent < len(talk.units):
        return ()
    found = claimed_maxima(talk)
    return talk.tell_lead(says.MaximaNotice(talk.bloc.name, talk.bloc.year, found)) if found.notable else ()


def _sent(talk: Talk) -> dict[int, dict[str, Filled]]:
    sheets = talk.store.sheets.all(talk.bloc.id)
    return {
        sheet.unit: talk.store.sheets.answers(sheet.id)
        for sheet in sheets
        if sheet.state in SENT and sheet.unit in talk.units
    }
