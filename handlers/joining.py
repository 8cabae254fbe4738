"""How somebody joins: an invitation binds an address to its person, /start in a group makes it the bloc's.

stranger --invitation--> officer; a link used elsewhere or taken back is refused, and the lead hears of it.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from handlers.keeping import Kept, hear, keep_words, post
from handlers.own_data import consent_asked
from handlers.talk import group_of, room_of
from messages import start as says
from messages.incoming import Incoming
from messages.message import Message
from messages.render import render
from rules.blocs import Bloc
from rules.people import Leadership, Person, Role, runs_bloc
from rules.priorities import Priority
from storage.conversations import Caller
from storage.devices import Invitation
from storage.store import Store


def join(store: Store, said: Incoming, caller: Caller | None, now: datetime) -> Kept:
    """Bind the address to the person its invitation names; strangers are told how to be invited."""
    invitation = store.devices.invitation(_hash(said.invitation)) if said.invitation else None
    if invitation is None:
        words = greeting(store, caller.person.id, now) if caller else says.Stranger()
        return keep_words(store, said, caller, render(words), now)
    secret = _hash(f"{said.channel}:{said.address}:{said.invitation}")
    if store.devices.bind(invitation, secret, said.channel, now) is None:
        return _bound_already(store, said, caller, invitation, now)
    store.people.put_address(said.channel, said.address, person=invitation.person)
    room = room_of(_person(store, invitation.person))
    kept = hear(store, room, said, now)
    greeted = render(greeting(store, invitation.person, now))
    return kept | post(store, room, greeted, now, priority=Priority.ANSWER)


def in_group(store: Store, said: Incoming, caller: Caller | None, now: datetime) -> Kept:
    """A lead who says /start in a group makes it the bloc's group; everything else there is people talking."""
    if caller is None or said.text.split("@")[0].strip() != "/start":
        return Kept()
    for duty in store.people.duties(caller.person.id):
        bloc, leadership = _led(store, duty.bloc)
        if (
            bloc
            and leadership
            and duty.holds(now.date())
            and runs_bloc(frozenset({duty.role}), duty.unit, leadership)
        ):
            store.people.put_address(said.channel, said.group, bloc=bloc.id)
            words = render(says.GroupLinked(bloc.name), bloc.words)
            return post(store, group_of(bloc), words, now, priority=Priority.ANSWER)
    return Kept()


def greeting(store: Store, number: int, now: datetime) -> Message:
    """To a person where they have joined: whom they act for."""
    person = _person(store, number)
    duty = next((duty for duty in store.people.duties(number) if duty.holds(now.date())), None)
    unit = store.people.unit(duty.unit) if duty else None
    bloc = store.blocs.get(duty.bloc) if duty else None
    if unit is None or bloc is None:
        return says.WithoutDuty(person)
    return says.Welcome(person, unit, bloc.name, bloc.year, consent_asked(store, person.id))


def _bound_already(
    store: Store, said: Incoming, caller: Caller | None, invitation: Invitation, now: datetime
) -> Kept:
    """Its own person is greeted again; for anybody else the lead hears once a day that it was tried."""
    if caller is not None and caller.person.id == invitation.person:
        return keep_words(store, said, caller, render(greeting(store, invitation.person, now)), now)
    kept = keep_words(store, said, caller, render(says.LinkRefused()), now)
    tried = f"{said.channel}:refused:{invitation.id}:{now:%Y%m%d}"
    if not invitation.revoked and store.inbox.claim(tried):
        kept |= _tell_lead(store, _person(store, invitation.person), now)
    return kept


def _tell_lead(store: Store, person: Person, now: datetime) -> Kept:
    kept, words = Kept(), render(says.DeviceRefused(person))
    for bloc in {duty.bloc for duty in store.people.duties(person.id) if duty.holds(now.date())}:
        leadership = _led(store, bloc)[1]
        roles = (Role.CHAIR, Role.SECRETARY)
        leads = store.people.holders(leadership.lead, roles, now.date()) if leadership else ()
        for lead in leads:
            kept |= post(store, room_of(lead), words, now)
    return kept


def _led(store: Store, number: int) -> tuple[Bloc | None, Leadership | None]:
    """A bloc and who leads it in its year."""
    bloc = store.blocs.get(number)
    return bloc, store.people.leadership(number, bloc.year) if bloc else None


def _person(store: Store, number: int) -> Person:
    person = store.people.person(number)
    if person is None:
        raise LookupError(f"no person {number}")
    return person


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
