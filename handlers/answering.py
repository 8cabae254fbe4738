"""Putting answers on a unit's sheet, one or many, each with its line in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handlers.talk import Talk
from rules.criteria import Leaf
from rules.scoring import Answer
from rules.sheets import Filled, Sheet


def record_answer(
    talk: Talk,
    sheet: Sheet,
    leaf: Leaf,
    answer: Answer,
    note: str | None = None,
    before: Mapping[str, Filled] | None = None,
) -> Filled:
    """Keep one answer of an editable sheet; a `note` of None stays as it was.

    `before` is what the sheet held, where it was read already.
    """
    held = talk.store.sheets.answers(sheet.id) if before is None else before
    old = held.get(leaf.code)
    talk.store.sheets.put_answer(
        sheet.id, leaf.code, answer, old.points if old else None, talk.person.id, talk.now
    )
    kept = old.note if old else ""
    if note is not None and note != kept:
        talk.store.answers.put_note(sheet.id, leaf.code, note, talk.person.id, talk.now)
    filled = Filled(leaf.code, answer.raw, answer.points, answer.unassigned, kept if note is None else note)
    return replace(filled, estimate=answer.estimate, by=talk.person.id)


def record_many(
    talk: Talk, sheet: Sheet, answers: Mapping[str, Answer], notes: Mapping[str, str] | None = None
) -> dict[str, Filled]:
    """Keep many answers at once, by leaf; returns all that the sheet now holds.

    A note alone goes to a leaf answered already; one for a leaf without an answer is left out.
    """
    held = talk.store.sheets.answers(sheet.id)
    written = notes or {}
    for code, answer in answers.items():
        held[code] = record_answer(talk, sheet, talk.bloc.tree.leaf(code), answer, written.get(code), held)
    for code, note in written.items():
        if code not in answers and code in held and held[code].note != note:
            talk.store.answers.put_note(sheet.id, code, note, talk.person.id, talk.now)
            held[code] = replace(held[code], note=note)
    return held
