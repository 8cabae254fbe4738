"""One bloc's reminders at one moment: what is planned, who owes, what was sent and put off."""

from __future__ import annotations

import logging
from datetime import datetime, time
from functools import cached_property

from handlers.nudge_cap import NudgeCap
from handlers.reminder_audience import Audience
from handlers.reminder_lines import Lines
from handlers.reminder_plan import Planned, planned
from handlers.requests_waiting import look_again
from handlers.talk import Talk, Turn
from messages import reminders as says
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.debts import Missing
from rules.digests import Debt, Digest, Sent, Snooze, due_now, may_speak
from rules.looks import next_look, next_window_if_known
from rules.reminder_plans import Limits, Tier
from rules.reminders import Reminder, StepKind
from rules.snoozing import SnoozeMoments, snooze_moments

log = logging.getLogger(__name__)


class ReminderDesk:
    """Everything is read when it is first asked for, and once."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.audience = Audience(talk)
        self.until = talk.now

    @property
    def limits(self) -> Limits:
        return self.talk.bloc.reminding.limits

    @cached_property
    def may_speak(self) -> bool:
        """False at night, on days off, and in a year whose holidays nobody knows."""
        talk = self.talk
        return talk.today.year in talk.working.known and may_speak(talk.now, talk.working, self.limits)

    @cached_property
    def planned(self) -> Planned:
        return planned(self.talk)

    @cached_property
    def snoozed(self) -> tuple[Snooze, ...]:
        """What was put off for weeks ago is forgotten with its reminders."""
        since = self.talk.now - self.limits.stale
        found = self.talk.store.reminders.snoozes(self.talk.bloc.id)
        return tuple(Snooze(one.debt, one.until) for one in found if one.until >= since)

    @cached_property
    def shared(self) -> dict[int, set[int]]:
        """Who serves another unit besides, and in which blocs."""
        return self.talk.store.seats.shared(self.talk.bloc.id, self.talk.today)

    @cached_property
    def come(self) -> tuple[Reminder, ...]:
        """What may be sent now: neither to come nor stale, nor what its announcement said the same day."""
        told = self.talk.store.announced.moments(self.talk.bloc.id)
        since = self.talk.now - self.limits.stale
        days = {item: moment.date() for item, moment in told.items()}
        return tuple(
            one
            for one in self.planned.reminders
            if since <= one.at <= self.until
            and self._is_asked(one)
            and (one.step.kind is StepKind.NUDGED or days.get(one.item) != one.at.date())
        )

    @cached_property
    def items(self) -> dict[str, CalendarItem]:
        """What may be spoken of now."""
        wanted = {one.item for one in self.come}
        wanted |= {one.debt.item for one in self.snoozed if one.until <= self.until}
        return {name: self.planned.items[name] for name in sorted(wanted) if name in self.planned.items}

    @cached_property
    def owed(self) -> dict[str, dict[int, Missing]]:
        return {name: self.audience.owed(item) for name, item in self.items.items()}

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.talk, self.planned, self.owed, self.audience)

    @cached_property
    def nudge_cap(self) -> NudgeCap:
        return NudgeCap(self.audience)

    @cached_property
    def put_off_until(self) -> SnoozeMoments:
        return snooze_moments(self.talk.now, self.talk.working, self.limits)

    @cached_property
    def owing(self) -> dict[Debt, frozenset[Tier]]:
        """As what each person hears of each debt that may be spoken of."""
        found: dict[Debt, frozenset[Tier]] = {}
        for name, units in self.owed.items():
            found.update(self.audience.tiers(self.items[name], units))
        return found

    @property
    def apart(self) -> frozenset[tuple[int, str, int]]:
        return frozenset((self.talk.bloc.id, item, unit) for item, unit in self.planned.plan.apart)

    def digests(self) -> tuple[Digest, ...]:
        if not self.owing:
            return ()
        talk, ahead = self.talk, (one for one in self.planned.reminders if one.at > self.talk.now)
        return due_now(
            [*self.come, *ahead],
            self.sent(),
            self.owing,
            talk.now,
            talk.working,
            self.limits,
            self.snoozed,
            self.apart,
        )

    def look_ahead(self, until: datetime) -> None:
        """Before anything is read: what comes until then counts as come, so that its debts are read too."""
        self.until = until

    def unplanned(self) -> Turn:
        """The operator hears once that nothing can be planned for some years, and the lead when it may be told."""
        years = tuple(sorted(self.planned.plan.unknown))
        if not years:
            return Turn()
        if self._is_news("unplanned", years):
            log.warning("no holiday data for %s: bloc %d is not reminded", years, self.talk.bloc.id)
        if not self.may_speak or not self._is_news("unplanned, lead", years):
            return Turn()
        titles = tuple(self.planned.items[name].title for name in self.planned.plan.unplanned)
        return Turn().also(*self.talk.tell_lead(says.NoWorkingDays(years, titles)))

    @cached_property
    def next_window(self) -> datetime | None:
        return next_window_if_known(self.talk.now, self.talk.working, self.limits)

    def next_look(self) -> datetime:
        moments = [*self.planned.moments, *(one.until for one in self.snoozed), *look_again(self.talk, self.limits)]
        return next_look(self.talk.now, moments, self.planned.longest, self.talk.working, self.limits)

    def _is_asked(self, reminder: Reminder) -> bool:
        """What nobody has to do is spoken of once a month at most, and while it is open."""
        nobody = self.audience.who(self.planned.items[reminder.item]) is Debtor.NOBODY
        return not nobody or (reminder.step.kind is StepKind.MONTH and self.talk.now < reminder.due)

    def _is_news(self, what: str, years: tuple[int, ...]) -> bool:
        notes, key, value = self.talk.store.notes, f"{what} {self.talk.bloc.id}", str(years)
        if notes.get(key) == value:
            return False
        notes.put(key, value)
        return True

    def sent(self) -> list[Sent]:
        """About these items ever, and today to these people about anything."""
        kept, bloc = self.talk.store.reminders, self.talk.bloc.id
        today = datetime.combine(self.talk.today, time(0), self.talk.now.tzinfo)
        elsewhere = [person for person, blocs in self.shared.items() if blocs - {bloc}]
        found = [one for name in self.items for one in kept.of_item(bloc, name)]
        found += kept.since(bloc, today)
        found += kept.to_persons(elsewhere, today) if elsewhere else ()
        return list(dict.fromkeys(found))
