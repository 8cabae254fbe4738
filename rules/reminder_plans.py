"""What a bloc decides about reminding: on which working days, whom, how often at most."""

from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import StrEnum
from typing import Any

from rules.working_hours import OFFICE_HOURS, Window, WorkingHours

DEFAULT_HOUR = time(8)


class Tier(StrEnum):
    """Who is reminded of a unit's debt, in the order it climbs."""

    OFFICER = "officer"
    HEAD = "head"
    DEPUTY = "deputy"
    LEAD = "lead"


@dataclass(frozen=True)
class Rung:
    """From `after` working days past the deadline `to` hears of it too."""

    after: int
    to: Tier


LADDER = (Rung(1, Tier.HEAD), Rung(3, Tier.DEPUTY), Rung(5, Tier.LEAD))


@dataclass(frozen=True)
class RemindPlan:
    """`before` and `after` are working days from the deadline; `monthly` asks on each month's first working day."""

    before: tuple[int, ...] = (7, 3, 2, 1)
    on_the_day: bool = True
    after: tuple[int, ...] = (1, 3)
    hour: time = DEFAULT_HOUR
    monthly: bool = False
    ladder: tuple[Rung, ...] = LADDER


SILENT = RemindPlan((), on_the_day=False, after=(), ladder=())
MONTHLY = replace(SILENT, monthly=True)


@dataclass(frozen=True)
class Limits:
    """`per_item` counts what one person hears of one item as planned, months left out, `nudges` what the lead has
    them told besides; a reminder missed for longer than `stale` is not sent any more."""

    hours: WorkingHours = OFFICE_HOURS
    per_item: int = 6
    gap: timedelta = timedelta(hours=4)
    stale: timedelta = timedelta(days=14)
    nudges: int = 3


class GroupHears(StrEnum):
    """What the bloc's group is told of who has delivered: how many, also who has not, or nothing."""

    COUNTS = "counts"
    NAMES = "names"
    NONE = "none"


@dataclass(frozen=True)
class ReminderRules:
    """A bloc's own plan for items that have none, its limits, and what its group hears."""

    plan: RemindPlan = RemindPlan()
    limits: Limits = Limits()
    group: GroupHears = GroupHears.COUNTS


DEFAULT_RULES = ReminderRules()


def plan_to_dict(plan: RemindPlan) -> dict[str, Any]:
    return {
        "before": list(plan.before),
        "on_the_day": plan.on_the_day,
        "after": list(plan.after),
        "hour": plan.hour.isoformat("minutes"),
        "monthly": plan.monthly,
        "ladder": [[rung.after, rung.to.value] for rung in plan.ladder],
    }


def plan_from_dict(data: dict[str, Any]) -> RemindPlan:
    return RemindPlan(
        before=tuple(data["before"]),
        on_the_day=data["on_the_day"],
        after=tuple(data["after"]),
        hour=time.fromisoformat(data["hour"]),
        monthly=data["monthly"],
        ladder=tuple(Rung(after, Tier(to)) for after, to in data["ladder"]),
    )


def rules_to_dict(rules: ReminderRules) -> dict[str, Any]:
    """The limits a file cannot set are left out."""
    windows = rules.limits.hours.windows
    return {
        "plan": plan_to_dict(rules.plan),
        "hours": [[part.isoformat("minutes") for part in (one.start, one.end)] for one in windows],
        "per_item": rules.limits.per_item,
        "gap_minutes": rules.limits.gap // timedelta(minutes=1),
        "group": rules.group.value,
    }


def rules_from_dict(data: dict[str, Any]) -> ReminderRules:
    """Empty for a bloc kept before it could decide."""
    if not data:
        return DEFAULT_RULES
    windows = (Window(*map(time.fromisoformat, window)) for window in data["hours"])
    gap = timedelta(minutes=data["gap_minutes"])
    limits = Limits(WorkingHours(tuple(windows)), data["per_item"], gap)
    group = GroupHears(data.get("group", GroupHears.COUNTS))
    return ReminderRules(plan_from_dict(data["plan"]), limits, group)
