"""A note beside a criterion's answer, which the reviewer reads.

card -> Ghi chú -> typed words -> card
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.self_score import editable_sheet, standing
from handlers.self_score_card import SLOT, card
from handlers.talk import Talk, Turn, Waiting
from messages.answers import AskNote
from rules.errors_answers import NotAnswered, NoteTooLong
from rules.sheets import Filled, Sheet

LIMIT = 300


@dataclass(frozen=True)
class EnterNote(Waiting):
    sheet: int
    leaf: str
    takes_any_text = True


def ask_note(talk: Talk, number: int, code: str) -> Turn:
    sheet = editable_sheet(talk, number)
    held = _answered(talk, sheet, code)
    return talk.reply(
        AskNote(sheet.id, talk.bloc.tree.leaf(code), held.note), SLOT, EnterNote(sheet.id, code)
    )


def receive_note(talk: Talk) -> Turn:
    """Raise NoteTooLong."""
    waiting = talk.awaited(EnterNote)
    note = " ".join(talk.typed().split())
    if len(note) > LIMIT:
        raise NoteTooLong(LIMIT)
    return _put(talk, editable_sheet(talk, waiting.sheet), waiting.leaf, note)


def remove_note(talk: Talk, number: int, code: str) -> Turn:
    return _put(talk, editable_sheet(talk, number), code, "")


def _put(talk: Talk, sheet: Sheet, code: str, note: str) -> Turn:
    if _answered(talk, sheet, code).note != note:
        talk.store.answers.put_note(sheet.id, code, note, talk.person.id, talk.now)
    return card(talk, standing(talk, sheet), code)


def _answered(talk: Talk, sheet: Sheet, code: str) -> Filled:
    """Raise NoSuchCriterion or NotAnswered."""
    talk.bloc.tree.leaf(code)
    held = talk.store.sheets.answers(sheet.id).get(code)
    if held is None:
        raise NotAnswered(code)
    return held


TAPS = {"note": ask_note, "unnote": remove_note}
ANSWERS = {EnterNote: receive_note}
