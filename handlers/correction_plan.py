"""What a correction of the published table would change, worked out anew at every step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from handlers.member_sheets import answers_of
from handlers.self_score import lines
from handlers.talk import Talk
from messages import corrections as says
from messages.self_score import LeafLine
from rules.corrections import Correction, corrected, is_correctable, is_same, read_correction
from rules.criteria import Leaf, LeafKind
from rules.errors import NotNow, NotYours, StaleButton
from rules.errors_scores import NotPublished
from rules.final_table import FinalTable, final_table
from rules.people import Unit
from rules.sheets import Filled, Sheet
from storage.final_tables import Frozen

SLOT = "correction"


@dataclass(frozen=True)
class Plan:
    """One leaf as it stands published and as it would be; `same` when nothing would change."""

    unit: Unit
    sheet: Sheet
    leaf: Leaf
    before: Filled
    after: Filled
    same: bool

    @property
    def proposed(self) -> says.Proposed:
        """Points that wait for the whole bloc are None until the new table is computed."""
        new = None if self.after.unassigned else self.after.final
        return self._said(new)

    def settled(self, table: FinalTable) -> says.Proposed:
        line = table.of_unit(self.unit.id)
        return self._said(line.leaves.get(self.leaf.code) if line else None)

    def _said(self, new: Decimal | None) -> says.Proposed:
        has_figures = self.leaf.kind is LeafKind.TARGET
        was = self.before.raw if has_figures and not self.before.unassigned else ()
        raw = self.after.raw if has_figures and not self.after.unassigned else ()
        old = None if self.before.unassigned else self.before.final
        return says.Proposed(self.unit, self.leaf, old, new, was, raw)


def published(talk: Talk) -> Frozen:
    """The table that stands, for whoever runs the bloc; raise NotYours or NotPublished."""
    talk.need_lead()
    frozen = talk.store.final_tables.get(talk.bloc.id)
    if frozen is None or frozen.published_at is None:
        raise NotPublished
    return frozen


def published_unit(talk: Talk, number: int) -> Unit:
    """A unit of the published table; raise NotYours, NotPublished or StaleButton."""
    if published(talk).table.of_unit(number) is None:
        raise StaleButton
    return talk.units[number]


def correctable(talk: Talk, number: int, code: str) -> Filled:
    """What stands for the leaf; raise NotNow where nothing does."""
    unit, leaf = published_unit(talk, number), talk.bloc.tree.leaf(code)
    sheet = talk.store.sheets.of_unit(talk.bloc.id, unit.id)
    filled = talk.store.sheets.answers(sheet.id).get(leaf.code)
    if filled is None or not is_correctable(filled):
        raise NotNow("correct")
    return filled


def plan_of(talk: Talk, number: int, code: str, value: str, chosen: bool) -> Plan:
    """Raise as `rules.scoring` does for a value the leaf does not take."""
    before, leaf = correctable(talk, number, code), talk.bloc.tree.leaf(code)
    answer = read_correction(leaf, value, chosen)
    unit = talk.units[number]
    sheet = talk.store.sheets.of_unit(talk.bloc.id, unit.id)
    same = is_same(leaf, before, answer)
    return Plan(unit, sheet, leaf, before, corrected(leaf, before, answer, ""), same)


def new_table(talk: Talk, plan: Plan, frozen: Frozen) -> FinalTable:
    """The table with the plan carried out; nothing is stored."""
    units = [talk.units[line.unit] for line in frozen.table.lines]
    answers = {unit: dict(filled) for unit, filled in answers_of(talk, units).items()}
    answers[plan.unit.id][plan.leaf.code] = plan.after
    return final_table(talk.bloc.year, talk.bloc.tree, units, answers, frozen.table.ranking)


def sheet_lines(talk: Talk, unit: Unit) -> tuple[LeafLine, ...]:
    sheet = talk.store.sheets.of_unit(talk.bloc.id, unit.id)
    return lines(talk, talk.store.sheets.answers(sheet.id))


def made_of(talk: Talk, correction: Correction) -> says.Made:
    """Raise NotYours for a unit that is not of the bloc."""
    unit = talk.store.people.unit(correction.unit)
    if unit is None:
        raise NotYours
    return says.Made(correction, unit, talk.bloc.tree.leaf(correction.leaf))


def with_reason(plan: Plan, reason: str) -> Filled:
    return replace(plan.after, reason=reason)
