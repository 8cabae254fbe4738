"""Who hears of a debt, and as what: the unit's own people first, then its head, the deputies, the lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from handlers import debts
from handlers.ledger import Ledger, ledger
from handlers.reminder_plan import Planned, planned
from handlers.talk import Talk
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.debts import Missing
from rules.digests import Debt
from rules.people import Person, Role
from rules.reminder_plans import Tier
from storage.seats import Seats

LEADING = (Role.CHAIR, Role.SECRETARY)
Tiers = Mapping[Debt, frozenset[Tier]]


class Audience:
    """The people of one bloc today, read at once."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk

    @cached_property
    def seats(self) -> Seats:
        return self.talk.store.seats.of_bloc(self.talk.bloc.id, self.talk.today)

    @cached_property
    def ledger(self) -> Ledger:
        """One look at what is owed; a desk of a later moment makes another."""
        return ledger(self.talk)

    def owed(self, item: CalendarItem) -> dict[int, Missing]:
        """Who may be reminded of it: not who has a paper on its way, nor who waits for something else, unless that
        is the unit's own and nothing speaks of it any more. What nobody has to do is for every unit."""
        listeners = debts.listeners(self.talk, item, self.ledger)
        if listeners:
            return {unit: Missing() for unit in listeners}
        return {
            unit: lacks
            for unit, lacks in self.ledger.standing(item).items()
            if not lacks.is_paused and (not lacks.waits or self.silent(unit, lacks))
        }

    def silent(self, unit: int, lacks: Missing) -> tuple[CalendarItem, ...]:
        """Of what this waits for, what the unit itself can do and hears of no more; empty while it hears of any."""
        earlier = [self._planned.items[name] for name in lacks.waits]
        own = [(one, self.ledger.standing(one).get(unit)) for one in earlier]
        doable = tuple(one for one, left in own if left and not left.waits and not left.is_paused)
        heard = any(self._last_spoken.get(one.id, date.min) >= self.talk.today for one in doable)
        return () if heard else doable

    def tiers(self, item: CalendarItem, units: Iterable[int]) -> Tiers:
        """As what each person hears of these units' debts."""
        found: dict[Debt, set[Tier]] = defaultdict(set)
        for unit in units:
            for tier, person in self._hearers(item, unit):
                found[Debt(person.id, self.talk.bloc.id, unit, item.id)].add(tier)
        return {debt: frozenset(tiers) for debt, tiers in found.items()}

    @cached_property
    def _planned(self) -> Planned:
        return planned(self.talk)

    @cached_property
    def _last_spoken(self) -> dict[str, date]:
        """The last day on which anything is planned for an officer, by item."""
        found: dict[str, date] = {}
        for one in self._planned.reminders:
            if one.to is Tier.OFFICER:
                found[one.item] = max(one.at.date(), found.get(one.item, date.min))
        return found

    def is_vacant(self, unit: int) -> bool:
        """Whether nobody is charged with the unit's work today: its head hears of it instead."""
        return unit in self.talk.units and not self.people(unit, Role.OFFICER)

    def who(self, item: CalendarItem) -> Debtor:
        return self.ledger.who(item)

    def _hearers(self, item: CalendarItem, unit: int) -> Iterator[tuple[Tier, Person]]:
        who, leads = self.who(item), self.talk.leadership
        yield from ((Tier.OFFICER, person) for person in self._doers(who, unit))
        if who is Debtor.NOBODY:
            return
        yield from ((Tier.HEAD, person) for person in self.people(unit, Role.HEAD))
        for deputy in leads.deputies:
            if deputy != unit:
                yield from ((Tier.DEPUTY, person) for person in self._acting(deputy))
        if leads.lead != unit:
            yield from ((Tier.LEAD, person) for person in self._acting(leads.lead))

    def _doers(self, who: Debtor, unit: int) -> tuple[Person, ...]:
        if who in (Debtor.LEAD, Debtor.DEPUTIES):
            return self._acting(unit)
        if who is Debtor.REVIEWERS:
            return self.people(unit, Role.REVIEWER) or self._acting(unit)
        return self.people(unit, Role.OFFICER) or self.people(unit, Role.HEAD)

    def _acting(self, unit: int) -> tuple[Person, ...]:
        """Who acts for a unit that leads: those named for it, or else its officer."""
        return self.people(unit, *LEADING) or self.people(unit, Role.OFFICER)

    def people(self, unit: int, *roles: Role) -> tuple[Person, ...]:
        return tuple(dict.fromkeys(person for role in roles for person in self.seats.get((unit, role), ())))
