"""What is seen of a delegate card in use: by the lead, and by whoever came in with it."""

from __future__ import annotations

from handlers.attendance import check_in_card
from handlers.ballot import CARD
from handlers.ballot_cards import newest, voters_card
from handlers.meeting import CHECK_IN, own_meeting
from handlers.talk import Say, Talk, room_of
from handlers.voters import frozen_voters, members
from messages import admission as says
from rules.admission import Card, CardKind, CardState
from rules.errors import StaleButton
from rules.meetings import BallotState, MeetingState
from rules.people import Person
from rules.profile import Electorate
from rules.voters import Voter
from storage.store import Store

SLOT = "card"
"""Of the live message in the chat of whoever scanned a card."""


def own_card(talk: Talk, number: int) -> Card:
    """Of the bloc's meeting; raise StaleButton for any other."""
    card = talk.store.admission.get(number)
    if card is None:
        raise StaleButton
    own_meeting(talk, card.meeting)
    return card


def holder(talk: Talk, card: Card) -> Person:
    return talk.store.people.person(card.person) or Person(card.person, "")


def seen(talk: Talk, card: Card) -> says.Arrival:
    delegate = talk.store.people.person(card.delegate) if card.delegate else None
    return says.Arrival(talk.bloc, card, holder(talk, card), talk.units[card.unit], delegate)


def slot_of(card: Card) -> str:
    """Each arrival is a live message of its own in the lead's chats."""
    return f"{SLOT}{card.id}"


def tell_lead(talk: Talk, card: Card) -> tuple[Say, ...]:
    return talk.tell_lead(seen(talk, card), slot_of(card))


def ended(talk: Talk, card: Card) -> Say:
    """Wakes the page of whoever came in with it, which then finds that it is closed."""
    return Say(f"p{card.person}", says.CardEnded(talk.bloc), SLOT)


def welcome(talk: Talk, card: Card) -> tuple[Say, ...]:
    """What the person now has to do with: the check-in card, and the paper of a ballot that is open."""
    person, unit = holder(talk, card), talk.units[card.unit]
    room = room_of(person)
    hello = Say(room, says.Admitted(talk.bloc, card.kind, person, unit), SLOT)
    if card.kind is CardKind.TELLER:
        return (hello,)
    meeting = own_meeting(talk, card.meeting)
    voter = voter_on(talk, card)
    told = (hello, Say(room, check_in_card(talk, meeting, voter), CHECK_IN))
    ballot = newest(talk)
    if ballot is None or ballot.state is not BallotState.OPEN or voter.id not in ballot.roll:
        return told
    frozen = frozen_voters(talk.store, ballot, talk.units.ever)[voter.id]
    return (*told, Say(room, voters_card(talk.bloc, talk.units, ballot, frozen), CARD))


def voter_on(talk: Talk, card: Card) -> Voter:
    """Whom the holder of a delegate's card acts for; raise StaleButton for somebody without a voice today."""
    units = talk.bloc.profile.electorate is Electorate.UNITS
    found = members(talk, card.meeting).get(card.unit if units else card.delegate or card.person)
    if found is None:
        raise StaleButton
    return found


def waiting_words(store: Store, person: Person) -> says.Waiting | None:
    """To somebody whom the secretary has not looked at yet; None to anybody else without a duty."""
    card = store.admission.of_person(person.id)
    meeting = store.meetings.get(card.meeting) if card and card.state is CardState.WAITING else None
    bloc = store.blocs.get(meeting.bloc) if meeting and meeting.state is not MeetingState.CLOSED else None
    return says.Waiting(bloc, person) if bloc else None
