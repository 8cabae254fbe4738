"""The lead answers a request for a later due moment in one tap; its own goes to a deputy.

card -> [Đồng ý gia hạn] | [Ngày khác] -> day -> card -> [Đồng ý gia hạn] | [Không đồng ý] -> reason, tapped or typed
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers import debts
from handlers.due_dates import due_for
from handlers.extension_card import as_it_stands, askers, card_of, known, slot_of, unit_in, waiting_here
from handlers.extension_deciders import decides, find_deciders
from handlers.ledger import ledger
from handlers.receiving import receives
from handlers.redating import redate
from handlers.requests_waiting import SLOT, lines_of
from handlers.review_card import reason_of
from handlers.review_rights import label_of, reviewers
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import extensions as says
from messages.deliveries import DatedPoints
from rules.calendar_moves import likely
from rules.errors import NotYours, StaleButton
from rules.extension_requests import check_wanted
from rules.extensions import Extension
from rules.moments import read_moment

AHEAD = timedelta(days=3)
WRITTEN = "%Y%m%dT%H%M"
"""A moment as a button carries it, in the bloc's zone."""


@dataclass(frozen=True)
class EnterOtherDay(Waiting):
    extension: int


@dataclass(frozen=True)
class EnterDenialReason(Waiting):
    extension: int
    takes_any_text = True


def list_open(talk: Talk) -> Turn:
    """Raise NotYours for whoever answers nothing."""
    if not (receives(talk) or talk.unit.id in reviewers(talk).leading(talk.leadership.lead)):
        raise NotYours
    return talk.reply(says.ExtensionList(lines_of(talk, waiting_here(talk))), SLOT, Nothing())


def show(talk: Talk, number: int) -> Turn:
    request = _request(talk, number)
    return talk.reply(
        card_of(talk, request), slot_of(debts.item_of(talk, request.item), request.unit), Nothing()
    )


def grant(talk: Talk, number: int) -> Turn:
    """A day that has passed meanwhile is not granted: the card says so and offers another."""
    request = _request(talk, number)
    grantable = request.is_open and not card_of(talk, request).passed
    return _grant(talk, request, request.wanted) if grantable else show(talk, number)


def grant_until(talk: Talk, number: int, moment: str) -> Turn:
    """Another moment than the one asked for, after it was seen in words."""
    request = _request(talk, number)
    return _grant(talk, request, _moment(talk, request, moment)) if request.is_open else show(talk, number)


def ask_other_day(talk: Talk, number: int) -> Turn:
    request = _request(talk, number)
    if not request.is_open:
        return show(talk, number)
    item, unit = debts.item_of(talk, request.item), unit_in(talk, request.unit)
    wanted = request.wanted.astimezone(talk.now.tzinfo)
    example = wanted if wanted > talk.now else likely(talk.now + AHEAD)
    asked = says.AskOtherDay(item, unit, request, example)
    return talk.reply(asked, slot_of(item, unit.id), EnterOtherDay(number))


def receive_other_day(talk: Talk) -> Turn:
    """Another day may be typed while it is not answered; raise NotAMoment, NotLater or DayOutOfReach."""
    request = _request(talk, talk.awaited(EnterOtherDay).extension)
    if not request.is_open:
        return show(talk, request.id)
    item = debts.item_of(talk, request.item)
    until = read_moment(talk.typed(), request.wanted.astimezone(talk.now.tzinfo), talk.today)
    check_wanted(until, due_for(talk, item, request.unit), talk.now)
    shown = replace(card_of(talk, request), until=until, passed=False, day_off=talk.working.day_off(until.date()))
    return talk.reply(shown, slot_of(item, request.unit))


def deny(talk: Talk, number: int) -> Turn:
    request = _request(talk, number)
    if not request.is_open:
        return show(talk, number)
    item, unit = debts.item_of(talk, request.item), unit_in(talk, request.unit)
    asked = says.AskDenialReason(item, unit, request, says.REASONS)
    return talk.reply(asked, slot_of(item, unit.id), EnterDenialReason(number))


def deny_for(talk: Talk, number: int, place: int) -> Turn:
    if place >= len(says.REASONS):
        raise StaleButton
    return _deny(talk, _request(talk, number), says.REASONS[place])


def receive_denial(talk: Talk) -> Turn:
    request = _request(talk, talk.awaited(EnterDenialReason).extension)
    return _deny(talk, request, reason_of(talk))


def _grant(talk: Talk, request: Extension, until: datetime) -> Turn:
    """What the due day decides for the unit's score is computed anew."""
    item = debts.item_of(talk, request.item)
    before = due_for(talk, item, request.unit)
    talk.store.extensions.grant(request.id, until, talk.person.id, talk.now)
    talk.store.looks.soon(talk.bloc.id)
    talk.decide(
        "extension_granted",
        extension=request.id,
        item=item.id,
        unit=request.unit,
        before=before.isoformat(),
        until=until.isoformat(),
        reason=request.reason,
    )
    points = redate(talk, item, {request.unit: before}).points.get(request.unit, ())
    return _answered(talk, request.id, points)


def _deny(talk: Talk, request: Extension, why: str) -> Turn:
    if not request.is_open:
        return show(talk, request.id)
    talk.store.extensions.deny(request.id, why, talk.person.id, talk.now)
    talk.decide("extension_denied", extension=request.id, item=request.item, unit=request.unit, reason=why)
    return _answered(talk, request.id, ())


def _answered(talk: Talk, number: int, points: tuple[DatedPoints, ...]) -> Turn:
    """The unit reads it once; whoever else could have answered sees the card as it now stands."""
    request = known(talk, number)
    item, unit = debts.item_of(talk, request.item), unit_in(talk, request.unit)
    due = due_for(talk, item, unit.id)
    owes = unit.id in ledger(talk).owed(item)
    told = says.ExtensionDecided(item, unit, request, label_of(talk, talk.unit), due, points, owes)
    roles = askers(talk, item)
    shown, slot = card_of(talk, request), slot_of(item, unit.id)
    others = (say for say in _others(talk, unit.id, shown, slot) if say.room != talk.room)
    return talk.reply(shown, slot, Nothing()).also(*talk.tell_unit(unit.id, roles, told), *others)


def _others(talk: Talk, unit: int, shown: says.ExtensionCard, slot: str) -> tuple[Say, ...]:
    found = find_deciders(talk, unit)
    return talk.tell_unit(found[0].id, found[1], shown, slot) if found else ()


def _request(talk: Talk, number: int) -> Extension:
    """One that the speaker may answer; raise NotYours, or StaleButton for what a unit that has left had asked."""
    request = known(talk, number)
    if not decides(talk, request.unit):
        raise NotYours
    if request.is_open and talk.units.is_away(request.unit):
        raise StaleButton
    return as_it_stands(talk, request, ledger(talk))


def _moment(talk: Talk, request: Extension, written: str) -> datetime:
    """Raise StaleButton for what no button of ours carries, NotLater or DayOutOfReach."""
    try:
        until = datetime.strptime(written, WRITTEN).replace(tzinfo=talk.now.tzinfo)
    except ValueError:
        raise StaleButton from None
    due = due_for(talk, debts.item_of(talk, request.item), request.unit)
    return check_wanted(until, due, talk.now)


TAPS = {
    "extensions": list_open,
    "extension": show,
    "grant": grant,
    "grantuntil": grant_until,
    "grantday": ask_other_day,
    "deny": deny,
    "denied": deny_for,
}
ANSWERS = {EnterOtherDay: receive_other_day, EnterDenialReason: receive_denial}
