"""Devices that open a person's chat, and links to join by."""

from dataclasses import dataclass
from datetime import datetime

from messages.message import Message
from rules.people import Person, Unit


@dataclass(frozen=True)
class DeviceLine:
    number: int
    label: str
    since: datetime


@dataclass(frozen=True)
class OwnDevices(Message):
    """The devices a person's own chat opens on."""

    person: Person
    devices: tuple[DeviceLine, ...]


@dataclass(frozen=True)
class UnitDevices(Message):
    """To the lead: a unit's people, each with how many devices are in use."""

    unit: Unit
    people: tuple[tuple[Person, int], ...]


@dataclass(frozen=True)
class ChooseUnit(Message):
    """To the lead: whose people."""

    units: tuple[Unit, ...]


@dataclass(frozen=True)
class DevicesRevoked(Message):
    """To the lead: no device and no link of the person opens anything any more."""

    person: Person
    devices: int
