"""The board: which sheet is where, how far its review is, and what each reviewer still owes."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.review_card import IN, SLOT
from handlers.review_progress import all_left, left_by_reviewer, open_returns
from handlers.review_rights import (
    decides,
    label_of,
    own_leaves,
    own_reviewer,
    reviewed_units,
    reviewers,
    reviewing_roles,
    unit_of,
)
from handlers.talk import Nothing, Talk, Turn
from messages import review_board as says
from messages.review import UnitLine
from rules.errors import NotYours, StaleButton
from rules.people import Unit
from rules.review import SENT, SheetAction, SheetState
from rules.review_marks import groups_done
from rules.reviewers import Reviewers


def list_units(talk: Talk) -> Turn:
    """Who has sent, who has not, and whose sheets this person may review."""
    found = reviewers(talk)
    mine = reviewed_units(talk, found)
    if not mine:
        raise NotYours
    deciding = any(decides(talk, found, unit.id) for unit in mine)
    listed = unit_lines(talk, found) if deciding else _lines(talk, found, mine)
    item = talk.bloc.item("thamdinh" if not deciding else "chamdiem")
    ends = talk.bloc.review.ending(SheetState.SUBMITTED)
    shown = says.UnitsToReview(
        bloc=talk.bloc.name,
        year=talk.bloc.year,
        label=talk.bloc.review.label(1) if talk.bloc.review.rounds == 1 else "thẩm định",
        lines=listed,
        sent=sum(line.state in SENT for line in listed),
        accepted=sum(line.state in IN for line in listed),
        due=item.due if item else None,
        own_reviewer=own_reviewer(talk, found),
        decides=deciding,
        may_lock=talk.runs_bloc,
        departments=bool(found.of_group) or needs_stand_in(talk),
        ready=sum(map(is_ready, listed)) if ends is not SheetAction.ACCEPT else 0,
    )
    return talk.reply(shown, slot=SLOT, wait=Nothing())


def is_ready(line: UnitLine) -> bool:
    """Whether the first results of this sheet may be sent: every group is done and nothing is with the unit."""
    complete = line.state is SheetState.SUBMITTED and line.done == line.groups and not line.returned
    return complete and line.mine


def unit_lines(talk: Talk, found: Reviewers | None = None) -> tuple[UnitLine, ...]:
    return _lines(talk, found or reviewers(talk), talk.units.values())


def show_reviewers(talk: Talk) -> Turn:
    """Nơi thẩm định: who has finished what."""
    talk.need_lead()
    found = reviewers(talk)
    standing_in = unit_of(talk, found.stand_in)
    shown = says.ReviewersProgress(
        bloc=talk.bloc.name,
        lines=_reviewer_lines(talk, found),
        stand_in=standing_in.name if standing_in else "",
        needs_stand_in=needs_stand_in(talk),
    )
    return talk.reply(shown, slot=SLOT, wait=Nothing())


def pick_stand_in(talk: Talk) -> Turn:
    """In a bloc without a deputy, a member reviews what the lead may not: its own part."""
    talk.need_lead()
    if not needs_stand_in(talk):
        raise StaleButton
    others = tuple(unit for unit in talk.units.values() if unit.id != talk.leadership.lead)
    return talk.reply(says.PickStandIn(talk.units[talk.leadership.lead], others), slot=SLOT)


def put_stand_in(talk: Talk, unit: int) -> Turn:
    talk.need_lead()
    if not needs_stand_in(talk) or unit not in talk.units or unit == talk.leadership.lead:
        raise StaleButton
    talk.store.reviews.pick_stand_in(talk.bloc.id, unit, talk.person.id, talk.now)
    talk.decide("review_stand_in", unit=unit)
    told = says.StandInPicked(talk.units[unit], talk.units[talk.leadership.lead])
    roles = reviewing_roles(reviewers(talk), unit)
    return talk.reply(told, slot=SLOT).also(*talk.tell_unit(unit, roles, told))


def needs_stand_in(talk: Talk) -> bool:
    return not talk.leadership.deputies


def _lines(talk: Talk, found: Reviewers, units: Iterable[Unit]) -> tuple[UnitLine, ...]:
    """Sheets are read at once; one that a unit has not begun is begun here."""
    sheets = {sheet.unit: sheet for sheet in talk.store.sheets.all(talk.bloc.id)}
    left, owed = all_left(talk), open_returns(talk)
    asking = {request.sheet for request in talk.store.reopen_requests.open_of_bloc(talk.bloc.id)}
    listed = []
    for unit in units:
        sheet = sheets.get(unit.id) or talk.store.sheets.of_unit(talk.bloc.id, unit.id)
        own, still = own_leaves(talk, found, unit.id), left.get(sheet.id, frozenset())
        listed.append(
            UnitLine(
                unit,
                sheet.id,
                sheet.state,
                own=unit.id == talk.unit.id,
                mine=bool(own) or decides(talk, found, unit.id),
                done=len(groups_done(talk.bloc.tree, still)) if sheet.id in left else 0,
                groups=len(talk.bloc.tree.branches),
                left=sum(code in still for code in own),
                returned=len(owed.get(sheet.id, ())),
                asks=sheet.id in asking,
            )
        )
    return tuple(listed)


def _reviewer_lines(talk: Talk, found: Reviewers) -> tuple[says.ReviewerLine, ...]:
    """Every department, then who reviews the rest."""
    left = all_left(talk)
    sent = [sheet for sheet in talk.store.sheets.all(talk.bloc.id) if sheet.id in left]
    lines = []
    for number in found.departments():
        unit = unit_of(talk, number)
        groups = tuple(code for code, owner in found.of_group.items() if owner == number)
        of = [sheet for sheet in sent if sheet.unit != number]
        done = [
            sheet
            for sheet in of
            if not left_by_reviewer(found, sheet.unit, left[sheet.id]).get(frozenset({number}))
        ]
        people = talk.store.people.holders(number, reviewing_roles(found, number), talk.today)
        name = label_of(talk, unit) if unit else ""
        lines.append(says.ReviewerLine(name, groups, len(done), len(of), len(people)))
    return tuple(lines)


COMMANDS = {"thamdinh": list_units}
TAPS = {"reviewers": show_reviewers, "pickcover": pick_stand_in, "cover": put_stand_in}
