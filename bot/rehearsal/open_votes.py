"""Open votes in the meeting: units whose phone nobody holds agree, and the minutes are adopted before the end."""

from __future__ import annotations

from bot.player import Player
from bot.rehearsal.cast import Cast
from rules.ballot_sheet import Meeting
from rules.motions import MotionState, adopted
from rules.people import Role


async def give_voice(cast: Cast, meeting: Meeting) -> bool:
    """One unit's voice in the vote under way; False when none is waited for, or only held phones."""
    motions = await cast.desk.read(lambda store: store.motions.of_meeting(meeting.id))
    motion = next((one for one in motions if one.state is MotionState.OPEN), None)
    if motion is None:
        return False
    voices = await cast.desk.read(lambda store: store.motions.voices(motion.id))
    for unit in motion.roll:
        delegate = await cast.actor(unit, Role.DELEGATE) if unit not in voices else None
        if delegate is not None:
            await delegate.taps("Tán thành")
            return True
    return False


async def adopt_minutes(cast: Cast, meeting: Meeting, lead: Player) -> bool:
    """False when they are adopted already."""
    motions = await cast.desk.read(lambda store: store.motions.of_meeting(meeting.id))
    if adopted(motions) is not None:
        return False
    await lead.says("hội nghị")
    await lead.taps("Việc khác")
    await lead.taps("Biên bản")
    await lead.taps("Thông qua biên bản")
    await lead.taps("Nhất trí")
    return True
