"""Yêu cầu bổ sung: one criterion goes back to one unit or to all, the rest of the sheet stays where it is.

card of a criterion -> what is missing -> until which day -> the unit (returned_leaf_supply.py)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.member_sheets import member_sheets
from handlers.review_card import SLOT, reason_of
from handlers.review_rights import decides, own_leaves, reviewed_sheet, reviewers, speaker_label
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import returned_leaf as says
from messages.self_score import LeafLine
from rules.criteria import Leaf
from rules.days import check_reach, read_day
from rules.errors import NotNow, NotYours, StaleButton
from rules.people import Role
from rules.returned_leaves import ReturnAction, ReturnedLeaf, next_return
from rules.review import REVIEWABLE
from rules.sheets import Sheet
from rules.working_days import working_days_after

UNIT = (Role.OFFICER, Role.HEAD)
LATEST = timedelta(days=60)


@dataclass(frozen=True)
class EnterReturnedCode(Waiting):
    """Which criterion goes back to every unit."""


@dataclass(frozen=True)
class EnterMissing(Waiting):
    """`reviewed` is a sheet, 0 for every unit's."""

    reviewed: int
    criterion: str
    takes_any_text = True


@dataclass(frozen=True)
class EnterDueDay(Waiting):
    """`reason` as it will be told."""

    reviewed: int
    criterion: str
    reason: str
    takes_any_text = True


def ask_missing(talk: Talk, number: int, code: str) -> Turn:
    """Yêu cầu bổ sung: ask what is missing; what was asked already is shown instead."""
    sheet, leaf = _returnable(talk, number, code)
    owed = talk.store.returned_leaves.open_of_sheet(sheet.id).get(code)
    unit = talk.units[sheet.unit]
    if owed:
        return talk.reply(says.AlreadyAsked(unit, leaf, owed), SLOT, Nothing())
    return talk.reply(says.AskWhatIsMissing(leaf, unit, sheet.id), wait=EnterMissing(sheet.id, code))


def pick_for_all(talk: Talk) -> Turn:
    """Trả một tiêu chí: which one."""
    sheets = _all_sheets(talk)
    picker = says.PickForAll(talk.bloc.name, len(sheets), talk.bloc.tree.leaves)
    return talk.reply(picker, SLOT, EnterReturnedCode())


def receive_code(talk: Talk) -> Turn:
    """ "2.3"; raise NoSuchCriterion."""
    talk.awaited(EnterReturnedCode)
    return ask_missing_of_all(talk, talk.typed().strip().rstrip("."))


def ask_missing_of_all(talk: Talk, code: str) -> Turn:
    _all_sheets(talk)
    leaf = talk.bloc.tree.leaf(code)
    return talk.reply(says.AskWhatIsMissing(leaf, None, 0), wait=EnterMissing(0, code))


def receive_missing(talk: Talk) -> Turn:
    """Then the day: the next working days are offered."""
    waiting = talk.awaited(EnterMissing)
    sheets, leaf = _asked(talk, waiting.reviewed, waiting.criterion)
    reason = reason_of(talk)
    unit = talk.units[sheets[0].unit] if waiting.reviewed else None
    asked = says.AskDueDay(leaf, unit, reason, _days_to_choose(talk))
    return talk.reply(asked, wait=EnterDueDay(waiting.reviewed, leaf.code, reason))


def choose_due_day(talk: Talk, day: str) -> Turn:
    """A button's day, as 20231127."""
    talk.awaited(EnterDueDay)
    if day not in {f"{one:%Y%m%d}" for one in _days_to_choose(talk)}:
        raise StaleButton
    return _put(talk, date(int(day[:4]), int(day[4:6]), int(day[6:])))


def receive_due_day(talk: Talk) -> Turn:
    """A typed day; raise NotADay or DayOutOfReach."""
    return _put(talk, check_reach(read_day(talk.typed(), talk.today), talk.today, timedelta(0), LATEST))


