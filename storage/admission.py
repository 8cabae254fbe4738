"""Cards that let people into a meeting, and the meeting's shared tablet."""

from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from rules.admission import Card, CardKind, CardState, Tablet
from storage import tables
from storage.statements import Transaction

_cards, _tablets = tables.admission_cards, tables.tablets

PUT = (
    insert(_cards)
    .values(
        {
            name: bindparam(name)
            for name in ("meeting", "kind", "unit", "token_hash", "state", "listed", "stand_in", "delegate")
        }
    )
    .returning(_cards.c.id)
)
GET = select(_cards).where(_cards.c.id == bindparam("card"))
OF_TOKEN = select(_cards).where(_cards.c.token_hash == bindparam("token_hash"))
OF_PERSON = select(_cards).where(_cards.c.person == bindparam("person"))
OF_MEETING = select(_cards).where(_cards.c.meeting == bindparam("meeting")).order_by(_cards.c.id)
USE = (
    update(_cards)
    .where(_cards.c.id == bindparam("card"), _cards.c.state == CardState.FREE.value)
    .values(state=CardState.WAITING.value)
    .returning(_cards.c.id)
)
CHANGE = (
    update(_cards)
    .where(_cards.c.id == bindparam("card"))
    .values(
        {
            "state": bindparam("to"),
            "unit": bindparam("of"),
            "person": bindparam("who"),
            "listed": bindparam("is_listed"),
            "stand_in": bindparam("is_stand_in"),
            "delegate": bindparam("of_delegate"),
        }
    )
)
TABLET = select(_tablets).where(_tablets.c.meeting == bindparam("meeting"))
TABLET_OF_TOKEN = select(_tablets).where(_tablets.c.token_hash == bindparam("token_hash"))
_PUT_TABLET = insert(_tablets).values(
    meeting=bindparam("meeting"), token_hash=bindparam("token_hash"), device_hash=""
)
PUT_TABLET = _PUT_TABLET.on_conflict_do_update(
    index_elements=["meeting"],
    set_={name: _PUT_TABLET.excluded[name] for name in ("token_hash", "device_hash")},
)
BIND = (
    update(_tablets)
    .where(_tablets.c.token_hash == bindparam("link"), _tablets.c.device_hash == "")
    .values(device_hash=bindparam("device"))
    .returning(_tablets.c.meeting)
)


class Admission:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def put(self, card: Card, token_hash: str) -> int:
        """A new card's id; its own is not looked at."""
        values = {
            "meeting": card.meeting,
            "kind": card.kind.value,
            "unit": card.unit or None,
            "token_hash": token_hash,
            "state": card.state.value,
            "listed": card.listed,
            "stand_in": card.stand_in,
            "delegate": card.delegate or None,
        }
        return int(self._connection.execute(PUT, values).scalar_one())

    def get(self, number: int) -> Card | None:
        return _card(self._connection.execute(GET, {"card": number}).first())

    def of_token(self, token_hash: str) -> Card | None:
        return _card(self._connection.execute(OF_TOKEN, {"token_hash": token_hash}).first())

    def of_person(self, person: int) -> Card | None:
        return _card(self._connection.execute(OF_PERSON, {"person": person}).first())

    def of_meeting(self, meeting: int) -> tuple[Card, ...]:
        rows = self._connection.execute(OF_MEETING, {"meeting": meeting})
        return tuple(card for card in map(_card, rows) if card)

    def use(self, number: int) -> bool:
        """Whether the card was free and now waits: of two scans at once, one."""
        return self._connection.execute(USE, {"card": number}).first() is not None

    def change(self, card: Card) -> None:
        values = {
            "card": card.id,
            "to": card.state.value,
            "of": card.unit or None,
            "who": card.person or None,
            "is_listed": card.listed,
            "is_stand_in": card.stand_in,
            "of_delegate": card.delegate or None,
        }
        self._connection.execute(CHANGE, values)

    def tablet(self, meeting: int) -> Tablet | None:
        return _tablet(self._connection.execute(TABLET, {"meeting": meeting}).first())

    def tablet_of_token(self, token_hash: str) -> Tablet | None:
        return _tablet(self._connection.execute(TABLET_OF_TOKEN, {"token_hash": token_hash}).first())

    def put_tablet(self, meeting: int, token_hash: str) -> None:
        """The link of before and the device it was opened on are no longer good."""
        self._connection.execute(PUT_TABLET, {"meeting": meeting, "token_hash": token_hash})

    def bind_tablet(self, token_hash: str, device_hash: str) -> bool:
        """False when the link was opened on another device, or is no longer good."""
        values = {"link": token_hash, "device": device_hash}
        return self._connection.execute(BIND, values).first() is not None


def _card(row: Any) -> Card | None:
    if row is None:
        return None
    return Card(
        row.id,
        row.meeting,
        CardKind(row.kind),
        row.unit or 0,
        CardState(row.state),
        row.person or 0,
        row.listed,
        row.stand_in,
        row.delegate or 0,
    )


def _tablet(row: Any) -> Tablet | None:
    return None if row is None else Tablet(row.meeting, row.device_hash)
