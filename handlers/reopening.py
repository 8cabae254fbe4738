"""Xin mở lại: a unit that found a wrong figure after sending asks for its sheet, and is answered in one tap.

[Xin mở lại] -> a reason -> the lead: [Cho mở lại] | [Không đồng ý]
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.review_card import SLOT, UNIT_SLOT, reason_of
from handlers.review_giving_back import give_back
from handlers.review_rights import decided_sheet, label_of, reviewers, reviewing_roles, speaker_label, unit_of
from handlers.self_score import own_sheet
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import reopening as says
from rules.errors import NotNow, NotYours, StaleButton
from rules.people import Role
from rules.review import GIVEN_BACK
from rules.sheets import Sheet
from storage.reopen_requests import ReopenRequest

UNIT = (Role.OFFICER, Role.HEAD)


@dataclass(frozen=True)
class EnterReopenRequest(Waiting):
    asked: int
    takes_any_text = True


def ask_reason(talk: Talk, number: int) -> Turn:
    sheet = _askable(talk, number)
    return talk.reply(says.AskReopenReason(sheet.id, talk.unit), wait=EnterReopenRequest(sheet.id))


def receive_reason(talk: Talk) -> Turn:
    """Whoever decides about the sheet is asked."""
    sheet = _askable(talk, talk.awaited(EnterReopenRequest).asked)
    reason = reason_of(talk)
    request = talk.store.reopen_requests.put(sheet.id, reason, talk.person.id, talk.now)
    talk.decide("reopen_asked", sheet=sheet.id, reason=reason)
    found = reviewers(talk)
    deciding = sorted(found.leading(sheet.unit), key=lambda unit: unit != talk.leadership.lead)[:1]
    asked = says.ReopenRequested(talk.unit, sheet.id, request, reason)
    told: list[Say] = []
    for number in deciding:
        told += talk.tell_unit(number, reviewing_roles(found, number), asked)
    to = unit_of(talk, deciding[0]) if deciding else None
    done = says.ReopenAsked(talk.unit, label_of(talk, to) if to else talk.bloc.label("lead"), reason)
    return talk.reply(done, UNIT_SLOT, Nothing()).also(*told)


def grant(talk: Talk, number: int) -> Turn:
    """Cho mở lại: the whole sheet is the officer's again; what was reviewed of it stays unless it changes."""
    request, sheet = _open_request(talk, number)
    moved = give_back(talk, sheet, request.reason)
    return _answered(talk, request, sheet, granted=True).also(*moved)


def refuse(talk: Talk, number: int) -> Turn:
    request, sheet = _open_request(talk, number)
    talk.store.reopen_requests.decide(request.id, talk.person.id, talk.now, granted=False)
    return _answered(talk, request, sheet, granted=False)


def _answered(talk: Talk, request: ReopenRequest, sheet: Sheet, *, granted: bool) -> Turn:
    talk.decide("reopen_decided", request=request.id, sheet=sheet.id, granted=granted)
    unit = talk.units[sheet.unit]
    told = says.ReopenDecided(unit, sheet.id, speaker_label(talk), request.reason, granted)
    done = says.ReopenAnswered(unit, granted)
    return talk.reply(done, SLOT, Nothing()).also(*talk.tell_unit(unit.id, UNIT, told, UNIT_SLOT))


def _askable(talk: Talk, number: int) -> Sheet:
    """The unit's own sheet under review, not asked back yet; raise NotYours or NotNow."""
    sheet = own_sheet(talk, number)
    if sheet.state not in GIVEN_BACK or talk.store.reopen_requests.open_of_sheet(sheet.id):
        raise NotNow("reopen", sheet.state.value)
    return sheet


def _open_request(talk: Talk, number: int) -> tuple[ReopenRequest, Sheet]:
    """Raise NotYours, OwnUnit, NotNow, or StaleButton once somebody has decided or the sheet went on."""
    request = talk.store.reopen_requests.get(number)
    if request is None:
        raise NotYours
    sheet = decided_sheet(talk, request.sheet)
    if request.granted is not None or sheet.state not in GIVEN_BACK:
        raise StaleButton
    return request, sheet


TAPS = {"askreopen": ask_reason, "reopenyes": grant, "reopenno": refuse}
ANSWERS = {EnterReopenRequest: receive_reason}