def withdraw(talk: Talk, number: int) -> Turn:
    """Rút yêu cầu: the criterion stays as it was."""
    returned = talk.store.returned_leaves.get(number)
    if returned is None:
        raise NotYours
    sheet, leaf = _returnable(talk, returned.sheet, returned.leaf)
    state = next_return(returned.state, ReturnAction.WITHDRAW)
    talk.store.returned_leaves.change(replace(returned, state=state))
    talk.decide("leaf_request_withdrawn", returned=returned.id, sheet=sheet.id, leaf=leaf.code)
    unit = talk.units[sheet.unit]
    told = says.RequestWithdrawn(unit, leaf, sheet.id, own=True)
    done = says.RequestWithdrawn(unit, leaf, sheet.id, own=False)
    return talk.reply(done, SLOT, Nothing()).also(
        *talk.tell_unit(unit.id, UNIT, told, f"supply{returned.id}")
    )


def _put(talk: Talk, due: date) -> Turn:
    waiting = talk.awaited(EnterDueDay)
    sheets, leaf = _asked(talk, waiting.reviewed, waiting.criterion)
    told: list[Say] = []
    for sheet in sheets:
        told += _return(talk, sheet, leaf, waiting.reason, due)
    units = tuple(talk.units[sheet.unit] for sheet in sheets)
    done = says.LeafAsked(leaf, units, waiting.reason, due, waiting.reviewed)
    return talk.reply(done, SLOT, Nothing()).also(*told)


def _return(talk: Talk, sheet: Sheet, leaf: Leaf, reason: str, due: date) -> tuple[Say, ...]:
    """The leaf is to be looked at again once the unit has answered."""
    filled = talk.store.sheets.answers(sheet.id).get(leaf.code)
    new = ReturnedLeaf(0, sheet.id, leaf.code, reason, due, talk.unit.id, talk.person.id, talk.now)
    returned = replace(new, id=talk.store.returned_leaves.put(new))
    talk.store.reviews.forget(sheet.id, leaf.code)
    points = filled.final if filled else None
    talk.store.reviews.trace(sheet.id, leaf.code, "returned", points, reason, talk.person.id, talk.now)
    talk.decide("leaf_returned", returned=returned.id, sheet=sheet.id, leaf=leaf.code, reason=reason)
    unit = talk.units[sheet.unit]
    told = says.LeafReturned(unit, speaker_label(talk), LeafLine(leaf, filled), returned)
    return talk.tell_unit(unit.id, UNIT, told, f"supply{returned.id}")


def _asked(talk: Talk, number: int, code: str) -> tuple[list[Sheet], Leaf]:
    """The sheets the criterion goes back to; raise StaleButton when none is left to ask."""
    if number:
        sheet, leaf = _returnable(talk, number, code)
        sheets = [sheet]
    else:
        sheets, leaf = _all_sheets(talk), talk.bloc.tree.leaf(code)
    asked = {one.sheet for one in talk.store.returned_leaves.open_of_bloc(talk.bloc.id) if one.leaf == code}
    left = [sheet for sheet in sheets if sheet.id not in asked]
    if not left:
        raise StaleButton
    return left, leaf


def _returnable(talk: Talk, number: int, code: str) -> tuple[Sheet, Leaf]:
    """By who scores it or decides about the sheet; raise NotYours, OwnUnit, NoSuchCriterion or NotNow."""
    found = reviewers(talk)
    sheet = reviewed_sheet(talk, number, found)
    leaf = talk.bloc.tree.leaf(code)
    if code not in own_leaves(talk, found, sheet.unit) and not decides(talk, found, sheet.unit):
        raise NotYours
    if sheet.state not in REVIEWABLE:
        raise NotNow("return", sheet.state.value)
    return sheet, leaf


def _all_sheets(talk: Talk) -> list[Sheet]:
    """Those under review; the lead's own too, for what is asked of all is asked of it. Raise NotYours or NotNow."""
    talk.need_lead()
    sheets = [sheet for sheet in member_sheets(talk) if sheet.state in REVIEWABLE]
    if not sheets:
        raise NotNow("return")
    return sheets


def _days_to_choose(talk: Talk) -> tuple[date, ...]:
    return working_days_after(talk.today, talk.working, 2, 3, 5)


TAPS = {
    "askleaf": ask_missing,
    "leafall": pick_for_all,
    "leafallcode": ask_missing_of_all,
    "leafdue": choose_due_day,
    "unaskleaf": withdraw,
}
ANSWERS = {EnterReturnedCode: receive_code, EnterMissing: receive_missing, EnterDueDay: receive_due_day}
