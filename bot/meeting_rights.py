"""Who may arrange a meeting: looked up again at every touch and page."""

from dataclasses import dataclass
from datetime import date

from rules.ballot_sheet import Meeting
from rules.blocs import Bloc
from rules.errors import NotYours
from rules.membership import Members
from rules.people import Unit, roles_in, runs_bloc
from storage.store import Store


@dataclass(frozen=True)
class Held:
    """A bloc's newest meeting, and all units that ever were of the bloc by id."""

    bloc: Bloc
    meeting: Meeting
    units: dict[int, Unit]

    def members(self, day: date) -> Members:
        return Members(self.units.values(), day)


def led_meeting(store: Store, person: int, number: int, day: date) -> Held:
    """For who runs the bloc. Raises NotYours."""
    held = held_meeting(store, number)
    if held is None or not runs(store, person, held.bloc, day):
        raise NotYours
    return held


def runs(store: Store, person: int, bloc: Bloc, day: date) -> bool:
    """Whether the person is the lead unit's chair or secretary this year."""
    leadership = store.people.leadership(bloc.id, bloc.year)
    if leadership is None:
        return False
    roles = roles_in(store.people.duties(person), leadership.lead, day)
    return runs_bloc(roles, leadership.lead, leadership)


def held_meeting(store: Store, number: int) -> Held | None:
    """None for a meeting that never was, or that a newer one of its bloc has followed."""
    meeting = store.meetings.get(number)
    bloc = store.blocs.get(meeting.bloc) if meeting else None
    newest = store.meetings.of_bloc(bloc.id) if bloc else None
    if meeting is None or bloc is None or newest is None or newest.id != meeting.id:
        return None
    return Held(bloc, meeting, units_of(store, bloc.id))


def units_of(store: Store, bloc: int) -> dict[int, Unit]:
    """All that ever were of the bloc, by id."""
    return {unit.id: unit for unit in store.people.units(bloc)}
