"""How often the lead may still have each unit reminded of an item: so often a person, besides what is planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from handlers.reminder_audience import Audience
from rules.calendar_items import CalendarItem
from rules.digests import Debt
from rules.reminder_plans import Tier


class NudgeCap:
    """What was sent is read once."""

    def __init__(self, audience: Audience) -> None:
        self.audience, self.most = audience, audience.talk.bloc.reminding.limits.nudges

    def has_room(self, item: CalendarItem, unit: int) -> bool:
        """Whether anybody would hear."""
        return any(told < self.most for told in self._told_each(item, unit))

    def is_spent(self, item: CalendarItem, unit: int) -> bool:
        """Whether everybody who would hear has heard often enough."""
        told = list(self._told_each(item, unit))
        return bool(told) and min(told) >= self.most

    def _told_each(self, item: CalendarItem, unit: int) -> Iterator[int]:
        for debt, tiers in self.audience.tiers(item, (unit,)).items():
            if Tier.OFFICER in tiers:
                yield self._told[debt]

    @cached_property
    def _told(self) -> Counter[Debt]:
        return Counter(self.audience.talk.store.reminders.nudged(self.audience.talk.bloc.id))
