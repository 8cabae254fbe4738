"""What a reminder says of each debt: how long is left, what is still missing, how far the score sheet is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from handlers.reminder_audience import Audience
from handlers.reminder_plan import Planned
from handlers.talk import Talk
from messages import reminders as says
from rules.deadlines import working_days_left
from rules.debtors import Debtor
from rules.debts import Missing
from rules.digests import Digest, Line
from rules.notices import notice_of
from rules.people import Unit
from rules.reminder_plans import Tier
from rules.reminders import StepKind
from rules.review import SheetState
from rules.sheets import Filled, Sheet
from rules.snoozing import SnoozeMoments
from rules.totals import totals

ABOUT_OTHERS = (Tier.DEPUTY, Tier.LEAD)
OF_OFFICERS = (Debtor.UNITS, Debtor.CHANGED, Debtor.NOBODY)
AT_WORK = (SheetState.DRAFT, SheetState.RETURNED, SheetState.RETURNED_BY_HEAD, SheetState.WITH_HEAD)


class Lines:
    """Words one bloc's lines; its score sheets are read only when one of them is spoken of."""

    def __init__(
        self,
        talk: Talk,
        planned: Planned,
        owed: dict[str, dict[int, Missing]],
        audience: Audience,
    ) -> None:
        self.talk, self.planned, self.owed, self.audience = talk, planned, owed, audience

    def of(self, line: Line) -> says.DebtLine:
        item, unit, due = self.planned.items[line.debt.item], self.unit(line.debt.unit), line.reminder.due
        who, lacks = self.audience.who(item), self.owed[item.id].get(unit.id, Missing())
        return says.DebtLine(
            item=item,
            unit=unit,
            bloc=self.talk.bloc.name,
            due=due,
            days=working_days_left(self.talk.working, self.talk.today, due.date()),
            is_today=due.date() == self.talk.today,
            late=self.talk.now > due,
            monthly=line.reminder.step.kind is StepKind.MONTH or who is Debtor.NOBODY,
            who=who,
            to=line.reminder.to,
            lacks=lacks,
            first=self.audience.silent(unit.id, lacks),
            vacant=who in OF_OFFICERS and self.audience.is_vacant(unit.id),
            sheet=self._progress(unit.id) if item.task == "chamdiem" else None,
            notice=notice_of(item.id),
        )

    def unit(self, number: int) -> Unit:
        return self.talk.units.get(number) or self.talk.store.people.unit(number) or self.talk.unit

    @cached_property
    def _sheets(self) -> dict[int, Sheet]:
        return {sheet.unit: sheet for sheet in self.talk.store.sheets.all(self.talk.bloc.id)}

    @cached_property
    def _answers(self) -> dict[int, dict[str, Filled]]:
        return self.talk.store.sheets.answers_of_bloc(self.talk.bloc.id)

    def _progress(self, unit: int) -> says.SheetProgress | None:
        """None once it is no longer the unit's to fill in."""
        tree, sheet = self.talk.bloc.tree, self._sheets.get(unit)
        if sheet is None:
            return says.SheetProgress(0, 0, len(tree.leaves), (), with_head=False)
        if sheet.state not in AT_WORK:
            return None
        answers = self._answers.get(sheet.id, {})
        unassigned = {code for code, answer in answers.items() if answer.unassigned}
        found = totals(tree, {code: answer.points for code, answer in answers.items()}, unassigned)
        with_head = sheet.state is SheetState.WITH_HEAD
        return says.SheetProgress(sheet.id, found.answered, len(tree.leaves), found.missing, with_head)


def digest(
    lines: Iterable[says.DebtLine],
    opened: Iterable[says.OpenedLine],
    until: SnoozeMoments,
    *,
    several_units: bool,
) -> says.Digest:
    """One person's message: what has opened, their own debts, what may be done each month after what must be, and
    apart those of units they only oversee."""
    in_order = sorted(lines, key=lambda one: (one.monthly, one.due, one.bloc, one.item.id, one.unit.id))
    own = tuple(line for line in in_order if line.to not in ABOUT_OTHERS)
    others: dict[tuple[str, str], list[says.DebtLine]] = {}
    for line in in_order:
        if line.to in ABOUT_OTHERS:
            others.setdefault((line.bloc, line.item.id), []).append(line)
    late = tuple(says.LateItem(same[0].item, same[0].bloc, tuple(same)) for same in others.values())
    return says.Digest(tuple(opened), own, late, until, several_units)


def by_person(digests: Iterable[Digest]) -> dict[int, list[Line]]:
    """The lines of several blocs' digests, by who hears them."""
    found: dict[int, list[Line]] = {}
    for one in digests:
        found.setdefault(one.person, []).extend(one.lines)
    return found
