"""`remind --dry-run`: who would hear what at the next sends; nothing is sent and nothing is changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.clock import Clock, real_clock
from bot.holiday_data import working_calendar
from bot.masking import masked_address
from bot.opening import open_as_it_is
from bot.settings import Settings
from bot.similarity import similar
from bot.taken_back import taken_back
from handlers.coming_reminders import coming_digests
from handlers.reminder_desk import ReminderDesk
from handlers.router import Router
from messages import operator_reminders as words
from rules.digests import Digest
from storage.database import Database
from storage.store import Store


def remind(settings: Settings, *, dry_run: bool, days: int) -> int:
    """0 when the next sends were printed, 2 when there is nothing to look at."""
    if not dry_run:
        print(words.sent_by_run())
        return 0
    database = open_as_it_is(settings.database_url, settings.zone)
    if database is None:
        print(words.no_data(), file=sys.stderr)
        return 2
    clock = real_clock(settings.zone)
    router = Router(clock, similar, working=working_calendar(settings.holidays_file))
    try:
        print(*preview(database, router, clock, timedelta(days=days)), sep="\n")
    finally:
        database.close()
    return 0


def preview(database: Database, router: Router, clock: Clock, ahead: timedelta) -> list[str]:
    """One line a person and digest, bloc after bloc, in order of time."""
    until = clock() + ahead
    lines: list[str] = []
    with taken_back(database.read()) as store:
        for bloc in store.blocs.ids():
            lines += _of_bloc(store, router, bloc, until)
    return lines or [words.nobody_hears(until)]


def _of_bloc(store: Store, router: Router, bloc: int, until: datetime) -> Iterator[str]:
    found = store.blocs.get(bloc)
    if found is None:
        return
    if store.people.leadership(bloc, found.year) is None:
        yield words.without_lead(found.name, found.year)
        return
    desk = ReminderDesk(router.clocks_talk(store, bloc))
    yield words.bloc_heading(found.name, found.year, until)
    if desk.planned.plan.unknown:
        yield words.unknown_years(sorted(desk.planned.plan.unknown))
    coming = list(coming_digests(desk, until))
    names = store.people.persons({digest.person for _, digest in coming})
    for at, digest in coming:
        addresses = [
            f"{channel} {masked_address(address)}"
            for channel, address in store.people.outside_addresses(f"p{digest.person}")
        ]
        yield words.hears(at, names[digest.person].name, addresses, _about(desk, digest))
    if not coming:
        yield words.nobody_hears(until)


def _about(desk: ReminderDesk, digest: Digest) -> list[str]:
    return [
        f"{desk.planned.items[line.debt.item].title} · {desk.lines.unit(line.debt.unit).name}"
        for line in digest.lines
    ]
