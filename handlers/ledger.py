"""Who owes which item of the calendar, and what of it: one look at the facts for the whole bloc."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from handlers.facts import Facts
from handlers.talk import Talk
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor, debtor
from rules.debts import OF_REVIEW, Missing, Needed, missing, waits
from rules.notices import NOTICES

OF_TASKS = {"thamdinh": Debtor.REVIEWERS, "hoinghi": Debtor.LEAD}
"""What the program itself follows says who owes it, more exactly than the words."""


@dataclass(frozen=True)
class Ledger:
    """Asked for several items it looks up each fact once; make another after a change."""

    talk: Talk
    facts: Facts
    _owed: dict[str, Mapping[int, Missing]] = field(default_factory=dict)

    def who(self, item: CalendarItem) -> Debtor:
        bloc = self.talk.bloc
        words = debtor(item.owes, bloc.label("lead"), bloc.label("deputy"))
        usual = Debtor.UNITS if item.task else Debtor.NOBODY
        return OF_TASKS.get(item.task) or words or usual

    def standing(self, item: CalendarItem) -> dict[int, Missing]:
        """What each unit still owes, also who waits for something else to be done first."""
        needed = self._needed(item)
        who = self.who(item)
        return {
            unit: replace(lacks, waits=waits(who, unit, needed)) for unit, lacks in self.owed(item).items()
        }

    def owed(self, item: CalendarItem) -> Mapping[int, Missing]:
        """The same without a look at what comes first."""
        if item.id not in self._owed:
            self._owed[item.id] = self._look(item)
        return self._owed[item.id]

    def debtors(self, item: CalendarItem) -> tuple[int, ...]:
        """Everybody asked for it, whether or not they have done it; no unit what was due before it came."""
        if item.task == NOTICES:
            return self.facts.noticed(item)
        who, leaders = self.who(item), self.talk.leadership
        if who is Debtor.UNITS:
            day = item.due.date()
            return tuple(number for number, unit in self.talk.units.items() if unit.since <= day)
        if who is Debtor.LEAD:
            return (leaders.lead,)
        if who is Debtor.DEPUTIES:
            return leaders.deputies or (leaders.lead,)
        if who is Debtor.CHANGED:
            return tuple(sorted(self.facts.to_explain))
        return tuple(sorted(self.facts.reviewing(self._round(item)))) if who is Debtor.REVIEWERS else ()

    def settled(self, item: CalendarItem, unit: int) -> bool | None:
        """Whether the unit has done it; None for what it is not asked for."""
        if item.optional or unit not in self.debtors(item):
            return None
        return unit not in self.owed(item)

    def _look(self, item: CalendarItem) -> Mapping[int, Missing]:
        held = item.is_event and (item.due <= self.talk.now or (item.task == "hoinghi" and self.facts.met))
        if item.optional or held:
            return {}
        found = {unit: self._missing(item, unit) for unit in self.debtors(item)}
        return {unit: lacks for unit, lacks in found.items() if lacks is not None}

    def _missing(self, item: CalendarItem, unit: int) -> Missing | None:
        """Who is asked by the review itself is asked because it is not done."""
        if self.who(item) in OF_REVIEW:
            return missing(item.done_by, chat=False, paper=False)
        facts = self.facts
        chat, paper = facts.in_chat(item, unit), facts.on_paper(item, unit)
        return missing(item.done_by, chat=chat, paper=paper, declared=facts.declared(item, unit))

    def _needed(self, item: CalendarItem) -> tuple[Needed, ...]:
        return tuple(Needed(one.id, self.who(one), self.behind(one)) for one in self.earlier(item))

    def behind(self, item: CalendarItem) -> frozenset[int]:
        """Who has not done what they can (a paper declared is on its way). A review that nobody owes may not
        have begun: then it is behind as long as what it needs."""
        found = {unit for unit, lacks in self.owed(item).items() if not lacks.is_paused}
        if self.who(item) in OF_REVIEW:
            found.update(*map(self.behind, self.earlier(item)))
        return frozenset(found)

    def earlier(self, item: CalendarItem) -> tuple[CalendarItem, ...]:
        calendar = {one.id: one for one in self.talk.bloc.calendar}
        return tuple(calendar[name] for name in item.needs if name in calendar)

    def _round(self, item: CalendarItem) -> int:
        """The review items of the calendar are the rounds, in their order."""
        rounds = [one.id for one in self.talk.bloc.calendar if self.who(one) is Debtor.REVIEWERS]
        return rounds.index(item.id) + 1 if item.id in rounds else 1


def ledger(talk: Talk) -> Ledger:
    return Ledger(talk, Facts(talk))
