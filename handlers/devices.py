"""Devices and links: a person takes back a lost phone, the lead takes back anybody's in the bloc.

/thietbi -> own devices; for the lead, the sheet of invitations and every unit's people.
"""

from __future__ import annotations

from handlers.talk import Talk, Turn
from messages import devices as says
from rules.errors import NotYours
from rules.people import Person, Role

SLOT = "devices"


def open_devices(talk: Talk) -> Turn:
    own = _own(talk)
    if not talk.runs_bloc:
        return talk.reply(own, SLOT)
    return talk.reply(own).also(*choose_unit(talk).say)


def choose_unit(talk: Talk) -> Turn:
    talk.need_lead()
    return talk.reply(says.ChooseUnit(tuple(talk.units.values())), SLOT)


def unbind(talk: Talk, device: int) -> Turn:
    """Take back one of one's own devices."""
    if device not in {one.id for one in talk.store.devices.of_person(talk.person.id)}:
        raise NotYours
    talk.store.devices.revoke(device, talk.now)
    talk.decide("device_revoked", device=device)
    return talk.reply(_own(talk), SLOT)


def show_unit(talk: Talk, unit: int) -> Turn:
    talk.need_lead()
    if unit not in talk.units:
        raise NotYours
    counted = [(person, len(talk.store.devices.of_person(person.id))) for person in _people(talk, unit)]
    return talk.reply(says.UnitDevices(talk.units[unit], tuple(counted)), SLOT)


def revoke(talk: Talk, person: int) -> Turn:
    """Every device and link of somebody who serves the bloc, the calendar's too."""
    talk.need_lead()
    found = next((one for unit in talk.units for one in _people(talk, unit) if one.id == person), None)
    if found is None:
        raise NotYours
    devices = len(talk.store.devices.of_person(person))
    talk.store.devices.revoke_person(person, talk.now)
    talk.store.feeds.revoke(person)
    talk.decide("devices_revoked", person=person)
    return talk.reply(says.DevicesRevoked(found, devices), SLOT)


def _own(talk: Talk) -> says.OwnDevices:
    devices = talk.store.devices.of_person(talk.person.id)
    return says.OwnDevices(
        talk.person,
        tuple(says.DeviceLine(one.id, one.label, one.bound_at) for one in devices),
    )


def _people(talk: Talk, unit: int) -> tuple[Person, ...]:
    return talk.store.people.holders(unit, tuple(Role), talk.today)


COMMANDS = {"thietbi": open_devices}
TAPS = {"devices": choose_unit, "unbind": unbind, "unitdevices": show_unit, "revoke": revoke}
