"""What falls due next, how the unit stands, the whole year.

/lich -> the next three and the unit's own tasks -> [Lịch cả năm]
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.due_dates import own_calendar
from handlers.extension_card import waiting_here
from handlers.ledger import Ledger, ledger
from handlers.talk import Nothing, Talk, Turn
from messages import calendar as says
from rules.calendar_items import CalendarItem
from rules.deadlines import days_left, upcoming, working_days_late
from rules.people import Role

SLOT = "calendar"
NEXT = 3
OTHERS = 5
SOON = 31
DOERS = {
    "giaouoc": (Role.OFFICER, Role.HEAD),
    "chamdiem": (Role.OFFICER,),
    "dexuat": (Role.OFFICER,),
    "thamdinh": (Role.CHAIR, Role.SECRETARY),
}
"""Who begins a task; `thamdinh` belongs to the units that lead, the others to every unit."""
EVERY_UNIT = ("giaouoc", "chamdiem", "dexuat")


def open_calendar(talk: Talk) -> Turn:
    calendar = own_calendar(talk)
    coming = upcoming(calendar, talk.now)
    by = ledger(talk)
    own = [item for item in calendar if item.task in EVERY_UNIT and not talk.unit.outside]
    others = [item for item in calendar if item.task not in EVERY_UNIT and _is_open_debt(talk, by, item)]
    card = says.NextDue(
        unit=talk.unit,
        year=talk.bloc.year,
        next=_lines(talk, by, coming[:NEXT]),
        own=_lines(talk, by, sorted(own, key=lambda item: item.due)),
        owed=_lines(talk, by, sorted(others, key=lambda item: item.due, reverse=True)[:OTHERS][::-1]),
        tasks=tuple(task for task in EVERY_UNIT if talk.roles & set(DOERS[task])),
        records_reports=talk.runs_bloc,
        extensions=_requests(talk),
    )
    return talk.reply(card, slot=SLOT, wait=Nothing())


def _requests(talk: Talk) -> int:
    """How many units wait for the speaker's answer to their request for more time."""
    return len(waiting_here(talk)) if talk.unit.id in talk.leadership.units else 0


def whole_year(talk: Talk) -> Turn:
    items = sorted(own_calendar(talk), key=lambda item: item.due)
    return talk.reply(
        says.WholeYear(talk.unit, talk.bloc.name, talk.bloc.year, _lines(talk, ledger(talk), items)), slot=SLOT
    )


def _lines(talk: Talk, by: Ledger, items: Sequence[CalendarItem]) -> tuple[says.Line, ...]:
    return tuple(
        says.Line(
            item=item,
            days=days_left(talk.now, item.due),
            late=working_days_late(talk.working, talk.now, item.due),
            opened=item.opens is None or item.opens <= talk.now,
            done=None if talk.unit.outside else by.settled(item, talk.unit.id),
            lacks=by.standing(item).get(talk.unit.id),
            in_chat=not talk.unit.outside and by.facts.in_chat(item, talk.unit.id),
        )
        for item in items
    )


def _is_open_debt(talk: Talk, by: Ledger, item: CalendarItem) -> bool:
    """What the unit can do now and falls due within a month, or should have been done."""
    lacks = by.standing(item).get(talk.unit.id)
    opened = item.opens is None or item.opens <= talk.now
    return lacks is not None and not lacks.waits and opened and days_left(talk.now, item.due) <= SOON


COMMANDS = {"lich": open_calendar}
TAPS = {"wholeyear": whole_year}
