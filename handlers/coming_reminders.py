"""What would be sent in the days ahead if nothing more came in: for the lead, and for the operator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from handlers.reminder_desk import ReminderDesk
from handlers.talk import Nothing, Talk, Turn
from messages import morning_board as says
from rules.digests import Digest, Line
from rules.previews import coming

SLOT = "coming"
DAYS = timedelta(days=7)
SHOWN = 20


def show_coming(talk: Talk) -> Turn:
    talk.need_lead()
    until = talk.now + DAYS
    lines: dict[tuple[datetime, str], list[Line]] = defaultdict(list)
    desk = ReminderDesk(talk)
    for at, digest in coming_digests(desk, until):
        for line in digest.lines:
            lines[at, line.debt.item].append(line)
    listed = [_line(desk, at, item, found) for (at, item), found in lines.items()]
    shown = says.ComingReminders(until, tuple(listed[:SHOWN]), len(listed[SHOWN:]))
    return talk.reply(shown, SLOT, Nothing())


def coming_digests(desk: ReminderDesk, until: datetime) -> Iterator[tuple[datetime, Digest]]:
    """In order of time, as things stand; people who serve other blocs besides may hear of those too."""
    desk.look_ahead(until)
    return coming(
        desk.come,
        desk.sent(),
        desk.owing,
        desk.talk.now,
        until,
        desk.talk.working,
        desk.limits,
        desk.snoozed,
        desk.apart,
    )


def _line(desk: ReminderDesk, at: datetime, item: str, found: list[Line]) -> says.ComingLine:
    units, people = {line.debt.unit for line in found}, {line.debt.person for line in found}
    return says.ComingLine(at, desk.planned.items[item], len(units), len(people))


TAPS = {"nextsends": show_coming}
