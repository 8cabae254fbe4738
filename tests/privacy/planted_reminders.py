"""What the victim's officer was reminded of, and put off."""

from __future__ import annotations

from datetime import datetime

from rules.digests import Debt, Sent, Snooze
from rules.reminders import Reminder, Step, StepKind
from storage.store import Store

ITEM = "tu-cham"


def plant_reminders(store: Store, ids: dict[str, int], now: datetime) -> None:
    debt = Debt(ids["officer"], ids["bloc"], ids["unit"], ITEM)
    reminder = Reminder(ids["bloc"], ITEM, Step(StepKind.DAY), now, now)
    store.reminders.put([Sent(debt, reminder, now)])
    store.reminders.snooze(Snooze(debt, now), now)
