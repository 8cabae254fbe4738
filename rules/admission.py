"""Cards that let somebody into a meeting who never opened the bot, and where each card stands.

free -> waiting (scanned, a name said) -> confirmed or denied by the secretary; revoked before or after
"""

from dataclasses import dataclass
from enum import StrEnum

from rules import transitions


class CardKind(StrEnum):
    """`DELEGATE`: printed for one unit. `TELLER`: for the counting committee, its unit is said at the scan."""

    DELEGATE = "delegate"
    TELLER = "teller"


class CardState(StrEnum):
    FREE = "free"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    REVOKED = "revoked"


class CardAction(StrEnum):
    USE = "use_card"
    CONFIRM = "confirm_card"
    DENY = "deny_card"
    REVOKE = "revoke_card"


CARD_TABLE = {
    (CardState.FREE, CardAction.USE): CardState.WAITING,
    (CardState.WAITING, CardAction.CONFIRM): CardState.CONFIRMED,
    (CardState.WAITING, CardAction.DENY): CardState.DENIED,
    (CardState.FREE, CardAction.REVOKE): CardState.REVOKED,
    (CardState.WAITING, CardAction.REVOKE): CardState.REVOKED,
    (CardState.CONFIRMED, CardAction.REVOKE): CardState.REVOKED,
}
USED = {CardState.WAITING, CardState.CONFIRMED}
OF_CARD = "the:"


@dataclass(frozen=True)
class Card:
    """`unit` is 0 on a teller's card until it is used, `person` 0 on any card until then.

    `delegate` is the named delegate whom its holder is, or stands in for; 0 for somebody the unit had not named.
    `listed`: the name was one of those the unit had registered; else it was typed at the scan.
    """

    id: int
    meeting: int
    kind: CardKind
    unit: int = 0
    state: CardState = CardState.FREE
    person: int = 0
    listed: bool = False
    stand_in: bool = False
    delegate: int = 0


@dataclass(frozen=True)
class Tablet:
    """The shared tablet of a meeting; `device` is the hash of what the one device it was opened on keeps."""

    meeting: int
    device: str = ""


def next_card_state(state: CardState, action: CardAction) -> CardState:
    """Raise NotNow."""
    return transitions.step(CARD_TABLE, state, action)


def key_of(card: int) -> str:
    """Of the person a card makes: a key that no bloc file can name."""
    return f"{OF_CARD}{card}"


def is_of_card(key: str) -> bool:
    """Whether a person of this key came in with a card."""
    return key.startswith(OF_CARD)
