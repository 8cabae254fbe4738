"""A correction carried out: the answer, the decision, another version of the table, and everybody told."""

from __future__ import annotations

from dataclasses import replace

from handlers.correction_plan import SLOT, Plan, made_of, new_table, with_reason
from handlers.member_sheets import answers_of, counted_units
from handlers.talk import Nothing, Say, Talk, Turn
from messages import corrections as says
from rules.corrections import Correction, Moved, moved, were_voted_on
from rules.decisions import Decision
from rules.final_table import FinalTable, computed_points
from rules.people import Role
from storage.final_tables import Frozen

UNIT = (Role.OFFICER, Role.HEAD)


def carry_out(talk: Talk, plan: Plan, before: Frozen, decision: Decision, reason: str) -> Turn:
    table = replace(new_table(talk, plan, before), decision=decision)
    frozen = talk.store.final_tables.supersede(talk.bloc.id, table, talk.now)
    correction = _correction(talk, plan, frozen.table, decision, reason)
    talk.store.corrections.put(talk.bloc.id, plan.sheet.id, correction, with_reason(plan, reason))
    _compute_again(talk, plan.leaf.code)
    talk.decide(
        "score_corrected",
        unit=plan.unit.id,
        leaf=plan.leaf.code,
        old=str(correction.old),
        new=str(correction.new),
        number=decision.number,
        day=decision.day.isoformat(),
        reason=reason,
        version=frozen.table.version,
        digest=frozen.digest,
        voted=voted(talk),
    )
    return _told(talk, made_of(talk, correction), moved(before.table, frozen.table), frozen, plan.sheet.id)


def voted(talk: Talk) -> bool:
    """Whether the bloc's meeting has voted on an award with these scores in hand."""
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    return meeting is not None and were_voted_on(talk.store.ballots.of_meeting(meeting.id))


def _correction(talk: Talk, plan: Plan, table: FinalTable, decision: Decision, reason: str) -> Correction:
    said = plan.settled(table)
    return Correction(
        unit=plan.unit.id,
        leaf=plan.leaf.code,
        old=said.old,
        new=said.new,
        was=said.was,
        raw=said.raw,
        decision=decision,
        reason=reason,
        by=talk.person.id,
        at=talk.now,
        version=table.version,
    )


def _compute_again(talk: Talk, code: str) -> None:
    """One unit's figures may change what others get for the same criterion."""
    by_unit = computed_points(talk.bloc.tree, answers_of(talk, counted_units(talk))).get(code, {})
    sheets = {sheet.unit: sheet.id for sheet in talk.store.sheets.all(talk.bloc.id)}
    talk.store.sheets.put_computed({sheets[unit]: points for unit, points in by_unit.items()}, code)


def _told(talk: Talk, made: says.Made, changes: tuple[Moved, ...], frozen: Frozen, sheet: int) -> Turn:
    """The lead, the group, and each unit whose own figures changed."""
    said = (talk.bloc.name, made, changes, frozen.table, frozen.digest, voted(talk))
    done = says.CorrectionMade(*said)
    others = tuple(say for say in talk.tell_lead(done) if say.room != talk.room)
    group = talk.tell_group(says.GroupCorrected(*said))
    rooms = {talk.room, *(say.room for say in others)}
    units = [say for say in _units(talk, made, changes, frozen.table, sheet) if say.room not in rooms]
    return talk.reply(done, SLOT, Nothing()).also(*others, group, *units)


def _units(
    talk: Talk, made: says.Made, changes: tuple[Moved, ...], table: FinalTable, sheet: int
) -> tuple[Say, ...]:
    by_unit, count = {one.after.unit: one for one in changes}, len(table.lines)
    own = says.UnitCorrected(made, by_unit.get(made.unit.id), count, sheet)
    said = list(talk.tell_unit(made.unit.id, UNIT, own))
    for unit, move in by_unit.items():
        if unit != made.unit.id:
            told = says.UnitMoved(talk.units[unit], move, made.correction.decision, count)
            said += talk.tell_unit(unit, UNIT, told)
    return tuple(said)
