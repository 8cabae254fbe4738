"""The pages of delegate cards and of the shared tablet."""

from dataclasses import dataclass

from messages.pages import Page
from rules.admission import CardState


@dataclass(frozen=True)
class AdmissionPage(Page):
    """A card just scanned: `whose` it is, "" on a teller's card, which asks for one of `units`.

    `people` are (value, name) to choose from.

    `problem` is "unit", "name" or "position" when that was not to be read.
    """

    bloc: str
    year: int
    whose: str
    people: tuple[tuple[str, str], ...]
    units: tuple[tuple[int, str], ...]
    committee: str
    problem: str


@dataclass(frozen=True)
class CardRefusedPage(Page):
    """`why` is "unknown", "revoked", "denied", "over", "not_yet" or "used"."""

    why: str


@dataclass(frozen=True)
class CardLine:
    """A card on the lead's list; `whose` is "" on a teller's card not yet used, `person` on any such card."""

    number: int
    whose: str
    teller: bool
    state: CardState
    person: str


@dataclass(frozen=True)
class DelegateCardsPage(Page):
    """The lead's list of cards; `without` are (id, name) of voters that have none.

    Where delegates vote, `units` are (id, name) that may have one more.
    """

    base: str
    bloc: str
    committee: str
    lines: tuple[CardLine, ...]
    without: tuple[tuple[int, str], ...]
    units: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class CardToPrint:
    """`qr` is a data: picture of `link`; `whose` is "" on a teller's card."""

    whose: str
    link: str
    qr: str


@dataclass(frozen=True)
class DelegateCardSheetPage(Page):
    """The sheet to print, the only place where the links are."""

    back: str
    bloc: str
    year: int
    committee: str
    cards: tuple[CardToPrint, ...]


@dataclass(frozen=True)
class TabletLinkPage(Page):
    """The lead's page of the shared tablet: asks before a link is made, then shows it once, as a `qr` too."""

    base: str
    bloc: str
    link: str
    qr: str
    bound: bool


@dataclass(frozen=True)
class TabletStartPage(Page):
    """On a device that opened the link: asks before it becomes the tablet."""


@dataclass(frozen=True)
class TabletPage(Page):
    """The tablet; whom it serves arrives over its socket."""

    bloc: str
    year: int


@dataclass(frozen=True)
class TabletRefusedPage(Page):
    """`why` is "unknown", "over" or "other_device"."""

    why: str
