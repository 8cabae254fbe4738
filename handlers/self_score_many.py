"""Several answers in one message: what can be kept is kept, and each other value is named with its reason."""

from __future__ import annotations

from handlers.answering import record_answer
from handlers.self_score import standing
from handlers.self_score_card import SLOT, beside
from handlers.talk import Talk, Turn
from messages import answers as says
from messages.self_score import LeafLine
from rules.criteria import Leaf
from rules.errors import Refusal, machine_name
from rules.errors_answers import DatedByCalendar, NoSuchCriterion
from rules.estimates import read_figure
from rules.sheets import Sheet, Standing
from rules.suggestions import example_answer
from rules.typed_answers import TypedAnswer


def record_typed(talk: Talk, sheet: Sheet, typed: tuple[TypedAnswer, ...]) -> Turn:
    before = standing(talk, sheet)
    held = dict(before.answers)
    kept: dict[str, LeafLine] = {}
    unread: list[says.Unread] = []
    delivered = talk.store.deliveries.of_unit(talk.bloc.id, talk.unit.id)
    for one in typed:
        try:
            leaf = talk.bloc.tree.leaf(one.code)
            if leaf.from_calendar in delivered:
                raise DatedByCalendar(leaf.code)
            held[one.code] = record_answer(talk, sheet, leaf, read_figure(leaf, one.text), before=held)
            kept[one.code] = LeafLine(leaf, held[one.code])
        except Refusal as refusal:
            unread.append(_unread(talk, one, refusal))
    now = Standing(sheet, before.tree, held, before.proofs)
    shown = says.ManyRecorded(
        sheet=sheet.id,
        unit=talk.unit,
        kept=tuple(kept.values()),
        unread=tuple(unread),
        total=now.totals.total,
        base=now.tree.base,
        missing=len(now.totals.missing),
        following=now.next_open(next(reversed(kept), "")),
    )
    return talk.reply(shown, SLOT, beside(sheet, next(reversed(kept), "")))


def _unread(talk: Talk, one: TypedAnswer, refusal: Refusal) -> says.Unread:
    leaf: Leaf | None = None
    if not isinstance(refusal, NoSuchCriterion):
        leaf = talk.bloc.tree.leaf(one.code)
    example = "" if leaf is None or isinstance(refusal, DatedByCalendar) else example_answer(leaf)
    return says.Unread(one.code, one.text, machine_name(refusal), leaf, example)
