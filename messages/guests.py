"""Guests of the meeting in the order they are introduced."""

from dataclasses import dataclass

from messages.message import Message
from rules.guests import Guest


@dataclass(frozen=True)
class GuestList(Message):
    """To the lead; `refused` are typed lines that say too little to be kept, as typed."""

    meeting: int
    guests: tuple[Guest, ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class AskGuests(Message):
    """To the lead: one guest a line."""

    meeting: int


@dataclass(frozen=True)
class GuestCard(Message):
    """To the lead: one guest, to be moved or left out; `place` counts from 1."""

    meeting: int
    guest: Guest
    place: int
    guests: int
