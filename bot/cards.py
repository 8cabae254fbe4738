"""Makes delegate cards: a card's link stands on paper only, of it the hash is kept."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.meeting_rights import Held
from bot.web.tokens import fresh_token, hashed
from handlers.voters import voters_of
from rules.admission import USED, Card, CardKind, CardState
from rules.blocs import Bloc
from rules.people import Unit
from rules.profile import Electorate
from rules.voters import Voter
from storage.store import Store


@dataclass(frozen=True)
class Printed:
    """`voter` is None on a teller's card, and on one for somebody the unit has not named; `unit` then says which."""

    kind: CardKind
    unit: Unit | None
    voter: Voter | None
    token: str


def print_all(store: Store, held: Held, by: int, at: datetime) -> list[Printed]:
    """One card for each voter nobody has come for, and some for tellers; cards of before that are unused end."""
    cards = store.admission.of_meeting(held.meeting.id)
    for card in cards:
        if card.state is CardState.FREE:
            store.admission.change(replace(card, state=CardState.REVOKED))
    served = {voter_of_card(held.bloc, card) for card in cards if card.kind is CardKind.DELEGATE and card.state in USED}
    wanted = [blank_for(held, voter) for number, voter in voters_in(store, held, at).items() if number not in served]
    tellers = [Card(0, held.meeting.id, CardKind.TELLER)] * held.bloc.profile.key_shares
    return _print(store, held, [*wanted, *tellers], by, at)


def print_one(store: Store, held: Held, card: Card, by: int, at: datetime) -> list[Printed]:
    """One more card like this one."""
    return _print(store, held, [card], by, at)


def blank_for(held: Held, voter: Voter) -> Card:
    delegate = voter.id if held.bloc.profile.electorate is Electorate.DELEGATES else 0
    return Card(0, held.meeting.id, CardKind.DELEGATE, voter.units[0], delegate=delegate)


def voter_of_card(bloc: Bloc, card: Card) -> int:
    """0 for a card nobody has used that is bound to no delegate."""
    units = bloc.profile.electorate is Electorate.UNITS
    return card.unit if units else card.delegate or card.person


def voters_in(store: Store, held: Held, at: datetime) -> dict[int, Voter]:
    return voters_of(store, held.bloc, held.units.values(), held.meeting.id, at.date())


def _print(store: Store, held: Held, cards: list[Card], by: int, at: datetime) -> list[Printed]:
    voters = voters_in(store, held, at)
    printed = [_put(store, held, card, voters) for card in cards]
    body = {"by": by, "meeting": held.meeting.id, "units": [card.unit for card in cards]}
    delegates = [card.delegate for card in cards]
    store.audit.put(held.bloc.id, "cards_printed", body | ({"delegates": delegates} if any(delegates) else {}), at)
    return printed


def _put(store: Store, held: Held, card: Card, voters: dict[int, Voter]) -> Printed:
    token = fresh_token()
    store.admission.put(card, hashed(token))
    return Printed(card.kind, held.units.get(card.unit), voters.get(voter_of_card(held.bloc, card)), token)
