"""What a bloc's people owe now, one act at a time, in the order of their year."""

from __future__ import annotations

from bot.rehearsal import lead, reviewing, units
from bot.rehearsal.cast import Cast
from bot.rehearsal.meeting import MeetingActs
from bot.rehearsal.touches import Touches
from bot.rehearsal.voting import Settle

UNIT_ACTS = (
    units.pledge,
    units.score,
    units.nominate,
    units.approve,
    reviewing.review,
    reviewing.explain,
    units.pledge_next_year,
)


async def next_act(cast: Cast, touches: Touches, settle: Settle) -> bool:
    """Do one thing somebody owes; False when nobody but the holders of phones owes anything."""
    facts = await cast.facts()
    for unit in facts.units:
        for act in UNIT_ACTS:
            if await act(cast, facts, unit):
                return True
    return await lead.publish(cast, facts) or await MeetingActs(cast, touches, settle).next()
