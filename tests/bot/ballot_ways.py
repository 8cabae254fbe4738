"""How a ballot comes to each moment of its way; each gives the secretary there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.player import Player
from tests.bot.voting_stage import VotingStage

Way = Callable[[VotingStage], Awaitable[Player]]


async def drafted(stage: VotingStage) -> Player:
    secretary = await stage.open()
    await secretary.taps("Chuẩn bị phiếu suy tôn")
    return secretary


async def being_sealed(stage: VotingStage) -> Player:
    secretary = await drafted(stage)
    await secretary.taps("Niêm phong hòm phiếu")
    return secretary


async def issuing(stage: VotingStage) -> Player:
    secretary = await stage.sealed()
    await secretary.taps("Phát phiếu")
    return secretary


async def closed(stage: VotingStage) -> Player:
    secretary = await stage.voting()
    await stage.votes("van-phong")
    await stage.close(secretary)
    return secretary


async def announced(stage: VotingStage) -> Player:
    secretary = await stage.counted()
    await secretary.taps("Công bố")
    return secretary


async def void(stage: VotingStage) -> Player:
    secretary = await stage.voting()
    await secretary.presses(f"askvoid {(await stage.ballot()).id}")
    await secretary.says("Màn chiếu hiện nhầm danh sách")
    return secretary


WAYS: dict[str, Way] = {
    "draft": drafted,
    "being sealed": being_sealed,
    "sealed": VotingStage.sealed,
    "issuing": issuing,
    "open": VotingStage.voting,
    "closed": closed,
    "counted": VotingStage.counted,
    "announced": announced,
    "void": void,
}
