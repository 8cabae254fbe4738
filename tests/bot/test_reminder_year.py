"""Over a year nobody is reminded at night, of what is done, twice, or too often; and nobody is forgotten."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.holiday_data import working_calendar
from bot.loading import load
from bot.schedule import look_at_all
from rules.calendar_items import CalendarItem
from rules.people import Role
from tests.bot.reminder_blocs import bloc_file
from tests.bot.reminder_promises import Year, broken_promises
from tests.bot.reminder_year import Play
from tests.support.stage import ZONE

GOLDEN = Path(__file__).with_name("reminders_2026.txt")
DEADLINES = {
    "trước Tết": date(2026, 2, 12),
    "sau Tết": date(2026, 2, 24),
    "sau 30/4": date(2026, 5, 5),
    "sau ngày làm bù 22/8": date(2026, 8, 25),
    "sau 2/9": date(2026, 9, 4),
    "sau 24/11": date(2026, 11, 26),
}


def played(folder: Path, blocs: int, seed: int, days: int, *, blind: bool = False) -> Year:
    play = Play(folder, blocs, seed, working_calendar(None), date(2026, 1, 2), days, blind=blind)
    return asyncio.run(play.run())


def any_seed() -> int:
    seed = Random().randint(0, 2**32)
    print(f"seed {seed}")
    return seed


def test_weeks_of_two_blocs_break_no_promise(tmp_path: Path) -> None:
    year = played(tmp_path, 2, any_seed(), 25)
    assert len(year.sent) > 20
    assert list(broken_promises(year)) == []


def test_a_desk_that_forgets_what_it_sent_is_found_out(tmp_path: Path) -> None:
    broken = " ".join(broken_promises(played(tmp_path, 1, 7, 20, blind=True)))
    assert "is reminded twice" in broken


@pytest.mark.long
def test_a_year_of_forty_blocs_breaks_no_promise(tmp_path: Path) -> None:
    year = played(tmp_path, 40, any_seed(), 340)
    print(f"{len(year.sent)} reminders, {len(year.told)} messages, {year.looks} looks")
    assert len(year.sent) > 5000
    assert list(broken_promises(year)) == []


def _of_2026() -> tuple[CalendarItem, ...]:
    """What nobody ever delivers, due in the weeks that offices work otherwise than usual."""
    return tuple(
        CalendarItem(f"viec-{place}", title, None, datetime.combine(due, time(17), ZONE), "các đơn vị", official="chat")
        for place, (title, due) in enumerate(DEADLINES.items())
    )


def test_the_reminders_of_2026_fall_on_its_working_days(tmp_path: Path) -> None:
    """One unit's officer and head, over the year as its holidays are known."""
    play = Play(tmp_path, 0, 1, working_calendar(None), date(2026, 1, 2), 340)
    file = replace(bloc_file(1, Random(1), date(2026, 1, 2), 340, size=3), calendar=_of_2026())
    with play.database.write() as store:
        bloc = load(store, file)
        unit = store.people.units(bloc)[2].id
        people = {
            store.people.holders(unit, (role,), date(2026, 1, 2))[0].id: role for role in (Role.OFFICER, Role.HEAD)
        }
    year = asyncio.run(play.run())
    titles = {item.id: item.title for item in file.calendar}
    days = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "CN")
    lines = [
        f"{one.at:%d/%m/%Y %H:%M} {days[one.at.weekday()]:3} {titles[one.debt.item]}: "
        f"{one.reminder.step.kind} {one.reminder.step.number} {people[one.debt.person]}"
        for one in sorted(year.sent, key=lambda one: (one.at, one.debt))
        if one.debt.person in people and one.debt.unit == unit
    ]
    assert "\n".join(lines) + "\n" == GOLDEN.read_text(encoding="utf-8")


async def test_a_clock_that_jumps_back_or_into_the_night_repeats_nothing(tmp_path: Path) -> None:
    play = Play(tmp_path, 0, 1, working_calendar(None), date(2026, 1, 2), 340)
    with play.database.write() as store:
        load(store, replace(bloc_file(1, Random(1), date(2026, 1, 2), 340, size=3), calendar=_of_2026()))
    due = datetime(2026, 5, 5, 8, tzinfo=ZONE)
    told = []
    for jump in (0, -20, 300, -300, 14, 40, 0, 16, -6, 24):
        play.now = due + timedelta(hours=jump)
        await look_at_all(play.desk)
        with play.database.read() as store:
            told.append(len(store.reminders.since(1, datetime(2026, 1, 1, tzinfo=ZONE))))
    assert told[0] > 0
    assert told[3] == told[4] == told[5], "a day before, and at night, nothing"
    assert told == sorted(told)
    play.desk.close()
