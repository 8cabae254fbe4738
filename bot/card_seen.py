"""A delegate card as the device that scanned it sees it."""

from dataclasses import dataclass
from datetime import date

from bot.meeting_rights import Held, held_meeting
from rules.admission import USED, Card, CardKind, CardState, is_of_card
from rules.calls import Answer
from rules.meetings import MeetingState
from rules.membership import Members
from rules.people import Role
from storage.store import Store

STAND_IN = "stand-in"
GONE = {CardState.REVOKED: "revoked", CardState.DENIED: "denied"}


@dataclass(frozen=True)
class Gone:
    """`why` it leads nowhere: "unknown", "revoked", "denied", "over" or "not_yet"."""

    why: str


@dataclass(frozen=True)
class Own:
    """This device came in with it; `chat` is the public id of whoever holds it."""

    chat: str


@dataclass(frozen=True)
class Used:
    """Another device came in with it."""

    card: Card
    held: Held


@dataclass(frozen=True)
class Free:
    """`people` are whom the unit has named, by the value of the page's choice; `delegates` those with that duty;
    `members` of the bloc that day."""

    card: Card
    held: Held
    people: dict[str, str]
    delegates: frozenset[int]
    members: Members


def seen_card(store: Store, link: str, device: str, day: date) -> Gone | Own | Used | Free:
    """`link` and `device` are hashes."""
    card = store.admission.of_token(link)
    if card is None or card.state in GONE:
        return Gone(GONE[card.state] if card else "unknown")
    chat, held = _chat(store, card, device), held_meeting(store, card.meeting)
    if chat:
        return Own(chat)
    if held is None or held.meeting.state is MeetingState.CLOSED:
        return Gone("over")
    if card.state in USED:
        return Used(card, held)
    if held.meeting.state is MeetingState.CALLED:
        return Gone("not_yet")
    return Free(card, held, named(store, card, day), _delegates(store, card, day), held.members(day))


def named(store: Store, card: Card, day: date) -> dict[str, str]:
    """Name and title of everybody who may come with the card, by the value of the page's choice."""
    if card.kind is CardKind.TELLER:
        return {}
    said = store.calls.registrations(card.meeting).get(card.unit)
    people = store.people.holders(card.unit, (Role.DELEGATE, Role.HEAD), day)
    found = {
        str(person.id): person.name
        for person in people
        if not is_of_card(person.key) and card.delegate in (0, person.id)
    }
    if said is None or said.answer is not Answer.STAND_IN or not said.name:
        return found
    return {STAND_IN: ", ".join(filter(None, (said.name, said.about))), **found}


def _delegates(store: Store, card: Card, day: date) -> frozenset[int]:
    return frozenset(person.id for person in store.people.holders(card.unit, (Role.DELEGATE,), day))


def _chat(store: Store, card: Card, device: str) -> str:
    """The public id of whoever uses the card, when it is this device."""
    own = store.devices.of_token(device)
    if card.state not in USED or own is None or own.revoked or own.person != card.person:
        return ""
    return store.devices.public_id(card.person) or ""
