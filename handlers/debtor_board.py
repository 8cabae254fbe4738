"""How far each item under way is: who has done it, who can, who waits for what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from handlers.reminder_desk import ReminderDesk
from messages.morning_board import BoardLine, Longer
from rules.calendar_items import CalendarItem
from rules.deadlines import working_days_left
from rules.debtors import Debtor
from rules.debts import OF_REVIEW, Missing
from rules.looks import begins, is_watched
from rules.people import Unit
from rules.vietnamese import sort_key

NEAR = timedelta(days=10)
"""What falls due later is not worth a board of its own each morning."""


def under_way(desk: ReminderDesk) -> list[CalendarItem]:
    """What somebody has to do now and what holds it up, the nearest deadline first."""
    watched = [item.id for item in desk.planned.longest if is_watched(item, desk.talk.now, desk.limits)]
    found = (item for item in _with_what_holds_up(desk, watched) if _is_owed(desk, item))
    return sorted(found, key=lambda item: (item.due, item.id))


def older(desk: ReminderDesk) -> list[CalendarItem]:
    """What else is still owed, from longer ago."""
    recent = {item.id for item in under_way(desk)}
    others = (item for name, item in desk.planned.items.items() if name not in recent)
    return [item for item in others if _is_owed(desk, item) and begins(item) <= desk.talk.now]


def vacant(desk: ReminderDesk) -> tuple[Unit, ...]:
    """Members without anybody charged with the work today."""
    return in_order(unit for number, unit in desk.talk.units.items() if desk.audience.is_vacant(number))


def board_lines(desk: ReminderDesk, items: Iterable[CalendarItem]) -> list[BoardLine]:
    """Of items that somebody still owes."""
    standing = ((item, desk.audience.ledger.standing(item)) for item in items)
    return [_line(desk, item, owing) for item, owing in standing if owing]


def in_board_order(lines: Iterable[BoardLine], now: datetime) -> list[BoardLine]:
    """What somebody can do first, the nearest before all; what only waits last."""
    return sorted(lines, key=lambda line: (not _is_doable(line), abs(line.item.due - now), line.item.id))


def is_pressing(desk: ReminderDesk, item: CalendarItem) -> bool:
    return item.due - desk.talk.now <= NEAR


def in_order(units: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(sorted(units, key=lambda unit: sort_key(unit.name)))


def with_longer(desk: ReminderDesk, item: CalendarItem, units: Collection[int]) -> tuple[Longer, ...]:
    """Those of the units that were granted time, and still have some."""
    own, now = desk.planned.plan.apart, desk.talk.now
    found = (unit for unit in units if own.get((item.id, unit), now) > now)
    return tuple(Longer(unit, own[item.id, unit.id]) for unit in _units(desk, found))


def _with_what_holds_up(desk: ReminderDesk, names: Iterable[str]) -> list[CalendarItem]:
    """However long ago that was due: while somebody waits for it nobody forgets it."""
    left, found = list(names), dict[str, CalendarItem]()
    while left:
        name = left.pop()
        item = desk.planned.items.get(name)
        if item is None or name in found or begins(item) > desk.talk.now:
            continue
        found[name] = item
        left += _held_up_by(desk, item)
    return list(found.values())


def _held_up_by(desk: ReminderDesk, item: CalendarItem) -> set[str]:
    """What anybody waits for here; a review that nobody owes may wait to begin."""
    by = desk.audience.ledger
    review = {one.id for one in by.earlier(item)} if by.who(item) in OF_REVIEW else set[str]()
    return review | {name for lacks in by.standing(item).values() for name in lacks.waits}


def _line(desk: ReminderDesk, item: CalendarItem, owing: Mapping[int, Missing]) -> BoardLine:
    waiting = {unit for unit, lacks in owing.items() if lacks.waits}
    doable = owing.keys() - waiting - {unit for unit, lacks in owing.items() if lacks.is_paused}
    extended = with_longer(desk, item, doable)
    late = doable - {one.unit.id for one in extended}
    cap = desk.nudge_cap
    total = len({*desk.audience.ledger.debtors(item), *owing})
    return BoardLine(
        item=item,
        days=working_days_left(desk.talk.working, desk.talk.today, item.due.date()),
        is_today=item.due.date() == desk.talk.today,
        past=desk.talk.now > item.due,
        sent=total - len(owing),
        total=total,
        late=_units(desk, late),
        waiting=_units(desk, waiting),
        waits=_waits(desk, owing),
        declared=_units(desk, (unit for unit, lacks in owing.items() if lacks.declared)),
        extended=extended,
        spent=_units(desk, (unit for unit in late if cap.is_spent(item, unit))),
        nudges=any(cap.has_room(item, unit) for unit in doable),
    )


def _is_doable(line: BoardLine) -> bool:
    return bool(line.late or line.extended or line.declared)


def _waits(desk: ReminderDesk, owing: Mapping[int, Missing]) -> tuple[str, ...]:
    """Titles of what some of them wait for."""
    names = dict.fromkeys(name for lacks in owing.values() for name in lacks.waits)
    return tuple(desk.planned.items[name].title for name in names)


def _is_owed(desk: ReminderDesk, item: CalendarItem) -> bool:
    return not item.optional and desk.audience.who(item) is not Debtor.NOBODY


def _units(desk: ReminderDesk, numbers: Iterable[int]) -> tuple[Unit, ...]:
    return in_order(desk.lines.unit(number) for number in numbers)
