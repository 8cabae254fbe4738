"""What `doctor` says of what is to come: days off of the years that blocs still work in, and who is not reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.doctor_data import Machine
from bot.holiday_data import packaged_calendar, problems_in, working_calendar
from bot.settings import Settings
from messages.operator_doctor import Finding
from rules.working_days import WorkingCalendar
from storage.copies import facts_of_database
from storage.copy_facts import Unreadable
from storage.database import file_of
from storage.migrate import newest
from storage.outlook import Outlook, outlook_of


def outlook(settings: Settings, machine: Machine) -> Iterator[Finding]:
    """Of a database that cannot be read, or is older, only what does not stand in it."""
    found = _outlook(settings, machine)
    file = settings.holidays_file
    wrong = problems_in(file) if file else ""
    if wrong:
        yield Finding("holidays_wrong", str(file), wrong)
    calendar = packaged_calendar() if wrong else working_calendar(file)
    yield from _holidays(calendar, frozenset(found.years if found else ()))
    if found and found.dead:
        yield Finding("dead_letters", str(found.dead))
    if found and found.unreachable:
        yield Finding("unreachable", str(found.unreachable))


def _outlook(settings: Settings, machine: Machine) -> Outlook | None:
    file = file_of(settings.database_url)
    if file is not None and not file.is_file():
        return None
    try:
        if facts_of_database(settings.database_url).revision != newest():
            return None
        return outlook_of(settings.database_url, machine.now)
    except Unreadable:
        return None


def _holidays(calendar: WorkingCalendar, years: frozenset[int]) -> Iterator[Finding]:
    unknown, computed = years - calendar.known, years & calendar.computed
    if unknown:
        yield Finding("holidays_unknown", _listed(unknown))
    if computed:
        yield Finding("holidays_computed", _listed(computed))
    if years and not unknown and not computed:
        yield Finding("holidays", _listed(years))


def _listed(years: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(years)))
