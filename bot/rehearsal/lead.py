"""What the lead owes between the sheets' arrival and the published table."""

from __future__ import annotations

from bot.player import Player
from bot.rehearsal.cast import Cast
from bot.rehearsal.facts import Facts
from rules import vietnamese
from rules.people import Role, Unit
from rules.review import SheetState
from rules.scoring import read_answer
from rules.sheets import Filled, Sheet


async def review(cast: Cast, facts: Facts, unit: Unit) -> bool:
    """Review one submitted sheet: return it once where the file says so, change points with reasons, accept."""
    if not facts.is_time_for("thamdinh") or facts.state(unit.id) is not SheetState.SUBMITTED:
        return False
    sheet, reviewer = facts.sheets[unit.id], await reviewer_of(cast, facts, unit)
    if reviewer is None:
        return False
    answers = await cast.desk.read(lambda store: store.sheets.answers(sheet.id))
    await reviewer.presses(f"review {sheet.id}")
    if await _send_back(cast, unit, answers, reviewer):
        return True
    await _change_points(cast, unit, sheet, answers, reviewer)
    await reviewer.presses(f"review {sheet.id}")
    await reviewer.taps("Tiếp nhận")
    return True


async def publish(cast: Cast, facts: Facts) -> bool:
    """Lock and publish once every sheet is accepted."""
    lead = await secretary(cast)
    if lead is None or len(facts.sheets) < len(facts.units):
        return False
    states = {sheet.state for sheet in facts.sheets.values()}
    if states == {SheetState.ACCEPTED}:
        await lead.says("thẩm định")
        await lead.taps("Chốt điểm")
        await lead.taps("Xác nhận chốt điểm")
        return True
    if states == {SheetState.LOCKED}:
        await lead.says("thẩm định")
        await lead.taps("Bảng điểm đã chốt")
        await lead.taps("Công bố")
        await lead.taps("Xác nhận công bố")
        return True
    return False


async def secretary(cast: Cast) -> Player | None:
    bloc = await cast.bloc()
    leadership = await cast.leadership(bloc.year)
    return await cast.actor(leadership.lead, Role.SECRETARY) if leadership else None


async def reviewer_of(cast: Cast, facts: Facts, unit: Unit) -> Player | None:
    """The lead's secretary; the deputy's for the lead's own sheet."""
    leadership = facts.leadership
    if leadership is None:
        return None
    reviewing = leadership.deputies[0] if unit.id == leadership.lead else leadership.lead
    return await cast.actor(reviewing, Role.SECRETARY)


async def _send_back(cast: Cast, unit: Unit, answers: dict[str, Filled], reviewer: Player) -> bool:
    bloc = await cast.bloc()
    returns = cast.file.sample.returns if cast.file.sample else ()
    for one in returns:
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
    cast: Cast, unit: Unit, sheet: Sheet, answers: dict[str, Filled], reviewer: Player
) -> None:
    for change in cast.file.sample.changes if cast.file.sample else ():
        if change.unit == unit.key and answers[change.leaf].reviewed is None:
            await reviewer.presses(f"fixleaf {sheet.id} {change.leaf}")
            await reviewer.says(vietnamese.points(change.points))
            await reviewer.says(change.reason)
