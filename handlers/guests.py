"""Guests: typed several at once, put in protocol order, introduced aloud; they have no vote.

meeting card -> [Khách mời] -> list -> [Thêm khách mời] -> lines; a number -> up, down, drop
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.agenda import led_in
from handlers.meeting import SLOT
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import guests as says
from rules.agenda import moved
from rules.errors import StaleButton
from rules.errors_names import NotAName
from rules.guests import Guest, read_lines


@dataclass(frozen=True)
class EnterGuests(Waiting):
    meeting: int
    takes_any_text = True


def open_guests(talk: Talk, number: int) -> Turn:
    meeting = led_in(talk, number)
    listed = says.GuestList(meeting.id, talk.store.guests.of_meeting(meeting.id))
    return talk.reply(listed, SLOT, Nothing())


def ask_guests(talk: Talk, number: int) -> Turn:
    meeting = led_in(talk, number)
    return talk.reply(says.AskGuests(meeting.id), SLOT, EnterGuests(meeting.id))


def receive_guests(talk: Talk) -> Turn:
    """Good lines are kept; the others are named and may be typed again at once."""
    waiting = talk.awaited(EnterGuests)
    text, meeting = talk.typed(), led_in(talk, waiting.meeting)
    read, refused = read_lines(text, "guest")
    if not read:
        raise NotAName("guest")
    talk.store.guests.put(meeting.id, read)
    listed = says.GuestList(meeting.id, talk.store.guests.of_meeting(meeting.id), refused)
    return talk.reply(listed, SLOT, None if refused else Nothing())


def open_guest(talk: Talk, number: int, guest: int) -> Turn:
    meeting = led_in(talk, number)
    guests = talk.store.guests.of_meeting(meeting.id)
    found = _guest(guests, guest)
    card = says.GuestCard(meeting.id, found, guests.index(found) + 1, len(guests))
    return talk.reply(card, SLOT, Nothing())


def move_up(talk: Talk, number: int, guest: int) -> Turn:
    return _move(talk, number, guest, -1)


def move_down(talk: Talk, number: int, guest: int) -> Turn:
    return _move(talk, number, guest, 1)


def drop(talk: Talk, number: int, guest: int) -> Turn:
    meeting = led_in(talk, number)
    _guest(talk.store.guests.of_meeting(meeting.id), guest)
    talk.store.guests.remove(meeting.id, guest)
    return open_guests(talk, number)


def _move(talk: Talk, number: int, guest: int, by: int) -> Turn:
    meeting = led_in(talk, number)
    guests = talk.store.guests.of_meeting(meeting.id)
    _guest(guests, guest)
    talk.store.guests.order(meeting.id, moved([one.id for one in guests], guest, by))
    return open_guest(talk, number, guest)


def _guest(guests: tuple[Guest, ...], number: int) -> Guest:
    found = next((guest for guest in guests if guest.id == number), None)
    if found is None:
        raise StaleButton
    return found


TAPS = {
    "guests": open_guests,
    "addguests": ask_guests,
    "guest": open_guest,
    "guestup": move_up,
    "guestdown": move_down,
    "dropguest": drop,
}
ANSWERS = {EnterGuests: receive_guests}
