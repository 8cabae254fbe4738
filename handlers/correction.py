"""Đính chính: a published score is corrected by a new decision, and the table gets another version.

unit -> criterion -> right value -> number and day of the decision -> reason -> confirm -> correction_made.py
Everything is read again at each step; a table that changed meanwhile makes the old cards stale.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlers.correction_made import carry_out, voted
from handlers.correction_plan import (
    SLOT,
    Plan,
    correctable,
    made_of,
    new_table,
    plan_of,
    published,
    published_unit,
    sheet_lines,
)
from handlers.review_card import reason_of
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import corrections as says
from rules.corrections import is_correctable, moved
from rules.decisions import Decision, read_decision
from rules.errors import StaleButton


@dataclass(frozen=True)
class PickCorrected(Waiting):
    """A typed criterion number opens it."""

    corrected: int


@dataclass(frozen=True)
class EnterCorrection(Waiting):
    corrected: int
    code: str


@dataclass(frozen=True)
class EnterCorrectionDecision(Waiting):
    """`value` as typed, or as a button's choice when `chosen`."""

    corrected: int
    code: str
    value: str
    chosen: bool
    takes_any_text = True


@dataclass(frozen=True)
class EnterCorrectionReason(Waiting):
    """`day` is an ISO day."""

    corrected: int
    code: str
    value: str
    chosen: bool
    number: str
    day: str
    takes_any_text = True


@dataclass(frozen=True)
class Confirming(EnterCorrectionReason):
    """`version` is the table the card was drawn from; words typed in place of the tap are another reason."""

    reason: str
    version: int
    takes_any_text = False


def open_corrections(talk: Talk) -> Turn:
    """Đính chính: which unit; raise NotYours or NotPublished."""
    frozen = published(talk)
    units = tuple(talk.units[line.unit] for line in frozen.table.lines if line.unit in talk.units)
    made = tuple(made_of(talk, one) for one in talk.store.corrections.of_bloc(talk.bloc.id))
    shown = says.CorrectedUnits(talk.bloc.name, frozen.table, made, units, voted(talk))
    return talk.reply(shown, SLOT, Nothing())


def pick_leaf(talk: Talk, number: int) -> Turn:
    unit = published_unit(talk, number)
    return talk.reply(says.CorrectedLeaves(unit, sheet_lines(talk, unit)), SLOT, PickCorrected(unit.id))


def receive_leaf(talk: Talk) -> Turn:
    """Raise NoSuchCriterion."""
    waiting = talk.awaited(PickCorrected)
    return open_leaf(talk, waiting.corrected, talk.typed().strip().rstrip("."))


def open_leaf(talk: Talk, number: int, code: str) -> Turn:
    unit, leaf = published_unit(talk, number), talk.bloc.tree.leaf(code)
    line = next(line for line in sheet_lines(talk, unit) if line.leaf == leaf)
    may = is_correctable(line.filled)
    wait = EnterCorrection(unit.id, code) if may else PickCorrected(unit.id)
    return talk.reply(says.AskCorrection(unit, line, may), SLOT, wait)


def receive_value(talk: Talk) -> Turn:
    """Read and checked as the unit's own answer was."""
    waiting = talk.awaited(EnterCorrection)
    return _ask_decision(talk, waiting.corrected, waiting.code, talk.typed().strip(), chosen=False)


def choose(talk: Talk, number: int, code: str, choice: str) -> Turn:
    """A button with a ready value."""
    return _ask_decision(talk, number, code, choice, chosen=True)


def receive_decision(talk: Talk) -> Turn:
    """Raise NotADecision."""
    waiting = talk.awaited(EnterCorrectionDecision)
    decision = read_decision(talk.typed(), talk.today)
    plan = plan_of(talk, waiting.corrected, waiting.code, waiting.value, waiting.chosen)
    if plan.same:
        raise StaleButton
    asked = says.AskCorrectionReason(plan.proposed, decision)
    kept = (waiting.corrected, waiting.code, waiting.value, waiting.chosen)
    wait = EnterCorrectionReason(*kept, decision.number, decision.day.isoformat())
    return talk.reply(asked, SLOT, wait)


def receive_reason(talk: Talk) -> Turn:
    """Show all that the correction would do before anything is done."""
    waiting = talk.awaited(EnterCorrectionReason)
    reason = reason_of(talk)
    kept = (waiting.corrected, waiting.code, waiting.value, waiting.chosen)
    plan, frozen = plan_of(talk, *kept), published(talk)
    if plan.same:
        raise StaleButton
    after = new_table(talk, plan, frozen)
    shown = says.ConfirmCorrection(
        bloc=talk.bloc.name,
        proposed=plan.settled(after),
        decision=Decision(waiting.number, date.fromisoformat(waiting.day)),
        reason=reason,
        moved=moved(frozen.table, after),
        units=len(after.lines),
        version=frozen.table.version + 1,
        voted=voted(talk),
    )
    wait = Confirming(*kept, waiting.number, waiting.day, reason, frozen.table.version)
    return talk.reply(shown, SLOT, wait)


def confirm(talk: Talk, version: int) -> Turn:
    """Only the card on which everything was shown may be confirmed; raise StaleButton for any other."""
    waiting, frozen = talk.waiting, published(talk)
    if not isinstance(waiting, Confirming) or not version == waiting.version == frozen.table.version:
        raise StaleButton
    plan = plan_of(talk, waiting.corrected, waiting.code, waiting.value, waiting.chosen)
    decision = Decision(waiting.number, date.fromisoformat(waiting.day))
    return carry_out(talk, plan, frozen, decision, waiting.reason)


def _ask_decision(talk: Talk, number: int, code: str, value: str, *, chosen: bool) -> Turn:
    correctable(talk, number, code)
    plan: Plan = plan_of(talk, number, code, value, chosen)
    if plan.same:
        return talk.reply(says.SamePublished(plan.unit, plan.leaf), SLOT, EnterCorrection(number, code))
    return talk.reply(says.AskDecision(plan.proposed), SLOT, EnterCorrectionDecision(number, code, value, chosen))


TAPS = {
    "corrections": open_corrections,
    "correctunit": pick_leaf,
    "correctleaf": open_leaf,
    "correctset": choose,
    "correct": confirm,
}
ANSWERS = {
    PickCorrected: receive_leaf,
    EnterCorrection: receive_value,
    EnterCorrectionDecision: receive_decision,
    EnterCorrectionReason: receive_reason,
    Confirming: receive_reason,
}
