"""Who hears of a debt, and as what: the unit's own people first, then its head, the deputies, the lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from handlers import debts
from handlers.ledger import Ledger, ledger
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
        """Who may be reminded of it: not who waits for something else or has a paper on its way.

        What nobody has to do is for every unit.
        """
        listeners = debts.listeners(self.talk, item, self.ledger)
        if listeners:
            return {unit: Missing() for unit in listeners}
        found = debts.owing(self.talk, item, self.ledger)
        return {unit: lacks for unit, lacks in found.items() if not lacks.is_paused}

    def tiers(self, item: CalendarItem, units: Iterable[int]) -> Tiers:
        """As what each person hears of these units' debts."""
        found: dict[Debt, set[Tier]] = defaultdict(set)
        for unit in units:
            for tier, person in self._hearers(item, unit):
                found[Debt(person.id, self.talk.bloc.id, unit, item.id)].add(tier)
        return {debt: frozenset(tiers) for debt, tiers in found.items()}

    def who(self, item: CalendarItem) -> Debtor:
        return self.ledger.who(item)

    def _hearers(self, item: CalendarItem, unit: int) -> Iterator[tuple[Tier, Person]]:
        who, leads = self.who(item), self.talk.leadership
        yield from ((Tier.OFFICER, person) for person in self._doers(who, unit))
        if who is Debtor.NOBODY:
            return
        yield from ((Tier.HEAD, person) for person in self._people(unit, Role.HEAD))
        for deputy in leads.deputies:
            if deputy != unit:
                yield from ((Tier.DEPUTY, person) for person in self._acting(deputy))
        if leads.lead != unit:
            yield from ((Tier.LEAD, person) for person in self._acting(leads.lead))

    def _doers(self, who: Debtor, unit: int) -> tuple[Person, ...]:
        if who in (Debtor.LEAD, Debtor.DEPUTIES):
            return self._acting(unit)
        if who is Debtor.REVIEWERS:
            return self._people(unit, Role.REVIEWER) or self._acting(unit)
        return self._people(unit, Role.OFFICER) or self._people(unit, Role.HEAD)

    def _acting(self, unit: int) -> tuple[Person, ...]:
        """Who acts for a unit that leads: those named for it, or else its officer."""
        return self._people(unit, *LEADING) or self._people(unit, Role.OFFICER)

    def _people(self, unit: int, *roles: Role) -> tuple[Person, ...]:
        return tuple(dict.fromkeys(person for role in roles for person in self.seats.get((unit, role), ())))
