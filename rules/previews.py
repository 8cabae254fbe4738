"""What would be sent in the days ahead if nobody delivered anything more."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from rules.digests import Debt, Digest, Sent, Snooze, due_now
from rules.looks import next_window_if_known
from rules.reminder_plans import Limits, Tier
from rules.reminders import Reminder
from rules.working_days import WorkingCalendar


def coming(
    planned: Sequence[Reminder],
    sent: Iterable[Sent],
    owing: Mapping[Debt, Collection[Tier]],
    since: datetime,
    until: datetime,
    calendar: WorkingCalendar,
    limits: Limits,
    snoozed: Sequence[Snooze] = (),
    apart: Collection[tuple[int, str, int]] = (),
) -> Iterator[tuple[datetime, Digest]]:
    """Each digest after `since` with its moment, in order; what is sent holds back what comes next.

    Nothing beyond the last year whose holidays are known.
    """
    log = list(sent)
    asked = [*(one.at for one in planned), *(one.until for one in snoozed)]
    moments = {moment for moment in asked if since < moment <= until}
    moments |= set(_windows(since, until, calendar, limits))
    for now in sorted(moments):
        if now.year not in calendar.known:
            return
        for digest in due_now(planned, log, owing, now, calendar, limits, snoozed, apart):
            log += [Sent(line.debt, line.reminder, now) for line in digest.lines]
            yield now, digest


def _windows(
    since: datetime, until: datetime, calendar: WorkingCalendar, limits: Limits
) -> Iterator[datetime]:
    """Starts of working hours: what was held back goes then."""
    now = since
    while True:
        following = next_window_if_known(now, calendar, limits)
        if following is None or following > until:
            return
        now = following
        yield now
