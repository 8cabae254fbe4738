"""An explanation leaves the unit by its head's word; whoever reviews what it speaks of hears of it.

explaining -> with the head -> [Duyệt] -> second review
                            -> [Trả lại] -> a reason -> explaining
the lead ends it once its day is past: [Kết thúc giải trình]
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from handlers.review_card import SLOT, UNIT_SLOT, changed, explanation_due, explanation_over, reason_of
from handlers.review_rights import decided_sheet, reviewers, reviewing_roles
from handlers.talk import Nothing, Say, Talk, Turn, Waiting, room_of
from messages import explanation as says
from rules.errors import NotNow, NotYours
from rules.people import Role
from rules.review import EXPLAINABLE, SheetAction, SheetState, next_state
from rules.sheets import Sheet

APPROVAL = "approval"
UNIT = (Role.OFFICER, Role.HEAD)


@dataclass(frozen=True)
class EnterExplanationReturn(Waiting):
    sheet: int
    takes_any_text = True


def hand_to_head(talk: Talk, sheet: Sheet) -> Turn:
    """The head is asked; a head who speaks has said it."""
    if Role.HEAD in talk.roles:
        return _send(talk, sheet)
    talk.store.sheets.set_state(sheet.id, next_state(sheet.state, SheetAction.EXPLAIN))
    codes = tuple(talk.store.explanations.of_sheet(sheet.id))
    heads = talk.store.people.holders(talk.unit.id, (Role.HEAD,), talk.today)
    asked = [Say(room_of(head), _request(talk, sheet), APPROVAL) for head in heads]
    return talk.reply(says.ExplanationWithHead(talk.unit, codes), UNIT_SLOT, Nothing()).also(*asked)


def open_request(talk: Talk, number: int) -> Turn:
    return talk.reply(_request(talk, _heads(talk, number)), APPROVAL)


def approve(talk: Talk, number: int, seen: str) -> Turn:
    """The head's word sends exactly the words that were shown."""
    sheet = _heads(talk, number)
    if _stamp(talk, sheet) != seen:
        return open_request(talk, number)
    return _send(talk, sheet)


def ask_return(talk: Talk, number: int) -> Turn:
    sheet = _heads(talk, number)
    return talk.reply(says.AskExplanationReturn(talk.unit), wait=EnterExplanationReturn(sheet.id))


def receive_return(talk: Talk) -> Turn:
    sheet = _heads(talk, talk.awaited(EnterExplanationReturn).sheet)
    reason = reason_of(talk)
    talk.store.sheets.set_state(sheet.id, next_state(sheet.state, SheetAction.SEND_BACK_EXPLANATION))
    told = says.ExplanationReturned(talk.unit, reason)
    officers = talk.tell_unit(talk.unit.id, (Role.OFFICER,), told, UNIT_SLOT)
    done = talk.reply(says.ExplanationReturnedByHead(talk.unit), APPROVAL, Nothing())
    return done.also(*(say for say in officers if say.room != talk.room))


def close(talk: Talk, number: int) -> Turn:
    """Kết thúc giải trình: its day is past, the first review's points go on; raise NotNow before that."""
    sheet = decided_sheet(talk, number)
    state = next_state(sheet.state, SheetAction.CLOSE_EXPLANATION)
    if not explanation_over(talk, sheet.unit):
        raise NotNow("close_explanation", sheet.state.value)
    talk.store.sheets.set_state(sheet.id, state)
    talk.decide("explanation_closed", sheet=sheet.id)
    unit = talk.units[sheet.unit]
    told = talk.tell_unit(unit.id, UNIT, says.ExplanationClosed(sheet.id, unit, own=True), UNIT_SLOT)
    return talk.reply(says.ExplanationClosed(sheet.id, unit, own=False), SLOT, Nothing()).also(*told)


