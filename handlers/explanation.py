"""/giaitrinh: the unit answers the first review, one changed criterion after the other, or agrees with it.

card -> [Giải trình 2.3] -> words, files -> card -> [Trình thủ trưởng duyệt] -> explanation_approval.py
     -> [Nhất trí với kết quả] ------------------------^
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.evidence_keeping import keep_files, refusals
from handlers.explanation_approval import explained_lines, hand_to_head, own_explaining
from handlers.review_card import UNIT_SLOT, changed, explanation_due
from handlers.talk import Talk, Turn, Waiting
from messages import explanation as says
from messages.self_score import LeafLine
from rules.errors import NotNow, StaleButton
from rules.pages import page_of
from rules.people import Role
from rules.review import EXPLAINABLE, SheetState, check_reason
from rules.sheets import Sheet

ON_A_PAGE = 8


@dataclass(frozen=True)
class EnterExplanation(Waiting):
    sheet: int
    leaf: str
    takes_any_text = True


def open_explanation(talk: Talk) -> Turn:
    """What the first review changed, and what the unit says to it."""
    talk.need(Role.OFFICER, Role.HEAD)
    sheet = talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id)
    if sheet.state not in EXPLAINABLE:
        return talk.reply(says.NothingToExplain(talk.unit, talk.bloc.review.explain), UNIT_SLOT)
    return talk.reply(_card(talk, sheet, 1), UNIT_SLOT)


def show_page(talk: Talk, number: int, page: int) -> Turn:
    return talk.reply(_card(talk, own_explaining(talk, number), page), UNIT_SLOT)


def ask_explanation(talk: Talk, number: int, code: str) -> Turn:
    """Giải trình 2.3."""
    sheet, line = _writable(talk, number, code)
    drafted = talk.store.explanations.of_sheet(sheet.id).get(code)
    asked = says.AskExplanation(sheet.id, talk.unit, line, drafted.text if drafted else "")
    return talk.reply(asked, wait=EnterExplanation(sheet.id, code))


def receive_explanation(talk: Talk) -> Turn:
    """Words, files as evidence of the criterion, or both; the last words count."""
    waiting = talk.awaited(EnterExplanation)
    sheet, line = _writable(talk, waiting.sheet, waiting.leaf)
    kept = keep_files(talk, line.leaf.code) if talk.said.files else None
    drafted = talk.store.explanations.of_sheet(sheet.id)
    text = drafted[line.leaf.code].text if line.leaf.code in drafted else ""
    if talk.said.text or not talk.said.files:
        text = check_reason(talk.said.text)
        talk.store.explanations.put(sheet.id, line.leaf.code, text, talk.person.id, talk.now)
    said = {*drafted, *((line.leaf.code,) if text else ())}
    answers = talk.store.sheets.answers(sheet.id)
    still = tuple(one.leaf.code for one in changed(talk, answers) if one.leaf.code not in said)
    done = says.ExplanationKept(
        sheet.id, talk.unit, line, text, len(kept.files) if kept else 0, still, Role.HEAD in talk.roles
    )
    return talk.reply(done, UNIT_SLOT, waiting).also(*(refusals(talk, kept) if kept else ()))


def take_back(talk: Talk, number: int, code: str) -> Turn:
    """Bỏ giải trình: as if nothing had been drafted."""
    sheet, line = _writable(talk, number, code)
    talk.store.explanations.take_back(sheet.id, line.leaf.code)
    return talk.reply(_card(talk, sheet, 1), UNIT_SLOT)


def submit(talk: Talk, number: int) -> Turn:
    """Trình thủ trưởng duyệt, with what was drafted; raise StaleButton where nothing was."""
    sheet = _officers(talk, number)
    if not talk.store.explanations.of_sheet(sheet.id):
        raise StaleButton
    return hand_to_head(talk, sheet)


def agree(talk: Talk, number: int) -> Turn:
    """Nhất trí với kết quả: the head confirms; what was drafted is shown first, for it would not be sent."""
    sheet = _officers(talk, number)
    if talk.store.explanations.of_sheet(sheet.id):
        return talk.reply(_card(talk, sheet, 1), UNIT_SLOT)
    return hand_to_head(talk, sheet)


def _card(talk: Talk, sheet: Sheet, page: int) -> says.ExplanationCard:
    lines, pages = page_of(explained_lines(talk, sheet), page, ON_A_PAGE)
    is_open = sheet.state is SheetState.EXPLAINING
    return says.ExplanationCard(
        sheet=sheet.id,
        unit=talk.unit,
        label=talk.bloc.review.label(1),
        lines=lines,
        due=explanation_due(talk, talk.unit.id),
        may_write=is_open and Role.OFFICER in talk.roles,
        may_send=Role.HEAD in talk.roles,
        page=page,
        pages=pages,
    )


def _writable(talk: Talk, number: int, code: str) -> tuple[Sheet, LeafLine]:
    """A changed criterion of the officer's own sheet; raise NotYours, NotNow or StaleButton."""
    sheet = own_explaining(talk, number)
    talk.need(Role.OFFICER)
    if sheet.state is not SheetState.EXPLAINING:
        raise NotNow("explain", sheet.state.value)
    answers = talk.store.sheets.answers(sheet.id)
    line = next((one for one in changed(talk, answers) if one.leaf.code == code), None)
    if line is None:
        raise StaleButton
    return sheet, line


def _officers(talk: Talk, number: int) -> Sheet:
    """The unit's sheet to answer; raise NotYours or NotNow."""
    sheet = own_explaining(talk, number)
    if sheet.state is not SheetState.EXPLAINING:
        raise NotNow("explain", sheet.state.value)
    return sheet


COMMANDS = {"giaitrinh": open_explanation}
TAPS = {
    "explainpage": show_page,
    "explain": ask_explanation,
    "unexplain": take_back,
    "sendexplain": submit,
    "agreeresult": agree,
}
ANSWERS = {EnterExplanation: receive_explanation}
