"""Taking back what was sent: the officer says why, the head agrees, the lead is told; it may be proposed again.

sent -> [Rút đề xuất] -> reason -> head -> withdrawn -> [Đề xuất lại] -> draft
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.nominating import APPROVAL, SLOT, check_editable, is_closed, own, own_list
from handlers.nomination_card import card
from handlers.talk import Nothing, Say, Talk, Turn, Waiting, room_of
from messages import nomination_withdrawal as says
from messages.message import Message
from rules.errors import NotNow
from rules.nomination_steps import Step
from rules.nominations import Nomination, NominationAction, NominationState, in_state, next_state
from rules.people import Role
from rules.review import check_reason


@dataclass(frozen=True)
class EnterNominationWithdrawal(Waiting):
    nomination: int
    takes_any_text = True


def ask_reason(talk: Talk, number: int) -> Turn:
    nomination = _sent(talk, number)
    return talk.reply(says.AskWithdrawalReason(nomination), SLOT, EnterNominationWithdrawal(number))


def receive_reason(talk: Talk) -> Turn:
    """The head takes it back at once; an officer's wish waits for the head."""
    nomination = _sent(talk, talk.awaited(EnterNominationWithdrawal).nomination)
    reason = check_reason(talk.typed())
    if Role.HEAD in talk.roles:
        return _withdrawn(talk, nomination, reason)
    _move(talk, nomination, NominationAction.ASK_WITHDRAWAL, reason)
    heads = talk.store.people.holders(talk.unit.id, (Role.HEAD,), talk.today)
    asked = says.AskHeadToWithdraw(talk.unit, nomination, reason)
    told = says.WithdrawalAsked(nomination, tuple(head.name for head in heads))
    return talk.reply(told, SLOT, Nothing()).also(*(Say(room_of(head), asked, APPROVAL) for head in heads))


def open_wish(talk: Talk) -> Turn | None:
    """The first that waits for the head's word."""
    asked = in_state(own_list(talk), NominationState.WITHDRAWING)
    if not asked:
        return None
    shown = says.AskHeadToWithdraw(talk.unit, asked[0], _wish(talk, asked[0].id))
    return talk.reply(shown, APPROVAL)


def agree(talk: Talk, number: int) -> Turn:
    talk.need(Role.HEAD)
    nomination = own(talk, number)
    return _withdrawn(talk, nomination, _wish(talk, number))


def keep(talk: Talk, number: int) -> Turn:
    """The head does not agree: it stays sent."""
    talk.need(Role.HEAD)
    nomination = own(talk, number)
    _move(talk, nomination, NominationAction.KEEP)
    told = says.NominationKept(talk.unit, nomination)
    return talk.reply(told, APPROVAL).also(*_officers(talk, told))


def propose_again(talk: Talk, number: int) -> Turn:
    check_editable(talk)
    nomination = own(talk, number)
    _move(talk, nomination, NominationAction.PROPOSE_AGAIN)
    return card(talk, replace(nomination, state=NominationState.DRAFT))


def _withdrawn(talk: Talk, nomination: Nomination, reason: str) -> Turn:
    _move(talk, nomination, NominationAction.WITHDRAW, reason)
    talk.decide("nomination_withdrawn", nomination=nomination.id, unit=talk.unit.id)
    told = says.NominationWithdrawn(nomination, talk.bloc.label("lead"))
    lead = talk.tell_lead(says.WithdrawnTold(talk.unit, nomination, reason))
    return talk.reply(told, APPROVAL, Nothing()).also(*_officers(talk, told), *lead)


def _sent(talk: Talk, number: int) -> Nomination:
    """Raise NotYours, StaleButton, or NotNow where it is not with the lead or the list is announced."""
    talk.need(Role.OFFICER, Role.HEAD)
    nomination = own(talk, number)
    if is_closed(talk):
        raise NotNow(NominationAction.WITHDRAW, NominationState.COMMENDED.value)
    next_state(nomination.state, NominationAction.ASK_WITHDRAWAL)
    return nomination


def _move(talk: Talk, nomination: Nomination, action: NominationAction, reason: str = "") -> None:
    """Raise NotNow."""
    to = next_state(nomination.state, action)
    talk.store.nominations.set_state(nomination.id, to)
    step = Step(nomination.id, action.value, talk.person.id, talk.now, reason=reason)
    talk.store.nominations.put_step(step)


def _wish(talk: Talk, number: int) -> str:
    asked = [
        one for one in talk.store.nominations.steps(number) if one.what == NominationAction.ASK_WITHDRAWAL
    ]
    return asked[-1].reason if asked else ""


def _officers(talk: Talk, message: Message) -> tuple[Say, ...]:
    told = talk.tell_unit(talk.unit.id, (Role.OFFICER,), message, SLOT)
    return tuple(say for say in told if say.room != talk.room)


TAPS = {"nomback": ask_reason, "nombackyes": agree, "nombackno": keep, "nomagain": propose_again}
ANSWERS = {EnterNominationWithdrawal: receive_reason}