def own_explaining(talk: Talk, number: int) -> Sheet:
    """The unit's own sheet while it may explain; raise NotYours or NotNow."""
    sheet = talk.store.sheets.get(number)
    if sheet is None or sheet.unit != talk.unit.id:
        raise NotYours
    talk.need(*UNIT)
    if sheet.state not in EXPLAINABLE:
        raise NotNow("explain", sheet.state.value)
    return sheet


def explained_lines(talk: Talk, sheet: Sheet) -> tuple[says.ExplainedLine, ...]:
    """Every changed criterion with what the unit has drafted."""
    drafted, proofs = talk.store.explanations.of_sheet(sheet.id), talk.store.evidence.counts(sheet.id)
    return tuple(
        says.ExplainedLine(
            line,
            drafted[line.leaf.code].text if line.leaf.code in drafted else "",
            proofs.get(line.leaf.code, 0),
        )
        for line in changed(talk, talk.store.sheets.answers(sheet.id))
    )


def _send(talk: Talk, sheet: Sheet) -> Turn:
    """The second review begins; the words become part of the trail."""
    talk.store.sheets.set_state(sheet.id, next_state(sheet.state, SheetAction.APPROVE_EXPLANATION))
    talk.store.explanations.send(sheet.id)
    said = [one for one in explained_lines(talk, sheet) if one.text]
    for one in said:
        points = one.changed.filled.final if one.changed.filled else None
        talk.store.reviews.trace(
            sheet.id, one.changed.leaf.code, "explanation", points, one.text, talk.person.id, talk.now
        )
    codes = tuple(one.changed.leaf.code for one in said)
    talk.decide("explanation_sent", sheet=sheet.id, leaves=list(codes))
    sent = says.ExplanationSent(talk.unit, codes, talk.bloc.review.label(2))
    officers = talk.tell_unit(talk.unit.id, (Role.OFFICER,), sent, UNIT_SLOT)
    others = [say for say in officers if say.room != talk.room]
    return talk.reply(sent, APPROVAL, Nothing()).also(*others, *_tell_reviewers(talk, sheet, codes))


def _tell_reviewers(talk: Talk, sheet: Sheet, codes: tuple[str, ...]) -> list[Say]:
    """Who decides hears of it all, a department of its own criteria only."""
    found = reviewers(talk)
    leading = sorted(found.leading(sheet.unit), key=lambda unit: unit != talk.leadership.lead)[:1]
    by: dict[int, tuple[str, ...]] = dict.fromkeys(leading, codes)
    for code in codes:
        for unit in found.of_leaf(sheet.unit, code) - found.leading(sheet.unit):
            by[unit] = (*by.get(unit, ()), code)
    told: list[Say] = []
    for unit, about in by.items():
        arrived = says.ExplanationArrived(sheet.id, talk.unit, about, talk.bloc.review.label(2))
        told += talk.tell_unit(unit, reviewing_roles(found, unit), arrived)
    return told


def _request(talk: Talk, sheet: Sheet) -> says.AskHeadExplanation:
    said = tuple(one for one in explained_lines(talk, sheet) if one.text)
    return says.AskHeadExplanation(sheet.id, talk.unit, said, explanation_due(talk, talk.unit.id), _stamp(talk, sheet))


def _heads(talk: Talk, number: int) -> Sheet:
    """What waits for the head; raise NotYours or NotNow."""
    sheet = own_explaining(talk, number)
    talk.need(Role.HEAD)
    if sheet.state is not SheetState.EXPLANATION_WITH_HEAD:
        raise NotNow("approve_explanation", sheet.state.value)
    return sheet


def _stamp(talk: Talk, sheet: Sheet) -> str:
    said = sorted(f"{one.leaf} {one.text}" for one in talk.store.explanations.of_sheet(sheet.id).values())
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:8]


TAPS = {
    "explainopen": open_request,
    "explainok": approve,
    "explainback": ask_return,
    "endexplain": close,
}
ANSWERS = {EnterExplanationReturn: receive_return}
