"""One thing a bloc's year asks for: when, of whom, after what, and what makes it done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from graphlib import CycleError, TopologicalSorter
from typing import Any

from rules.acts import Act
from rules.reminder_plans import RemindPlan, plan_from_dict, plan_to_dict

PAPERS = ("bản ký", "biên bản", "công văn", "giấy mời", "quyết định")


@dataclass(frozen=True)
class DoneBy:
    """What makes an item done; with both, one is enough only where `either` says so."""

    chat: bool
    paper: bool
    either: bool = False

    @property
    def is_known(self) -> bool:
        return self.chat or self.paper


def done_by(official: str) -> DoneBy:
    words = official.lower()
    chat, paper = "chat" in words, any(paper in words for paper in PAPERS)
    return DoneBy(chat, paper, either=chat and paper and "hoặc" in words)


@dataclass(frozen=True)
class CalendarItem:
    """`official` says what makes it done: in the chat, on signed paper, or both; `needs` are ids of items that
    come first; an event is held at `due` and owed no longer once it is past; without `remind` the bloc's plan
    holds."""

    id: str
    title: str
    opens: datetime | None
    due: datetime
    owes: str
    to: str = ""
    official: str = ""
    task: str = ""
    """The command this item asks for, when the bot itself collects it: "giaouoc", "chamdiem", …"""
    act: Act | None = None
    """What makes its part in the chat done by itself; marked by hand it is done too."""
    needs: tuple[str, ...] = ()
    source: str = ""
    remind: RemindPlan | None = None
    is_event: bool = False
    optional: bool = False

    @property
    def done_by(self) -> DoneBy:
        """In the chat where the file says nothing."""
        found = done_by(self.official)
        return found if found.is_known else DoneBy(chat=True, paper=False)


def cycle_in(needs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Ids that wait for each other, the first one again at the end; empty when each can be done."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()


def calendar_to_list(calendar: tuple[CalendarItem, ...]) -> list[dict[str, Any]]:
    return [
        {
            "id": item.id,
            "title": item.title,
            "opens": item.opens.isoformat() if item.opens else "",
            "due": item.due.isoformat(),
            "owes": item.owes,
            "to": item.to,
            "official": item.official,
            "task": item.task,
            "act": item.act.value if item.act else "",
            "needs": list(item.needs),
            "source": item.source,
            "remind": plan_to_dict(item.remind) if item.remind else None,
            "is_event": item.is_event,
            "optional": item.optional,
        }
        for item in calendar
    ]


def item_from_dict(entry: dict[str, Any]) -> CalendarItem:
    """An item kept before it could name what it needs, its source, its plan and its act has none."""
    opens, remind, act = entry["opens"], entry.get("remind"), entry.get("act")
    read = {
        "opens": datetime.fromisoformat(opens) if opens else None,
        "due": datetime.fromisoformat(entry["due"]),
        "act": Act(act) if act else None,
        "needs": tuple(entry.get("needs", ())),
        "remind": plan_from_dict(remind) if remind else None,
    }
    return CalendarItem(**(entry | read))
