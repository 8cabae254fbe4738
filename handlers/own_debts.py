"""What the speaker's unit still owes of the year, with the days left to its own deadlines."""

from __future__ import annotations

from handlers import debts
from handlers.ledger import ledger
from handlers.talk import Talk
from messages.calendar_item import DebtLine
from rules.deadlines import days_left, working_days_late
from rules.extensions import due_of


def own_debts(talk: Talk) -> tuple[DebtLine, ...]:
    """What is open now or was due, the soonest deadline first."""
    by, granted = ledger(talk), talk.store.extensions.granted(talk.bloc.id)
    lines = []
    for item in debts.items(talk):
        lacks = by.standing(item).get(talk.unit.id)
        if lacks is not None and (item.opens is None or item.opens <= talk.now):
            due = due_of(item, talk.unit.id, granted)
            late = working_days_late(talk.working, talk.now, due)
            lines.append(DebtLine(item, due, days_left(talk.now, due), late, lacks))
    return tuple(sorted(lines, key=lambda line: line.due))
