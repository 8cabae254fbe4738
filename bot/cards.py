"""Makes delegate cards: a card's link stands on paper only, of it the hash is kept."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.meeting_rights import Held
from bot.web.tokens import fresh_token, hashed
from rules.admission import USED, Card, CardKind, CardState
from rules.people import Unit
from storage.store import Store


@dataclass(frozen=True)
class Printed:
    """`unit` is None on a teller's card."""

    kind: CardKind
    unit: Unit | None
    token: str


def print_all(store: Store, held: Held, by: int, at: datetime) -> list[Printed]:
    """One card for each unit nobody has come for, and some for tellers; cards of before that are unused end."""
    cards = store.admission.of_meeting(held.meeting.id)
    for card in cards:
        if card.state is CardState.FREE:
            store.admission.change(replace(card, state=CardState.REVOKED))
    served = {card.unit for card in cards if card.kind is CardKind.DELEGATE and card.state in USED}
    units: list[Unit | None] = [unit for number, unit in held.units.items() if number not in served]
    tellers: list[Unit | None] = [None] * held.bloc.profile.key_shares
    return _print(store, held, [*units, *tellers], by, at)


def print_one(store: Store, held: Held, unit: int, by: int, at: datetime) -> list[Printed]:
    """One more card for a unit, or with 0 for a teller."""
    return _print(store, held, [held.units[unit] if unit else None], by, at)


def _print(store: Store, held: Held, units: list[Unit | None], by: int, at: datetime) -> list[Printed]:
    printed = [_put(store, held.meeting.id, unit) for unit in units]
    body = {"by": by, "meeting": held.meeting.id, "units": [unit.id if unit else 0 for unit in units]}
    store.audit.put(held.bloc.id, "cards_printed", body, at)
    return printed


def _put(store: Store, meeting: int, unit: Unit | None) -> Printed:
    kind = CardKind.DELEGATE if unit else CardKind.TELLER
    token = fresh_token()
    store.admission.put(Card(0, meeting, kind, unit.id if unit else 0), hashed(token))
    return Printed(kind, unit, token)
