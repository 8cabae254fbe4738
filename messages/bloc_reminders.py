"""How a bloc's file says whom to remind when: its own section, and the plan of one calendar item."""

import re
from dataclasses import replace
from datetime import time, timedelta
from itertools import pairwise

from messages.bloc_values import to_whole, to_word
from messages.located_yaml import Section, Unreadable
from rules.reminder_plans import (
    DEFAULT_RULES,
    MONTHLY,
    SILENT,
    GroupHears,
    Limits,
    ReminderRules,
    RemindPlan,
    Rung,
    Tier,
)
from rules.working_hours import Window, WorkingHours

WORDS = {"monthly": MONTHLY, "none": SILENT}
HOUR = re.compile(r"(\d{1,2}):(\d{2})")


def read_reminders(root: Section) -> ReminderRules:
    """The defaults where the file has no section."""
    section = root.section("reminders")
    if section is None:
        return DEFAULT_RULES
    limits = _limits(section, DEFAULT_RULES.limits)
    plan = _plan(section, DEFAULT_RULES.plan)
    group = section.read("group", to_word(GroupHears), GroupHears.COUNTS, "counts")
    section.done()
    if limits.hours.window(plan.hour) is None:
        section.note("quiet_hour", "on_the_day", f"{plan.hour:%H:%M}", _words(limits.hours))
    return ReminderRules(plan, limits, group)


def read_item_plan(item: Section, usual: RemindPlan) -> RemindPlan | None:
    """None where the item leaves it to the bloc's `usual` plan."""
    if not item.is_nested("remind"):
        word = item.read("remind", to_word(WORDS), "")
        return WORDS.get(word)
    section = item.part("remind", "")
    plan = _plan(section, usual)
    section.done()
    return plan


def _plan(section: Section, usual: RemindPlan) -> RemindPlan:
    """A mapping that names no days keeps the usual ones; an empty list means none."""
    named = section.names
    before = section.texts("before_working_days", to_whole(1))
    after = section.texts("after_working_days", to_whole(1))
    kept = usual.hour if usual.on_the_day else None
    hour: time | None = section.read("on_the_day", _hour_or_none, kept)
    return replace(
        usual,
        before=tuple(sorted(before, reverse=True)) if "before_working_days" in named else usual.before,
        after=tuple(sorted(after)) if "after_working_days" in named else usual.after,
        on_the_day=hour is not None,
        hour=hour or usual.hour,
        ladder=_ladder(section) if "escalate" in named else usual.ladder,
    )


def _ladder(section: Section) -> tuple[Rung, ...]:
    """Nobody but the officer where the list is empty."""
    rungs = []
    for part in section.sections("escalate"):
        after = part.read("after", to_whole(1), 1, "1")
        rungs.append(Rung(after, part.read("to", to_word(Tier), Tier.HEAD, "head")))
        part.done()
    return tuple(sorted(rungs, key=lambda rung: rung.after))


def _limits(section: Section, usual: Limits) -> Limits:
    windows = section.texts("working_hours", to_window)
    for one, other in pairwise(windows):
        if other.start <= one.end:
            section.note("windows_overlap", "working_hours", _words(WorkingHours((other,))))
    hours = WorkingHours(windows) if windows else usual.hours
    gap = section.read("gap_hours", to_whole(1), usual.gap // timedelta(hours=1))
    per_item = section.read("max_per_item", to_whole(1), usual.per_item)
    return replace(usual, hours=hours, per_item=per_item, gap=timedelta(hours=gap))


def to_window(text: str) -> Window:
    """From "07:30-11:30"."""
    try:
        start, end = map(_to_hour, text.split("-"))
    except ValueError as error:
        raise Unreadable("window") from error
    if end <= start:
        raise Unreadable("window")
    return Window(start, end)


def _hour_or_none(text: str) -> time | None:
    return None if text == "false" else _to_hour(text)


def _to_hour(text: str) -> time:
    found = HOUR.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise Unreadable("hour")
    return time(int(found[1]), int(found[2]))


def _words(hours: WorkingHours) -> str:
    return ", ".join(f"{window.start:%H:%M}-{window.end:%H:%M}" for window in hours.windows)
