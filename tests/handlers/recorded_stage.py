"""A ballot of a form that needs no box, drafted; and what hands or papers said."""

from collections.abc import Callable
from dataclasses import replace

from bot.player import Player
from rules.profile import Form, Profile
from tests.handlers.meeting_stage import MeetingStage

HANDS = "0; 1; 0; 7; 0; 0; 0; 6; 2"
"""In the list's order: Ban Tổ chức 7, Trường Chính trị 6."""


def by(form: Form) -> Callable[[Profile], Profile]:
    return lambda profile: replace(profile, form=form)


async def drafted(stage: MeetingStage, absent: int = 0) -> Player:
    secretary = await stage.open(absent)
    await secretary.taps("Chuẩn bị phiếu suy tôn")
    return secretary


async def names(stage: MeetingStage) -> list[str]:
    units = await stage.desk.read(lambda store: {unit.id: unit for unit in store.people.units(stage.bloc)})
    return [units[unit].name for unit in (await stage.ballot()).candidates]
