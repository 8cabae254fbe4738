"""Delegate cards: whoever scans one is nobody until the secretary has looked at them.

free card --scan--> waiting --Đúng người--> delegate or teller for the day; Không đúng người, Thu hồi thẻ: out
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from handlers.admission_cards import (
    SLOT,
    ended,
    holder,
    own_card,
    seen,
    slot_of,
    tell_lead,
    voter_on,
    welcome,
)
from handlers.agenda import under_way
from handlers.attendance import record, running
from handlers.ballot_cards import newest
from handlers.ballot_rights import is_head
from handlers.meeting import own_meeting
from handlers.talk import Say, Talk, Turn
from handlers.voters import attendance
from messages import admission as says
from rules.admission import USED, Card, CardAction, CardKind, CardState, key_of, next_card_state
from rules.ballot_sheet import Meeting
from rules.errors import NotYours, StaleButton
from rules.meetings import HERE, Attendance
from rules.people import Duty, Person, Role

ROLES = {CardKind.DELEGATE: Role.DELEGATE, CardKind.TELLER: Role.TELLER}


@dataclass(frozen=True)
class Scan:
    """Who says they hold a card: `name` with title, the new chat's address, and the hash of the device's secret.

    `delegate` is the named delegate they are, 0 for anybody else.
    """

    card: int
    unit: int
    name: str
    listed: bool
    stand_in: bool
    public_id: str
    device: str
    label: str
    delegate: int = 0


def enter(talk: Talk, scan: Scan) -> Turn:
    """A person of this meeting only, without a duty; a card used meanwhile changes nothing."""
    card = own_card(talk, scan.card)
    running(talk, card.meeting)
    if scan.unit not in talk.units or (card.unit and card.unit != scan.unit):
        raise NotYours
    if not talk.store.admission.use(card.id):
        return Turn()
    number = talk.store.people.put_person(key_of(card.id), scan.name)
    talk.store.devices.put_public_id(number, scan.public_id)
    talk.store.people.put_address("web", scan.public_id, person=number)
    talk.store.devices.add(number, scan.device, scan.label, talk.now)
    used = replace(card, state=CardState.WAITING, unit=scan.unit, person=number)
    used = replace(used, listed=scan.listed, stand_in=scan.stand_in, delegate=card.delegate or scan.delegate)
    talk.store.admission.change(used)
    waits = Say(f"p{number}", says.Waiting(talk.bloc, Person(number, scan.name)), SLOT)
    return Turn().also(waits, *tell_lead(talk, used))


def confirm(talk: Talk, number: int) -> Turn:
    """Đúng người: the duty of the card for today, and the unit is present."""
    talk.need_lead()
    card = own_card(talk, number)
    if card.state is CardState.CONFIRMED:
        return arrival(talk, number)
    state = next_card_state(card.state, CardAction.CONFIRM)
    meeting = running(talk, card.meeting)
    confirmed = replace(card, state=state)
    talk.store.admission.change(confirmed)
    role = ROLES[card.kind]
    talk.store.people.put_duty(Duty(card.person, card.unit, talk.bloc.id, role, talk.today, talk.today))
    talk.decide(
        "delegate_confirmed",
        card=card.id,
        person=card.person,
        unit=card.unit,
        role=role.value,
        listed=card.listed,
    )
    heard = _record(talk, meeting, confirmed)
    return Turn().also(*tell_lead(talk, confirmed), *welcome(talk, confirmed), *heard.say)


def deny(talk: Talk, number: int) -> Turn:
    """Không đúng người: neither the card nor the device opens anything any more."""
    talk.need_lead()
    card = own_card(talk, number)
    denied = replace(card, state=next_card_state(card.state, CardAction.DENY))
    talk.store.admission.change(denied)
    talk.store.devices.revoke_person(card.person, talk.now)
    talk.decide("delegate_denied", card=card.id, person=card.person, unit=card.unit)
    return Turn().also(*tell_lead(talk, denied), ended(talk, denied))


def revoke(talk: Talk, number: int) -> Turn:
    """Thu hồi thẻ, used or not: whoever came in with it serves the unit no longer."""
    talk.need_lead()
    card = own_card(talk, number)
    revoked = replace(card, state=next_card_state(card.state, CardAction.REVOKE))
    talk.store.admission.change(revoked)
    talk.decide("card_revoked", card=card.id, unit=card.unit)
    if card.state not in USED:
        return Turn()
    talk.store.devices.revoke_person(card.person, talk.now)
    yesterday = talk.today - timedelta(days=1)
    talk.store.people.end_duties(card.person, card.unit, ROLES[card.kind], yesterday)
    return Turn().also(*tell_lead(talk, revoked), ended(talk, revoked))


def arrival(talk: Talk, number: int) -> Turn:
    """Who came in with a card, once more."""
    talk.need_lead()
    card = own_card(talk, number)
    if not card.person:
        raise StaleButton
    return talk.reply(seen(talk, card), slot_of(card))


def reused(talk: Talk, number: int) -> Turn:
    """A used card was scanned elsewhere: the lead hears of it once."""
    card = own_card(talk, number)
    if card.state not in USED or not talk.store.inbox.claim(f"card:reused:{card.id}"):
        return Turn()
    return Turn().also(*talk.tell_lead(says.CardReused(card, holder(talk, card), talk.units[card.unit])))


def open_cards(talk: Talk, number: int) -> Turn:
    """Thẻ đại biểu: the way to the sheet, and who waits."""
    talk.need_lead()
    cards = talk.store.admission.of_meeting(own_meeting(talk, number).id)
    waiting = tuple(
        (card.id, holder(talk, card), talk.units[card.unit])
        for card in cards
        if card.state is CardState.WAITING
    )
    live = {CardState.FREE, *USED}
    printed = sum(card.state in live for card in cards)
    confirmed = sum(card.state is CardState.CONFIRMED for card in cards)
    return talk.reply(says.CardsLink(talk.bloc, number, printed, confirmed, waiting), "cards")


def open_tablet(talk: Talk, number: int) -> Turn:
    """Điểm bỏ phiếu chung, for the lead and for who runs the ballot beside it."""
    ballot = newest(talk)
    if ballot is None or not is_head(talk, ballot):
        talk.need_lead()
    return talk.reply(says.TabletLink(talk.bloc, own_meeting(talk, number).id), "tablet")


def _record(talk: Talk, meeting: Meeting, card: Card) -> Turn:
    """A voter already present stays so; somebody the unit never named, or named as a stand-in, is one."""
    if card.kind is CardKind.TELLER:
        return Turn()
    voter = voter_on(talk, card)
    if attendance(talk, meeting.id).get(voter.id) in HERE:
        return Turn().also(
            *(say for say in under_way(talk, meeting, [card.unit]) if say.room == f"p{card.person}")
        )
    named = card.listed and not card.stand_in
    return record(talk, meeting, voter, Attendance.PRESENT if named else Attendance.PROXY)


TAPS = {
    "cards": open_cards,
    "tablet": open_tablet,
    "arrival": arrival,
    "rightperson": confirm,
    "wrongperson": deny,
    "revokecard": revoke,
}
