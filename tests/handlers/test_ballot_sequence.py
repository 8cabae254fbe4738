"""Three awards voted on one after the other, each prepared in one tap from the result before."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from bot.player import NoSuchButton, Player
from rules.profile import Profile, Tie
from rules.quota import Award, Fixed, Of, Share
from rules.rounding import Rounding
from tests.handlers.meeting_stage import MeetingStage

STATE, PROVINCE, MERIT = (
    "Cờ thi đua của Chính phủ",
    "Cờ thi đua của Ủy ban nhân dân tỉnh",
    "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
)
HALF = Share(Fraction(1, 2), Of.REMAINING, Rounding.FLOOR)
AWARDS = (Award(STATE, Fixed(1)), Award(PROVINCE, Fixed(1)), Award(MERIT, HALF))


class ThreeAwards(MeetingStage):
    def __init__(self, folder: Path, profile: Profile | None = None) -> None:
        super().__init__(folder, lambda known: profile or known)
        self.file = replace(self.file, awards=AWARDS, award=STATE)

    async def __aenter__(self) -> ThreeAwards:
        await super().__aenter__()
        return self

    async def held(self, secretary: Player, votes: dict[str, int]) -> None:
        """From the draft on the screen to the announcement."""
        await self.vote(secretary)
        await self.count(secretary, votes)
        await secretary.taps("Công bố")


async def test_each_award_follows_in_one_tap_and_who_has_one_stands_no_more(tmp_path: Path) -> None:
    async with ThreeAwards(tmp_path) as stage:
        secretary = await stage.open()
        assert STATE in (await secretary.taps("Chuẩn bị phiếu suy tôn"))[-1]
        await stage.held(secretary, {"van-phong": 6})
        draft = (await secretary.taps(f"Chuẩn bị phiếu: {PROVINCE}"))[-1]
        assert f"{PROVINCE} năm 2023" in draft
        assert "Danh sách (8 đơn vị)" in draft
        await stage.held(secretary, {"ban-to-chuc": 7})
        draft = (await secretary.taps(f"Chuẩn bị phiếu: {MERIT}"))[-1]
        assert "Chọn <b>không quá 3</b> đơn vị" in draft
        assert "Danh sách (7 đơn vị)" in draft
        await stage.held(secretary, {"bao-lao-cai": 8, "ban-dan-van": 7, "dang-uy-khoi": 5, "uy-ban-kiem-tra": 4})
        with pytest.raises(NoSuchButton):
            await secretary.button("Chuẩn bị phiếu: ")
        said = [text.split("\n")[1] for text in await stage.group() if text.startswith("<b>KẾT QUẢ")]
        assert said == [f"Đề nghị tặng {title} năm 2023" for title in (STATE, PROVINCE, MERIT)]
        first, second, third = await stage.ballots()
        assert (first.seats, second.seats, third.seats) == (1, 1, 3)
        assert [one.seal.key for one in (first, second, third)] == [0, 1, 2]


async def test_an_open_tie_holds_the_next_award_back_until_it_is_settled(tmp_path: Path) -> None:
    profile = replace(ThreeAwards(tmp_path).file.profile, tie=(Tie.CHAIR,))
    async with ThreeAwards(tmp_path, profile) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.held(secretary, {"van-phong": 5, "ban-to-chuc": 5})
        assert "còn đơn vị bằng phiếu chưa được xác định" in (await secretary.presses("nextballot 1"))[-1]
        await secretary.taps("Chủ trì quyết định")
        await secretary.chooses("Văn phòng Tỉnh ủy")
        await secretary.taps("Xác nhận")
        await secretary.taps(f"Chuẩn bị phiếu: {PROVINCE}")
        ballot = await stage.ballot()
        assert await stage.unit("van-phong") not in ballot.candidates
        assert await stage.unit("ban-to-chuc") in ballot.candidates


async def test_the_next_award_pressed_twice_makes_one_draft(tmp_path: Path) -> None:
    async with ThreeAwards(tmp_path) as stage:
        secretary, chair = await stage.open(), await stage.chair()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.held(secretary, {"van-phong": 6})
        button = await chair.button(f"Chuẩn bị phiếu: {PROVINCE}")
        await secretary.presses(button.value)
        assert "đã cũ" in (await chair.presses(button.value))[-1]
        assert len(await stage.ballots()) == 2
