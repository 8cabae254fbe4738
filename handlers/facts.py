"""What has been done of a bloc's year, looked up for all its units at once and only where it is asked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from handlers.acts import Acts
from handlers.member_sheets import member_sheets
from handlers.receiving import is_heard
from handlers.review_progress import all_left, left_by_reviewer
from handlers.review_rights import reviewers
from handlers.talk import Talk
from rules.calendar_items import CalendarItem
from rules.deliveries import Delivery, How
from rules.hand_ins import HandIn, has_come, is_declared
from rules.meetings import MeetingState
from rules.nominations import Nomination, is_delivered
from rules.notices import NOTICES, item_of
from rules.review import EXPLAINABLE, SENT, SheetState
from rules.reviewers import Reviewers
from rules.sheets import Sheet
from storage.notices import Readings

IN_ROUND = {1: SheetState.SUBMITTED, 2: SheetState.SECOND_REVIEW}


@dataclass(frozen=True)
class Facts:
    """As they stand when first asked for: make another after a change."""

    talk: Talk

    def in_chat(self, item: CalendarItem, unit: int) -> bool:
        if item.task == "giaouoc":
            return unit in self.pledged
        if item.task == "chamdiem":
            return unit in self.scored
        if item.task == "dexuat":
            return unit in self.nominated
        if item.task == "hoinghi":
            return self.met
        if item.task == NOTICES:
            return self.notices.get(item.id, {}).get(unit) is not None
        received = self.received.get((item.id, unit))
        by_lead = received is not None and received.how is How.CHAT
        by_hand = by_lead or has_come(self.hand_ins.get((item.id, unit), ()), How.CHAT)
        return by_hand or (item.act is not None and self.acts.is_done(item.act, unit))

    def on_paper(self, item: CalendarItem, unit: int) -> bool:
        received = self.received.get((item.id, unit))
        by_lead = received is not None and received.how is How.PAPER
        return by_lead or has_come(self.hand_ins.get((item.id, unit), ()), How.PAPER)

    def declared(self, item: CalendarItem, unit: int) -> bool:
        """The paper is on its way to somebody who can confirm it."""
        return is_declared(self.hand_ins.get((item.id, unit), ())) and self.is_heard

    def noticed(self, item: CalendarItem) -> tuple[int, ...]:
        """The members that a notice was sent to."""
        return tuple(unit for unit in self.notices.get(item.id, {}) if unit in self.talk.units)

    @cached_property
    def is_heard(self) -> bool:
        return is_heard(self.talk)

    @cached_property
    def notices(self) -> dict[str, Readings]:
        return {item_of(notice): units for notice, units in self.talk.store.notices.readings(self.talk.bloc.id).items()}

    @cached_property
    def hand_ins(self) -> dict[tuple[str, int], tuple[HandIn, ...]]:
        return self.talk.store.hand_ins.of_bloc(self.talk.bloc.id)

    @cached_property
    def received(self) -> dict[tuple[str, int], Delivery]:
        return self.talk.store.deliveries.of_bloc(self.talk.bloc.id)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        return member_sheets(self.talk)

    @cached_property
    def pledged(self) -> frozenset[int]:
        return self.talk.store.pledges.units(self.talk.bloc.id, self.talk.bloc.year)

    @cached_property
    def scored(self) -> frozenset[int]:
        """Units whose sheet their head has let out."""
        return frozenset(sheet.unit for sheet in self.sheets if sheet.state in SENT)

    @cached_property
    def nominated(self) -> frozenset[int]:
        by_unit: dict[int, list[Nomination]] = defaultdict(list)
        for one in self.talk.store.nominations.of_bloc(self.talk.bloc.id):
            by_unit[one.unit].append(one)
        return frozenset(unit for unit, listed in by_unit.items() if is_delivered(listed))

    @cached_property
    def acts(self) -> Acts:
        return Acts(self.talk, self.sheets)

    @property
    def met(self) -> bool:
        meeting = self.acts.meeting
        return meeting is not None and meeting.state is MeetingState.CLOSED

    @cached_property
    def to_explain(self) -> frozenset[int]:
        """Units that have the first review's results, changed in some criterion, and have not answered yet."""
        asked = {sheet.id: sheet.unit for sheet in self.sheets if sheet.state in EXPLAINABLE}
        if not asked:
            return frozenset()
        answers = self.talk.store.sheets.answers_of_bloc(self.talk.bloc.id)
        return frozenset(
            unit
            for sheet, unit in asked.items()
            if any(one.final != one.points for one in answers.get(sheet, {}).values())
        )

    def reviewing(self, which: int) -> frozenset[int]:
        """Units and departments with criteria still to be looked at in that round of the sent sheets."""
        state = IN_ROUND.get(which)
        units = {sheet.id: sheet.unit for sheet in self.sheets if sheet.state is state}
        if not units:
            return frozenset()
        owing: set[int] = set()
        for sheet, unit in units.items():
            for who in left_by_reviewer(self._reviewers, unit, self._left.get(sheet, ())):
                owing |= {self.talk.leadership.lead} & who or who
        return frozenset(owing)

    @cached_property
    def _left(self) -> dict[int, frozenset[str]]:
        return all_left(self.talk)

    @cached_property
    def _reviewers(self) -> Reviewers:
        return reviewers(self.talk)
