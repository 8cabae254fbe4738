"""Who is asking: the device's cookie, checked on every request and socket."""

from dataclasses import dataclass
from datetime import date

from starlette.requests import HTTPConnection

from bot.web.port import Backstage
from bot.web.tokens import hashed
from rules.admission import CardState
from rules.membership import Members
from storage.store import Store

COOKIE = "ktd"


class Stranger(Exception):
    """No device in use belongs to this request's cookie and address; `code` closes a socket."""

    code = 4403


class TurnedAway(Stranger):
    """It came in with a delegate card, and the secretary said that it was the wrong person."""

    code = 4404


@dataclass(frozen=True)
class Visitor:
    person: int
    public_id: str

    @property
    def base(self) -> str:
        return base_of(self.public_id)

    @property
    def room(self) -> str:
        return f"p{self.person}"


@dataclass(frozen=True)
class Group:
    bloc: int
    name: str
    units: int


@dataclass(frozen=True)
class Whois:
    """How a person is shown; `unit` is "" for somebody with no duty today, who acts for none of `units`."""

    role: str
    unit: str
    groups: tuple[Group, ...]
    units: frozenset[int]


def base_of(public_id: str) -> str:
    return f"/p/{public_id}/"


def back_of(connection: HTTPConnection) -> Backstage:
    back: Backstage = connection.app.state.back
    return back


async def visitor_of(connection: HTTPConnection) -> Visitor:
    """Raises Stranger."""
    public_id, token = connection.path_params["pid"], connection.cookies.get(COOKIE, "")
    person = await back_of(connection).desk.read(lambda store: _person(store, public_id, token))
    if person is None:
        raise Stranger
    return Visitor(person, public_id)


def _person(store: Store, public_id: str, token: str) -> int | None:
    device = store.devices.of_token(hashed(token)) if token else None
    if device is None or store.devices.person_of(public_id) != device.person:
        return None
    if not device.revoked:
        return device.person
    card = store.admission.of_person(device.person)
    if card is not None and card.state is CardState.DENIED:
        raise TurnedAway
    return None


def whois(store: Store, person: int, today: date) -> Whois:
    found = store.people.person(person)
    duties = [duty for duty in store.people.duties(person) if duty.holds(today)]
    caller = store.conversations.of_person(person)
    number = caller.unit if caller and caller.unit else duties[0].unit if duties else None
    unit = store.people.unit(number) if number else None
    blocs = dict.fromkeys(duty.bloc for duty in duties)
    return Whois(
        role=role_of(found.name, unit.name if unit else "") if found else "",
        unit=unit.name if unit else "",
        groups=tuple(group for bloc in blocs if (group := _group(store, bloc, today))),
        units=frozenset(duty.unit for duty in duties),
    )


def role_of(name: str, unit: str) -> str:
    """`name` without the unit's at its end; "Trưởng" alone would say too little, so then all of it."""
    role = name.removesuffix(unit).rstrip(" ,")
    return role if " " in role else name


def _group(store: Store, number: int, today: date) -> Group | None:
    bloc = store.blocs.get(number)
    return Group(number, bloc.name, len(Members(store.people.units(number), today))) if bloc else None
