"""Which acts of the bloc are done, and for which unit: the program saw them itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from handlers.talk import Talk
from rules.acts import Act
from rules.ballot_sheet import Meeting
from rules.calls import Registration
from rules.meetings import MeetingState
from rules.motions import adopted
from rules.review import EXPLAINABLE, SheetState
from rules.sheets import Sheet

LOCKED = frozenset({SheetState.LOCKED, SheetState.PUBLISHED})
TOLD = EXPLAINABLE | LOCKED | {SheetState.SECOND_REVIEW, SheetState.ACCEPTED}
"""The unit has read what the first look at its sheet came to."""


@dataclass(frozen=True)
class Acts:
    """`sheets` are the members' own."""

    talk: Talk
    sheets: tuple[Sheet, ...]

    def is_done(self, act: Act, unit: int) -> bool:
        return DONE[act](self, unit)

    @property
    def results_told(self) -> bool:
        told = {sheet.unit for sheet in self.sheets if sheet.state in TOLD}
        return told >= set(self.talk.units)

    def all_in(self, states: Collection[SheetState]) -> bool:
        """A sheet nobody has begun is of a unit that came later."""
        found = {sheet.state for sheet in self.sheets} - {SheetState.DRAFT}
        return bool(found) and found <= set(states)

    @cached_property
    def meeting(self) -> Meeting | None:
        return self.talk.store.meetings.of_bloc(self.talk.bloc.id)

    @property
    def is_gathered(self) -> bool:
        """Nobody is invited to a meeting that has begun, and nobody registers for it."""
        return self.meeting is not None and self.meeting.state is not MeetingState.CALLED

    @cached_property
    def is_invited(self) -> bool:
        call = self.talk.store.calls.get(self.meeting.id) if self.meeting else None
        return self.is_gathered or bool(call and call.sent)

    @cached_property
    def registered(self) -> Mapping[int, Registration]:
        return self.talk.store.calls.registrations(self.meeting.id) if self.meeting else {}

    @cached_property
    def is_adopted(self) -> bool:
        motions = self.talk.store.motions.of_meeting(self.meeting.id) if self.meeting else ()
        return adopted(motions) is not None


DONE: Mapping[Act, Callable[[Acts, int], bool]] = {
    Act.RESULTS_TOLD: lambda acts, _: acts.results_told,
    Act.LOCKED: lambda acts, _: acts.all_in(LOCKED),
    Act.PUBLISHED: lambda acts, _: acts.all_in({SheetState.PUBLISHED}),
    Act.INVITED: lambda acts, _: acts.is_invited,
    Act.REGISTERED: lambda acts, unit: acts.is_gathered or unit in acts.registered,
    Act.MINUTES: lambda acts, _: acts.is_adopted,
}
