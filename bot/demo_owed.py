"""What the bloc waits for from phones that are held: looked up from where it stands, in the year's order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.demo_answers import answers_owed
from bot.rehearsal.review_duties import duties_of
from handlers.voters import attendance_of, voters_of
from rules.ballot_sheet import Ballot, Meeting
from rules.blocs import Bloc
from rules.meetings import BallotState, MeetingState
from rules.motions import MotionState
from rules.nominations import NominationState
from rules.people import Leadership, Role, Unit
from rules.profile import Electorate
from rules.review import SheetState
from rules.sheets import Sheet
from rules.voters import Voter
from storage.store import Store

SHEET_TASKS = {
    SheetState.DRAFT: ("score", Role.OFFICER),
    SheetState.RETURNED_BY_HEAD: ("score", Role.OFFICER),
    SheetState.RETURNED: ("mend", Role.OFFICER),
    SheetState.WITH_HEAD: ("approve_sheet", Role.HEAD),
    SheetState.EXPLAINING: ("explain", Role.OFFICER),
    SheetState.EXPLANATION_WITH_HEAD: ("approve_explanation", Role.HEAD),
}
NOMINATION_TASKS = {
    NominationState.DRAFT: ("send_nominations", Role.OFFICER),
    NominationState.WITH_HEAD: ("approve_nominations", Role.HEAD),
}
MEMBER_TASKS = {BallotState.KEYING: "fetch_key", BallotState.CLOSED: "open_box"}
BALLOT_TASKS = {
    BallotState.DRAFT: "prepare",
    BallotState.KEYING: "issue",
    BallotState.OPEN: "close",
    BallotState.OPENED: "announce",
    BallotState.ANNOUNCED: "conclude",
}
Owed = tuple[str, str]
"""Whose task, by name, and which of messages/demo.py."""


@dataclass(frozen=True)
class Owing:
    """`held` are persons whose phone is in somebody's hand, `out` voters with a card who have not voted,
    `keyless` members of the committee who have yet to fetch or give their share."""

    store: Store
    bloc: Bloc
    now: datetime
    held: Collection[int]
    out: Collection[int]
    keyless: Collection[int] = ()

    def all(self) -> list[Owed]:
        units = self.store.people.units(self.bloc.id)
        own = [(unit.name, task) for unit in units for task in self._of_unit(unit)]
        answers = answers_owed(self.store, self.bloc, self._leaders.lead, units, self._holds)
        return list(dict.fromkeys([*own, *answers, *self._of_reviewers(units), *self._of_meeting(units)]))

    def _of_unit(self, unit: Unit) -> Iterator[str]:
        both, year = (Role.HEAD, Role.OFFICER), self.bloc.year
        if self._is_open("giaouoc") and not self._pledged(unit, year) and self._holds(unit.id, *both):
            yield "pledge"
        task, role = SHEET_TASKS.get(self._sheets.get(unit.id, SheetState.DRAFT), ("", Role.HEAD))
        if task and self._is_open("chamdiem") and self._holds(unit.id, role):
            yield task
        for one in self.store.nominations.of_unit(self.bloc.id, unit.id):
            task, role = NOMINATION_TASKS.get(one.state, ("", Role.HEAD))
            if task and self._holds(unit.id, role):
                yield task
        launched = f"pledge {year + 1}" in self.store.announced.items(self.bloc.id)
        if launched and not self._pledged(unit, year + 1) and self._holds(unit.id, *both):
            yield "pledge_next"

    def _of_reviewers(self, units: tuple[Unit, ...]) -> Iterator[Owed]:
        names, lead = {unit.id: unit.name for unit in units}, self._leaders.lead
        names |= {unit.id: unit.name for unit in self.store.people.departments(self.bloc.id)}
        if self._is_open("thamdinh"):
            for sheet in self._all_sheets:
                day = self.now.date()
                for duty in duties_of(self.store, self.bloc, self._leaders, sheet, day):
                    if self._holds(duty.unit, *duty.roles):
                        yield names[duty.unit], "review"
        states = set(self._sheets.values()) if len(self._sheets) == len(units) else set()
        task = (
            {SheetState.ACCEPTED: "lock", SheetState.LOCKED: "publish"}.get(states.pop(), "")
            if len(states) == 1
            else ""
        )
        if task and self._holds(lead, Role.SECRETARY):
            yield names[lead], task

    def _of_meeting(self, units: tuple[Unit, ...]) -> Iterator[Owed]:
        item = self.bloc.item("hoinghi")
        if item is None or item.due > self.now:
            return
        meeting = self.store.meetings.of_bloc(self.bloc.id)
        silent, asked = self._silent(meeting, units), self._asked(meeting)
        for voter in self._voters(meeting, units).values():
            if voter.id in silent and self._holds_for(voter):
                yield voter.name, "vote" if voter.id in self.out else "check_in"
        for unit in units:
            if unit.id in asked and self._holds(unit.id, Role.DELEGATE):
                yield unit.name, "voice"
        yield from self._of_members(meeting, units)
        task = "" if silent or self.keyless else self._lead_task(meeting)
        if task and self._holds(self._leaders.lead, Role.SECRETARY):
            yield next(unit.name for unit in units if unit.id == self._leaders.lead), task

    def _of_members(self, meeting: Meeting | None, units: tuple[Unit, ...]) -> Iterator[Owed]:
        """What the committee owes, named by the unit of each member."""
        ballot = newest_ballot(self.store, self.bloc.id) if meeting else None
        task = MEMBER_TASKS.get(ballot.state, "") if ballot else ""
        names = {unit.id: unit.name for unit in units}
        for person in self.keyless if task else ():
            duties = self.store.people.duties(person)
            unit = next((names[duty.unit] for duty in duties if duty.unit in names), "")
            if person in self.held:
                yield unit, task

    def _silent(self, meeting: Meeting | None, units: tuple[Unit, ...]) -> set[int]:
        """Voters that have not said whether they are present, or have not voted."""
        if meeting is not None and meeting.state is MeetingState.CHECKING_IN:
            known = attendance_of(self.store, self.bloc, meeting.id)
            return self._voters(meeting, units).keys() - known.keys()
        return set(self.out)

    def _voters(self, meeting: Meeting | None, units: tuple[Unit, ...]) -> dict[int, Voter]:
        return voters_of(self.store, self.bloc, units, meeting.id if meeting else 0, self.now.date())

    def _holds_for(self, voter: Voter) -> bool:
        """A phone that acts for the voter is in somebody's hand."""
        if self.bloc.profile.electorate is Electorate.UNITS:
            return self._holds(voter.id, Role.DELEGATE)
        return voter.id in self.held

    def _asked(self, meeting: Meeting | None) -> set[int]:
        """Units asked by name in an open vote that have not answered."""
        motions = self.store.motions.of_meeting(meeting.id) if meeting else ()
        waiting = [one for one in motions if one.state is MotionState.OPEN]
        return {unit for one in waiting for unit in set(one.roll) - self.store.motions.voices(one.id).keys()}

    def _lead_task(self, meeting: Meeting | None) -> str:
        if meeting is None or meeting.state is MeetingState.CALLED:
            return "call"
        if meeting.state is not MeetingState.OPEN:
            return "open_meeting" if meeting.state is MeetingState.CHECKING_IN else ""
        if not self.store.committees.of_meeting(meeting.id):
            return "committee"
        ballot = newest_ballot(self.store, self.bloc.id)
        return BALLOT_TASKS.get(ballot.state, "") if ballot else "prepare"

    def _holds(self, unit: int, *roles: Role) -> bool:
        return any(
            person.id in self.held for person in self.store.people.holders(unit, roles, self.now.date())
        )

    def _is_open(self, task: str) -> bool:
        item = self.bloc.item(task)
        return item is not None and (item.opens or item.due) <= self.now

    def _pledged(self, unit: Unit, year: int) -> bool:
        return self.store.pledges.has(self.bloc.id, year, unit.id)

    @cached_property
    def _sheets(self) -> dict[int, SheetState]:
        return {sheet.unit: sheet.state for sheet in self._all_sheets}

    @cached_property
    def _all_sheets(self) -> tuple[Sheet, ...]:
        return tuple(self.store.sheets.all(self.bloc.id))

    @cached_property
    def _leaders(self) -> Leadership:
        return self.store.people.leadership(self.bloc.id, self.bloc.year) or Leadership(0)


def newest_ballot(store: Store, bloc: int) -> Ballot | None:
    meeting = store.meetings.of_bloc(bloc)
    ballots = store.ballots.of_meeting(meeting.id) if meeting else ()
    return ballots[-1] if ballots else None
