"""Personal data: what is kept, shown to its owner, and erased on request."""

from dataclasses import dataclass
from datetime import date, datetime

from messages.message import Message
from messages.render import render
from rules.nominations import Nomination
from rules.people import Person, Role, Unit


@dataclass(frozen=True)
class ConsentText(Message):
    """What a person agrees to: kept word for word with the time."""


@dataclass(frozen=True)
class AddressLine:
    channel: str
    address: str
    active: bool


@dataclass(frozen=True)
class DutyLine:
    unit: str
    bloc: str
    role: Role
    since: date
    until: date | None


@dataclass(frozen=True)
class DeviceKept:
    label: str
    since: datetime


@dataclass(frozen=True)
class NoticeRead:
    """A notice that the person acknowledged for their unit, and when."""

    title: str
    at: datetime


@dataclass(frozen=True)
class OwnData(Message):
    """To the person: everything kept about them; `agreed_at` and `agreed` are the consent, `text` as it reads now;
    `notices` the newest of the `read` ones, `subscribed` since when a phone may read the calendar."""

    person: Person
    duties: tuple[DutyLine, ...]
    addresses: tuple[AddressLine, ...]
    devices: tuple[DeviceKept, ...]
    subscribed: datetime | None
    messages: int
    read: int
    notices: tuple[NoticeRead, ...]
    agreed: str
    agreed_at: datetime | None
    text: str


@dataclass(frozen=True)
class ConsentKept(Message):
    at: datetime


@dataclass(frozen=True)
class AskErasure(Message):
    """To the person: what erasing means, once more."""

    person: Person
    lead: str


@dataclass(frozen=True)
class ErasureAsked(Message):
    """To the person: the lead has been told."""

    lead: str


@dataclass(frozen=True)
class ErasureTold(Message):
    """To the lead: `person` asks; the duties still held need somebody else first."""

    person: Person
    duties: tuple[DutyLine, ...]


@dataclass(frozen=True)
class ConfirmErasure(Message):
    """To the lead, before nothing can bring it back."""

    person: Person
    duties: tuple[DutyLine, ...]


@dataclass(frozen=True)
class Erased(Message):
    """To the lead; `person` as it is now called."""

    person: Person


@dataclass(frozen=True)
class ConfirmNomineeErasure(Message):
    """To the lead: the name goes, the counts stay; one still under way is withdrawn by it."""

    nomination: Nomination
    unit: Unit
    withdraws: bool


@dataclass(frozen=True)
class NomineeErased(Message):
    """To the lead and to the unit's people; the name is not said again."""

    unit: Unit


def consent_text() -> str:
    return render(ConsentText()).html
