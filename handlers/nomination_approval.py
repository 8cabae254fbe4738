"""The unit's list goes through its head, who approves it or gives it back with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.due_dates import task_due
from handlers.nominating import APPROVAL, SLOT, check_editable, own_list
from handlers.nomination import open_own_list
from handlers.nomination_lists import SHOWN, page_of, share_of, unit_cautions, warned
from handlers.talk import Nothing, Say, Talk, Turn, Waiting, room_of
from messages import nomination as says
from messages.message import Message
from rules.errors import StaleButton
from rules.errors_nominations import NothingNominated
from rules.nominations import (
    Nomination,
    NominationAction,
    NominationState,
    in_state,
    is_delivered,
    next_state,
    stamp,
    tally,
)
from rules.people import Role
from rules.review import check_reason


@dataclass(frozen=True)
class EnterNominationReason(Waiting):
    takes_any_text = True


def submit(talk: Talk) -> Turn:
    check_editable(talk)
    drafts = in_state(own_list(talk), NominationState.DRAFT)
    if not drafts:
        raise NothingNominated
    _move(talk, drafts, NominationAction.SUBMIT)
    talk.decide("nominations_with_head", unit=talk.unit.id, count=len(drafts))
    heads = talk.store.people.holders(talk.unit.id, (Role.HEAD,), talk.today)
    told = says.NominationsWithHead(talk.unit, tuple(head.name for head in heads), tally(drafts))
    asked = tuple(Say(room_of(head), _request(talk), APPROVAL) for head in heads)
    return talk.reply(told, slot=SLOT, wait=Nothing()).also(*asked)


def open_request(talk: Talk) -> Turn | None:
    """What waits for the head."""
    return talk.reply(_request(talk), slot=APPROVAL) if _waiting(talk) else None


def open_unit_list(talk: Talk) -> Turn:
    """What waits for the head, else the unit's list."""
    if Role.HEAD not in talk.roles or not _waiting(talk):
        return open_own_list(talk)
    return talk.reply(_request(talk), slot=APPROVAL)


def approve(talk: Talk, seen: str) -> Turn:
    """The head's word sends exactly the list seen to the lead; a changed list is shown again."""
    waiting = _heads_list(talk)
    if stamp(waiting) != seen:
        return open_unit_list(talk)
    _move(talk, waiting, NominationAction.APPROVE)
    talk.decide("nominations_sent", unit=talk.unit.id, count=len(waiting))
    counts = tally(waiting)
    done = says.NominationsSent(talk.unit, talk.bloc.label("lead"), counts)
    whole = talk.store.nominations.of_bloc(talk.bloc.id)
    sent = sum(is_delivered(one for one in whole if one.unit == unit) for unit in talk.units)
    arrived = says.NominationsArrived(talk.unit, counts, sent, len(talk.units))
    return talk.reply(done, slot=APPROVAL).also(*_officers(talk, done), *talk.tell_lead(arrived))


def give_back(talk: Talk) -> Turn:
    _heads_list(talk)
    return talk.reply(says.AskNominationReason(talk.unit), wait=EnterNominationReason())


def receive_reason(talk: Talk) -> Turn:
    waiting = _heads_list(talk)
    reason = check_reason(talk.typed())
    _move(talk, waiting, NominationAction.SEND_BACK)
    talk.decide("nominations_returned_by_head", unit=talk.unit.id, reason=reason)
    told = talk.reply(says.NominationsGivenBack(talk.unit), slot=APPROVAL, wait=Nothing())
    return told.also(*_officers(talk, says.NominationsReturned(talk.unit, reason)))


def _heads_list(talk: Talk) -> tuple[Nomination, ...]:
    """Raise NotYours, or StaleButton when nothing waits."""
    talk.need(Role.HEAD)
    waiting = _waiting(talk)
    if not waiting:
        raise StaleButton
    return waiting


def _waiting(talk: Talk) -> tuple[Nomination, ...]:
    return in_state(own_list(talk), NominationState.WITH_HEAD)


def turn_page(talk: Talk, number: int) -> Turn:
    """Another page of what waits."""
    _heads_list(talk)
    return talk.reply(_request(talk, number), slot=APPROVAL)


def _request(talk: Talk, page: int = 0) -> says.AskHead:
    waiting = _waiting(talk)
    found = unit_cautions(talk, own_list(talk))
    return says.AskHead(
        unit=talk.unit,
        year=talk.bloc.year,
        lead=talk.bloc.label("lead"),
        page=page_of(talk, waiting, page),
        cautions=warned(talk, found[:SHOWN]),
        more=max(0, len(found) - SHOWN),
        direct=share_of(talk, waiting),
        due=task_due(talk, "dexuat"),
        stamp=stamp(waiting),
    )


def _move(talk: Talk, nominations: tuple[Nomination, ...], action: NominationAction) -> None:
    for nomination in nominations:
        talk.store.nominations.set_state(nomination.id, next_state(nomination.state, action))


def _officers(talk: Talk, message: Message) -> tuple[Say, ...]:
    told = talk.tell_unit(talk.unit.id, (Role.OFFICER,), message, SLOT)
    return tuple(say for say in told if say.room != talk.room)


TAPS = {
    "nomheadpage": turn_page,
    "nominations": open_unit_list,
    "nomsend": submit,
    "nomapprove": approve,
    "nomreturn": give_back,
}
ANSWERS = {EnterNominationReason: receive_reason}
