"""Requests for a later due moment that wait: on the lead's board; who else answers any reads them each morning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from handlers import debts
from handlers.extension_card import still_open, unit_in
from handlers.extension_closing import settle_all
from handlers.extension_deciders import find_deciders
from handlers.ledger import Ledger
from handlers.talk import Talk, Turn
from messages import extensions as says
from rules.extensions import Extension
from rules.looks import next_window_if_known
from rules.people import Role
from rules.reminder_plans import Limits

SLOT = "extensions"


def of_lead(talk: Talk, by: Ledger) -> int:
    """How many the lead has to answer."""
    return sum(one.unit != talk.leadership.lead for one in still_open(talk, by))


def presses(talk: Talk, by: Ledger) -> bool:
    """Whether any of these has waited since an earlier day."""
    return any(one.unit != talk.leadership.lead for one in _since_yesterday(talk, by))


def look_at_requests(talk: Talk, by: Ledger) -> Turn:
    """Closed where no answer is needed any more; those that are not the lead's told once a working day."""
    if not talk.store.extensions.open(talk.bloc.id):
        return Turn()
    turn = Turn().also(*settle_all(talk, by))
    key, waiting = f"extensions {talk.today.isoformat()}", _of_others(talk, by)
    if not waiting or not talk.store.announced.put(talk.bloc.id, key, talk.now):
        return turn
    for (unit, roles), asked in waiting.items():
        turn = turn.also(*talk.tell_unit(unit, roles, says.ExtensionList(lines_of(talk, asked)), SLOT))
    return turn


def look_again(talk: Talk, limits: Limits) -> tuple[datetime, ...]:
    """The next working half-day, while any request is open."""
    if not talk.store.extensions.open(talk.bloc.id):
        return ()
    found = next_window_if_known(talk.now, talk.working, limits)
    return (found,) if found else ()


def lines_of(talk: Talk, asked: Iterable[Extension]) -> tuple[says.ExtensionLine, ...]:
    return tuple(
        says.ExtensionLine(debts.item_of(talk, one.item), unit_in(talk, one.unit), one) for one in asked
    )


def _of_others(talk: Talk, by: Ledger) -> dict[tuple[int, tuple[Role, ...]], list[Extension]]:
    found: dict[tuple[int, tuple[Role, ...]], list[Extension]] = defaultdict(list)
    for one in _since_yesterday(talk, by):
        deciders = find_deciders(talk, one.unit)
        if deciders is not None and deciders[0].id != talk.leadership.lead:
            found[deciders[0].id, tuple(deciders[1])].append(one)
    return found


def _since_yesterday(talk: Talk, by: Ledger) -> list[Extension]:
    """Of today's the card itself has just been sent."""
    return [one for one in still_open(talk, by) if one.at.date() < talk.today]
