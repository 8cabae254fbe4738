"""A letter counts once a second person has compared it with the paper.

[Chuyển xác nhận] -> a second person: [Xác nhận công văn] | [Trả lại], a reason -> who entered it
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.review_card import UNIT_SLOT, reason_of
from handlers.review_letter import draft_letter
from handlers.review_letter_card import (
    SLOT,
    department_of,
    is_second,
    readable_letter,
    reviewed_by,
    units_in,
)
from handlers.review_rights import reviewers, reviewing_roles, round_in
from handlers.talk import Nothing, Say, Talk, Turn, Waiting, room_of
from messages import letters as says
from messages.review import Reviewed
from messages.review_results import LeafChanged
from rules.errors import NothingFiled, NotNow, NotYours, StaleButton
from rules.errors_letters import AnswerChanged, SheetAway
from rules.people import Person, Role
from rules.review import REVIEWABLE, SheetState
from rules.review_letters import Letter, LetterAction, LetterLine, LetterState, may_confirm, next_letter
from rules.review_marks import Mark
from rules.sheets import Filled, Sheet

UNIT = (Role.OFFICER, Role.HEAD)


@dataclass(frozen=True)
class EnterLetterReturn(Waiting):
    letter: int
    takes_any_text = True


def hand_over(talk: Talk, number: int) -> Turn:
    """Chuyển xác nhận; raise NothingFiled without the scan, StaleButton without a line."""
    letter = draft_letter(talk, number)
    said = talk.store.letters.lines(letter.id)
    if letter.scan is None:
        raise NothingFiled
    if not said:
        raise StaleButton
    letter = replace(
        letter,
        state=next_letter(letter.state, LetterAction.HAND_OVER),
        by=talk.person.id,
        by_unit=talk.unit.id,
        reason="",
    )
    talk.store.letters.change(letter)
    talk.decide("letter_entered", letter=letter.id, lines=len(said))
    seconds = _seconds(talk, letter, said)
    done = says.LetterHandedOver(letter, department_of(talk, letter), tuple(one.name for one, _ in seconds))
    card = _card(talk, letter, said)
    told = [Say(room_of(person), card, SLOT, unit) for person, unit in seconds]
    return talk.reply(done, SLOT, Nothing()).also(*told)


def confirm(talk: Talk, number: int) -> Turn:
    """Every line counts from here on; raise AnswerChanged or SheetAway where a unit has gone on since."""
    letter, said = _waiting(talk, number)
    sheets = {sheet.id: sheet for sheet in talk.store.sheets.all(talk.bloc.id)}
    answers = talk.store.sheets.answers_of_bloc(talk.bloc.id)
    told: list[Say] = []
    for line in said:
        told += _count(talk, letter, line, sheets.get(line.sheet), answers[line.sheet].get(line.leaf))
    letter = replace(
        letter,
        state=next_letter(letter.state, LetterAction.CONFIRM),
        confirmed_by=talk.person.id,
        confirmed_at=talk.now,
    )
    talk.store.letters.change(letter)
    talk.decide("letter_confirmed", letter=letter.id, number=letter.number, lines=len(said))
    other = sum(line.points is not None for line in said)
    counted = len({line.sheet for line in said})
    done = says.LetterConfirmed(letter, department_of(talk, letter), other, len(said) - other, counted)
    return talk.reply(done, SLOT, Nothing()).also(*_to_enterer(talk, letter, done), *told)


def ask_return(talk: Talk, number: int) -> Turn:
    letter, _ = _waiting(talk, number)
    asked = says.AskLetterReturn(letter, department_of(talk, letter))
    return talk.reply(asked, wait=EnterLetterReturn(letter.id))


def receive_return(talk: Talk) -> Turn:
    letter, _ = _waiting(talk, talk.awaited(EnterLetterReturn).letter)
    state = next_letter(letter.state, LetterAction.SEND_BACK)
    letter = replace(letter, state=state, reason=reason_of(talk))
    talk.store.letters.change(letter)
    talk.decide("letter_sent_back", letter=letter.id, reason=letter.reason)
    department = department_of(talk, letter)
    told = _to_enterer(talk, letter, says.LetterSentBack(letter, department, own=True))
    return talk.reply(says.LetterSentBack(letter, department, own=False), SLOT, Nothing()).also(*told)


def _count(
    talk: Talk, letter: Letter, line: LetterLine, sheet: Sheet | None, filled: Filled | None
) -> tuple[Say, ...]:
    if sheet is None or sheet.unit not in talk.units:
        raise StaleButton
    if sheet.state not in REVIEWABLE:
        raise SheetAway(talk.units[sheet.unit].name)
    if filled is None or filled.raw != line.raw:
        raise AnswerChanged(talk.units[sheet.unit].name, line.leaf)
    which = round_in(talk, sheet)
    mark = Mark(line.leaf, which, line.raw, letter.unit, letter.by, talk.now, letter.id)
    talk.store.reviews.put(sheet.id, [mark])
    return _change(talk, letter, line, sheet, filled)


def _change(talk: Talk, letter: Letter, line: LetterLine, sheet: Sheet, filled: Filled) -> tuple[Say, ...]:
    """Points as the letter has them, in the name of who entered it; an accepted sheet's unit hears at once."""
    if line.points is None or line.points == filled.final:
        return ()
    what = f"letter{round_in(talk, sheet)}"
    talk.store.sheets.put_review(
        sheet.id, line.leaf, filled.final, line.points, line.reason, letter.by, talk.now, what
    )
    if sheet.state is not SheetState.ACCEPTED:
        return ()
    change = Reviewed(talk.bloc.tree.leaf(line.leaf), filled.final, line.points, line.reason)
    by = department_of(talk, letter).name
    told = LeafChanged(sheet.id, talk.units[sheet.unit], change, by)
    return talk.tell_unit(sheet.unit, UNIT, told, UNIT_SLOT)


def _waiting(talk: Talk, number: int) -> tuple[Letter, tuple[LetterLine, ...]]:
    """For a second person; raise NotYours or NotNow."""
    letter = readable_letter(talk, number)
    said = talk.store.letters.lines(letter.id)
    if letter.state is not LetterState.WAITING:
        raise NotNow("confirm_letter", letter.state.value)
    if not is_second(talk, letter, said):
        raise NotYours
    return letter, said


def _seconds(talk: Talk, letter: Letter, said: tuple[LetterLine, ...]) -> list[tuple[Person, int]]:
    """Who may confirm it, and in which unit."""
    found = reviewers(talk)
    reviewed = reviewed_by(talk, said)
    leading = [talk.leadership.lead, *sorted(found.leading(talk.leadership.lead))]
    return [
        (person, unit)
        for unit in leading
        for person in talk.store.people.holders(unit, reviewing_roles(found, unit), talk.today)
        if may_confirm(letter, person.id, unit, reviewed)
    ]


def _card(talk: Talk, letter: Letter, said: tuple[LetterLine, ...]) -> says.LetterCard:
    """As a second person reads it."""
    return says.LetterCard(
        letter=letter,
        department=department_of(talk, letter),
        scan=letter.scan,
        units=units_in(talk, said),
        sheets=(),
        may_enter=False,
        may_confirm=True,
    )


def _to_enterer(
    talk: Talk, letter: Letter, message: says.LetterConfirmed | says.LetterSentBack
) -> tuple[Say, ...]:
    person = talk.store.people.person(letter.by)
    return (Say(room_of(person), message, SLOT, letter.by_unit),) if person else ()


TAPS = {"letterhand": hand_over, "letterok": confirm, "letterback": ask_return}
ANSWERS = {EnterLetterReturn: receive_return}
