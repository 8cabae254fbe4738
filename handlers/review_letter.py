"""Nhập theo công văn: a department's review that came on paper, entered by the lead's secretary.

[Nhập theo công văn] -> number, day -> signer -> scan -> unit by unit (review_letter_lines.py) -> a second person
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from handlers.review_letter_card import SLOT, department_of, letter_card, readable_letter
from handlers.review_rights import reviewers, unit_of
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import letters as says
from rules.documents import read_document
from rules.errors import NothingFiled, NotNow, StaleButton
from rules.errors_letters import LetterUndated
from rules.names import check_name
from rules.people import Unit
from rules.review_letters import Letter, LetterAction, LetterState, Scan, next_letter


@dataclass(frozen=True)
class EnterLetterNumber(Waiting):
    department: int
    takes_any_text = True


@dataclass(frozen=True)
class EnterLetterSigner(Waiting):
    """`dated` as 2023-11-20."""

    department: int
    number: str
    dated: str
    takes_any_text = True


@dataclass(frozen=True)
class SendLetterScan(Waiting):
    letter: int


def list_letters(talk: Talk) -> Turn:
    talk.need_lead()
    departments = _departments(talk)
    if not departments:
        raise StaleButton
    entries = [
        says.LetterEntry(letter, department_of(talk, letter))
        for letter in talk.store.letters.of_bloc(talk.bloc.id)
        if letter.state is not LetterState.DROPPED
    ]
    return talk.reply(says.Letters(talk.bloc.name, tuple(entries), departments), SLOT, Nothing())


def open_letter(talk: Talk, number: int) -> Turn:
    return letter_card(talk, readable_letter(talk, number))


def ask_number(talk: Talk, department: int) -> Turn:
    unit = _department(talk, department)
    return talk.reply(says.AskLetterNumber(unit, talk.today), wait=EnterLetterNumber(unit.id))


def receive_number(talk: Talk) -> Turn:
    """ "125/STC-VP ngày 20/11/2023"; raise NotADocument or LetterUndated."""
    unit = _department(talk, talk.awaited(EnterLetterNumber).department)
    number, dated = read_document(talk.typed(), talk.today)
    if not number or dated is None:
        raise LetterUndated(talk.today)
    wait = EnterLetterSigner(unit.id, number, dated.isoformat())
    return talk.reply(says.AskLetterSigner(unit, number, dated), wait=wait)


def receive_signer(talk: Talk) -> Turn:
    """The letter is kept as a draft from here on; raise NotAName or NameTooLong."""
    waiting = talk.awaited(EnterLetterSigner)
    unit = _department(talk, waiting.department)
    letter = Letter(
        id=0,
        bloc=talk.bloc.id,
        unit=unit.id,
        number=waiting.number,
        dated=date.fromisoformat(waiting.dated),
        signer=check_name(talk.typed(), "signer"),
        by=talk.person.id,
        by_unit=talk.unit.id,
        at=talk.now,
    )
    letter = replace(letter, id=talk.store.letters.put(letter))
    return talk.reply(says.AskLetterScan(letter, unit), SLOT, SendLetterScan(letter.id))


def ask_scan(talk: Talk, number: int) -> Turn:
    letter = draft_letter(talk, number)
    return talk.reply(
        says.AskLetterScan(letter, department_of(talk, letter)), SLOT, SendLetterScan(letter.id)
    )


def receive_scan(talk: Talk) -> Turn:
    """The first document or picture sent; what came with it is named. Raise NothingFiled."""
    letter = draft_letter(talk, talk.awaited(SendLetterScan).letter)
    if not talk.said.files:
        raise NothingFiled
    good = [file for file in talk.said.files if file.digest]
    if not good:
        refused = says.ScanRefused(letter, tuple(file.name for file in talk.said.files))
        return talk.reply(refused, SLOT)
    first = good[0]
    scan = Scan(first.digest, first.name, first.size, first.media_type)
    letter = replace(letter, scan=scan)
    talk.store.letters.change(letter)
    others = tuple(file.name for file in talk.said.files if file != first)
    left = (Say(talk.room, says.OneScan(first.name, others)),) if others else ()
    return letter_card(talk, letter).also(*left)


def drop(talk: Talk, number: int) -> Turn:
    """Bỏ công văn: a draft entered by mistake counts for nothing."""
    letter = draft_letter(talk, number)
    talk.store.letters.change(replace(letter, state=next_letter(letter.state, LetterAction.DROP)))
    talk.decide("letter_dropped", letter=letter.id)
    return talk.reply(says.LetterDropped(letter, department_of(talk, letter)), SLOT, Nothing())


def draft_letter(talk: Talk, number: int) -> Letter:
    """A letter still being entered, for who runs the bloc; raise NotYours or NotNow."""
    talk.need_lead()
    letter = readable_letter(talk, number)
    if letter.state is not LetterState.DRAFT:
        raise NotNow("enter_letter", letter.state.value)
    return letter


def _departments(talk: Talk) -> tuple[Unit, ...]:
    found = (unit_of(talk, number) for number in reviewers(talk).departments())
    return tuple(unit for unit in found if unit)


def _department(talk: Talk, number: int) -> Unit:
    """Raise NotYours or StaleButton."""
    talk.need_lead()
    found = next((unit for unit in _departments(talk) if unit.id == number), None)
    if found is None:
        raise StaleButton
    return found


TAPS = {
    "letters": list_letters,
    "letter": open_letter,
    "newletter": ask_number,
    "letterscan": ask_scan,
    "letterdrop": drop,
}
ANSWERS = {
    EnterLetterNumber: receive_number,
    EnterLetterSigner: receive_signer,
    SendLetterScan: receive_scan,
}
