"""Blocs that come to their next leaders in one way or another, and who is named in the end."""

from collections.abc import Callable
from dataclasses import replace

from rules.people import Leadership
from rules.profile import LeaderBy, Profile
from tests.handlers.meeting_stage import MeetingStage


def by(leader: LeaderBy) -> Callable[[Profile], Profile]:
    return lambda profile: replace(profile, leader=leader)


async def next_leaders(stage: MeetingStage) -> Leadership | None:
    return await stage.desk.read(lambda store: store.people.leadership(stage.bloc, 2024))
