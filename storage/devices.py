"""Invitations to the web chat, the devices they bound, and the name each person has in an address.

Only SHA-256 hashes of tokens are kept.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from storage import tables
from storage.statements import Transaction

_invitations, _devices, _web_ids, _addresses = (
    tables.invitations,
    tables.devices,
    tables.web_ids,
    tables.addresses,
)

INVITE = (
    insert(_invitations)
    .values(person=bindparam("person"), token_hash=bindparam("token_hash"), made_at=bindparam("at"))
    .returning(_invitations.c.id)
)
INVITATION = select(_invitations).where(_invitations.c.token_hash == bindparam("token_hash"))
CLAIM = (
    select(_invitations.c.id)
    .where(
        _invitations.c.id == bindparam("invitation"),
        _invitations.c.bound_device.is_(None),
        _invitations.c.revoked_at.is_(None),
    )
    .with_for_update()
)
BOUND = (
    update(_invitations)
    .where(_invitations.c.id == bindparam("invitation"))
    .values(bound_device=bindparam("device"))
)
ADD = (
    insert(_devices)
    .values({name: bindparam(name) for name in ("person", "token_hash", "label", "bound_at")})
    .returning(_devices.c.id)
)
OF_TOKEN = select(_devices).where(_devices.c.token_hash == bindparam("token_hash"))
OF_PERSON = (
    select(_devices)
    .where(_devices.c.person == bindparam("person"), _devices.c.revoked_at.is_(None))
    .order_by(_devices.c.id)
)
REVOKE = (
    update(_devices)
    .where(_devices.c.id == bindparam("device"), _devices.c.revoked_at.is_(None))
    .values(revoked_at=bindparam("at"))
)
REVOKE_DEVICES = (
    update(_devices)
    .where(_devices.c.person == bindparam("owner"), _devices.c.revoked_at.is_(None))
    .values(revoked_at=bindparam("at"))
)
REVOKE_INVITATIONS = (
    update(_invitations)
    .where(_invitations.c.person == bindparam("owner"), _invitations.c.revoked_at.is_(None))
    .values(revoked_at=bindparam("at"))
)
LEAVE = delete(_addresses).where(
    _addresses.c.person == select(_devices.c.person).where(_devices.c.id == bindparam("device")).scalar_subquery(),
    _addresses.c.channel == select(_devices.c.label).where(_devices.c.id == bindparam("device")).scalar_subquery(),
    _addresses.c.channel != "web",
)
LEAVE_ALL = delete(_addresses).where(_addresses.c.person == bindparam("owner"), _addresses.c.channel != "web")
PUBLIC_ID = select(_web_ids.c.public_id).where(_web_ids.c.person == bindparam("person"))
PERSON = select(_web_ids.c.person).where(_web_ids.c.public_id == bindparam("public_id"))
NAME = insert(_web_ids).values(person=bindparam("person"), public_id=bindparam("public_id"))


@dataclass(frozen=True)
class Invitation:
    """A personal link; it binds one device and opens again on that device only."""

    id: int
    person: int
    bound_device: int | None
    revoked: bool


@dataclass(frozen=True)
class Device:
    id: int
    person: int
    label: str
    bound_at: datetime
    revoked: bool


class Devices:
    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    def invite(self, person: int, token_hash: str, at: datetime) -> int:
        values = {"person": person, "token_hash": token_hash, "at": at}
        return int(self._connection.execute(INVITE, values).scalar_one())

    def invitation(self, token_hash: str) -> Invitation | None:
        row = self._connection.execute(INVITATION, {"token_hash": token_hash}).first()
        if row is None:
            return None
        return Invitation(row.id, row.person, row.bound_device, revoked=row.revoked_at is not None)

    def bind(self, invitation: Invitation, token_hash: str, label: str, at: datetime) -> int | None:
        """The new device's id; None when the link was bound or revoked meanwhile."""
        if self._connection.execute(CLAIM, {"invitation": invitation.id}).first() is None:
            return None
        device = self.add(invitation.person, token_hash, label, at)
        self._connection.execute(BOUND, {"invitation": invitation.id, "device": device})
        return device

    def add(self, person: int, token_hash: str, label: str, at: datetime) -> int:
        values = {"person": person, "token_hash": token_hash, "label": label, "bound_at": at}
        return int(self._connection.execute(ADD, values).scalar_one())

    def of_token(self, token_hash: str) -> Device | None:
        row = self._connection.execute(OF_TOKEN, {"token_hash": token_hash}).first()
        if row is None:
            return None
        return Device(row.id, row.person, row.label, row.bound_at, revoked=row.revoked_at is not None)

    def of_person(self, person: int) -> list[Device]:
        """Devices still in use."""
        rows = self._connection.execute(OF_PERSON, {"person": person})
        return [Device(row.id, row.person, row.label, row.bound_at, revoked=False) for row in rows]

    def revoke(self, device: int, at: datetime) -> None:
        """The device; with one on another network, labelled by its name, the person's addresses there."""
        self._connection.execute(REVOKE, {"device": device, "at": at})
        self._connection.execute(LEAVE, {"device": device})

    def revoke_person(self, person: int, at: datetime) -> None:
        """Every device, link and address elsewhere of the person, as when a duty ends or a phone is lost."""
        values = {"owner": person, "at": at}
        self._connection.execute(REVOKE_DEVICES, values)
        self._connection.execute(REVOKE_INVITATIONS, values)
        self._connection.execute(LEAVE_ALL, {"owner": person})

    def public_id(self, person: int) -> str | None:
        return self._connection.execute(PUBLIC_ID, {"person": person}).scalar()

    def put_public_id(self, person: int, public_id: str) -> None:
        self._connection.execute(NAME, {"person": person, "public_id": public_id})

    def person_of(self, public_id: str) -> int | None:
        return self._connection.execute(PERSON, {"public_id": public_id}).scalar()
