"""The review of one unit's sheet, by everybody who reviews a part of it, and what the unit says to it."""

from __future__ import annotations

from bot.player import Player
from bot.rehearsal.cast import Cast
from bot.rehearsal.facts import Facts
from bot.rehearsal.review_duties import ReviewDuty, duties_of
from messages.bloc_schema import ReviewChange
from rules import vietnamese
from rules.people import Role, Unit
from rules.review import SheetAction, SheetState
from rules.scoring import read_answer
from rules.sheets import Filled, Sheet


async def review(cast: Cast, facts: Facts, unit: Unit) -> bool:
    """One reviewer looks at what is theirs, or the round ends: the sheet goes back once where the file says so."""
    sheet, leadership = facts.sheets.get(unit.id), facts.leadership
    if sheet is None or leadership is None or not facts.is_time_for("thamdinh"):
        return False
    today = cast.clock().date()
    duties = await cast.desk.read(lambda store: duties_of(store, facts.bloc, leadership, sheet, today))
    for duty in duties:
        reviewer = await cast.actor(duty.unit, *duty.roles)
        if reviewer is not None:
            await _do(cast, unit, sheet, duty, reviewer)
            return True
    return False


async def explain(cast: Cast, facts: Facts, unit: Unit) -> bool:
    """The unit explains what the file says it explains, or agrees with the result; its head confirms."""
    if facts.state(unit.id) is not SheetState.EXPLAINING:
        return False
    officer = await cast.actor(unit.id, Role.OFFICER)
    if officer is None:
        return False
    number = facts.sheets[unit.id].id
    said = [change for change in _changes(cast, unit) if change.explanation]
    for change in said:
        await officer.presses(f"explain {number} {change.leaf}")
        await officer.says(change.explanation)
    if said:
        await officer.taps("Trình thủ trưởng duyệt")
    else:
        await officer.presses(f"agreeresult {number}")
    return True


async def _do(cast: Cast, unit: Unit, sheet: Sheet, duty: ReviewDuty, reviewer: Player) -> None:
    answers = await cast.desk.read(lambda store: store.sheets.answers(sheet.id))
    await reviewer.presses(f"review {sheet.id}")
    may_return = not duty.codes and sheet.state is SheetState.SUBMITTED
    if may_return and await _sent_back(cast, unit, answers, reviewer):
        return
    codes = set(duty.codes or answers) - await _change_points(cast, unit, sheet, answers, duty, reviewer)
    if not duty.codes:
        await reviewer.presses(f"review {sheet.id}")
        await reviewer.taps("Gửi kết quả" if await _explains(cast, sheet) else "Tiếp nhận")
        return
    for group in (await cast.bloc()).tree.branches:
        if any(leaf.code in codes for leaf in group.all_leaves):
            await reviewer.presses(f"agreerest {sheet.id} {group.code}")
            await reviewer.taps("Đồng ý")


async def _explains(cast: Cast, sheet: Sheet) -> bool:
    """Whether ending this round gives the unit its result to answer, or the second round."""
    bloc = await cast.bloc()
    return bloc.review.ending(sheet.state) is not SheetAction.ACCEPT


async def _sent_back(cast: Cast, unit: Unit, answers: dict[str, Filled], reviewer: Player) -> bool:
    bloc = await cast.bloc()
    for one in cast.file.sample.returns if cast.file.sample else ():
        mended = all(
            answers[code].raw == read_answer(bloc.tree.leaf(code), text).raw
            for code, text in one.answers.items()
        )
        if one.unit == unit.key and not mended:
            await reviewer.taps("Trả lại để bổ sung")
            await reviewer.says(one.reason)
            return True
    return False


async def _change_points(
    cast: Cast, unit: Unit, sheet: Sheet, answers: dict[str, Filled], duty: ReviewDuty, reviewer: Player
) -> set[str]:
    """The criteria that the file has its reviewers change now, in the first look or after an explanation."""
    changed = set()
    for change in _changes(cast, unit):
        mine = not duty.codes or change.leaf in duty.codes
        given = change.first if sheet.state is SheetState.SUBMITTED else change.second
        if mine and given and answers[change.leaf].final != given.points:
            await reviewer.presses(f"fixleaf {sheet.id} {change.leaf}")
            await reviewer.says(vietnamese.points(given.points))
            await reviewer.says(given.reason)
            changed.add(change.leaf)
    return changed


def _changes(cast: Cast, unit: Unit) -> tuple[ReviewChange, ...]:
    changes = cast.file.sample.changes if cast.file.sample else ()
    return tuple(change for change in changes if change.unit == unit.key)
