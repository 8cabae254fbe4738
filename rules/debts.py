"""What is still missing of an item of the calendar, and what holds it back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rules.calendar_items import CalendarItem, DoneBy
from rules.debtors import Debtor

ONE_FOR_ALL = frozenset({Debtor.LEAD, Debtor.DEPUTIES, Debtor.REVIEWERS})
"""Who does a thing for the whole bloc: others wait until it is done."""

OF_REVIEW = frozenset({Debtor.REVIEWERS, Debtor.CHANGED})
"""Whom the review itself asks, because something lies with them."""


@dataclass(frozen=True)
class Missing:
    """`declared`: the unit says its paper is on the way, and the lead has not seen it yet. `waits` are ids of
    items that come first and are not there, so that nothing can be done about this one."""

    chat: bool = False
    paper: bool = False
    declared: bool = False
    waits: tuple[str, ...] = ()

    @property
    def is_paused(self) -> bool:
        """Nothing more to do for who owes it: the lead confirms the paper next."""
        return self.declared and not self.chat


@dataclass(frozen=True)
class Needed:
    """An item that comes first: whose it is, and the units that still owe it."""

    item: str
    who: Debtor
    owed: Collection[int]


def missing(by: DoneBy, *, chat: bool, paper: bool, declared: bool = False) -> Missing | None:
    """`chat` and `paper` say what has come; None when nothing is missing."""
    if by.either and (chat or paper):
        return None
    on_its_way = declared and by.paper and not paper
    lacks_chat = by.chat and not chat and not (by.either and on_its_way)
    lacks = Missing(lacks_chat, by.paper and not paper, on_its_way)
    return lacks if lacks.chat or lacks.paper else None


def waits(who: Debtor, unit: int, needed: Iterable[Needed]) -> tuple[str, ...]:
    """What `unit`, one of those who owe an item, waits for: its own earlier items, and what is done once for
    all; the lead waits for every unit. Whom the review itself asks never waits: only what can be done is asked."""
    if who in OF_REVIEW:
        return ()
    of_all = who in ONE_FOR_ALL
    return tuple(
        one.item for one in needed if (one.owed if of_all or one.who in ONE_FOR_ALL else unit in one.owed)
    )


def may_hand_in(item: CalendarItem, who: Debtor | None) -> bool:
    """Whether it is handed in in the chat, because nothing else in the chat collects it."""
    return item.done_by.chat and not item.task and who in (Debtor.UNITS, Debtor.LEAD, Debtor.DEPUTIES)


def takes_paper(item: CalendarItem, who: Debtor | None) -> bool:
    """Whether signed paper makes it done; departments' letters of review have their own way."""
    return item.done_by.paper and who in (Debtor.UNITS, Debtor.LEAD, Debtor.DEPUTIES)
