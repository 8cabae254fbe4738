"""What the lead owes once every sheet is accepted: the locked, then the published table."""

from __future__ import annotations

from bot.player import Player
from bot.rehearsal.cast import Cast
from bot.rehearsal.facts import Facts
from rules.people import Role
from rules.review import SheetState


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
