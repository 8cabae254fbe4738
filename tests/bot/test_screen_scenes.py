"""What the big screen turns to when it is asked: the table of results, an open vote, and back to the agenda."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.player import NoSuchButton
from rules.agenda import Shown, Stand
from rules.final_table import FinalTable, Line
from rules.motions import Matter, Motion, MotionForm, MotionState, Voices
from storage.store import Store
from tests.bot.voting_stage import VotingStage
from tests.support.stage import ZONE

AT = datetime(2023, 12, 19, 14, 5, tzinfo=ZONE)
QUESTION = "Thông qua báo cáo tổng kết?"


class ScreenStage(VotingStage):
    """A meeting whose table is locked, and what is put on its screen by hand."""

    async def __aenter__(self) -> "ScreenStage":
        await super().__aenter__()
        return self

    async def lock(self, assigned: int = 100) -> None:
        def work(store: Store) -> None:
            lines = [
                Line(unit.id, unit.name, rank, Decimal("98.75") - rank, Decimal(assigned), {})
                for rank, unit in enumerate(store.people.units(self.bloc), 1)
            ]
            store.final_tables.put(self.bloc, FinalTable(2023, Decimal(100), tuple(lines)))

        await self.desk.write(work)

    async def ask(self, state: MotionState, counts: Voices | None = None) -> None:
        """A motion on the screen."""

        def work(store: Store) -> None:
            roll = tuple(unit.id for unit in store.people.units(self.bloc))
            motion = Motion(0, 1, Matter.REPORT, QUESTION, state, 1, AT, MotionForm.BY_NAME, roll, counts=counts)
            number = store.motions.put(motion)
            store.agenda.put_stand(1, Stand(shown=Shown.MOTION, number=number))

        await self.desk.write(work)


async def test_the_table_is_on_the_screen_and_on_phones_when_the_lead_chooses(tmp_path: Path) -> None:
    async with ScreenStage(tmp_path) as stage:
        secretary = await stage.open(absent=1)
        await stage.lock()
        assert (await stage.projector())["scene"] == "waiting"
        await secretary.taps("Chiếu bảng điểm")
        shown = await stage.projector()
        assert (shown["scene"], len(shown["lines"]), shown["shares"]) == ("table", 9, False)
        first = shown["lines"][0]
        assert (first["rank"], first["name"], first["total"]) == (1, "Văn phòng Tỉnh ủy", "97,75")
        assert shown["note"] == "Thang 100 điểm"
        *present, absent = await stage.delegates()
        for delegate in present:
            assert "1. Văn phòng Tỉnh ủy: <b>97,75</b>" in (await delegate.sees())[-1]
        assert not any("Bảng tổng hợp điểm" in text for text in await absent.sees())


async def test_the_screen_goes_back_to_the_agenda(tmp_path: Path) -> None:
    async with ScreenStage(tmp_path) as stage:
        secretary = await stage.open()
        await stage.lock(assigned=90)
        await secretary.taps("Chiếu bảng điểm")
        assert (await stage.projector())["shares"]
        await secretary.taps("Thôi chiếu")
        assert (await stage.projector())["scene"] == "waiting"
        await secretary.taps("Chiếu bảng điểm")
        await secretary.taps("Nội dung tiếp theo ›")
        shown = await stage.projector()
        assert (shown["scene"], shown["running"]) == ("waiting", True)
        with pytest.raises(NoSuchButton):
            await secretary.button("Thôi chiếu")


async def test_there_is_no_table_before_the_scores_are_locked(tmp_path: Path) -> None:
    async with ScreenStage(tmp_path) as stage:
        secretary = await stage.open()
        assert "điểm năm 2023 chưa chốt" in (await secretary.taps("Chiếu bảng điểm"))[-1]
        assert (await stage.projector())["scene"] == "waiting"


async def test_a_ballot_that_opens_takes_the_screen_from_the_table(tmp_path: Path) -> None:
    async with ScreenStage(tmp_path) as stage:
        secretary = await stage.voting()
        await stage.lock()
        await secretary.presses("showtable 1")
        assert (await stage.projector())["scene"] == "ballot"


async def test_an_open_vote_shows_its_question_and_counts_only_once_closed(tmp_path: Path) -> None:
    async with ScreenStage(tmp_path) as stage:
        await stage.open()
        await stage.ask(MotionState.OPEN, Voices(3, 1, 0))
        shown = await stage.projector()
        assert (shown["scene"], shown["heading"], shown["question"]) == ("motion", "Đang biểu quyết", QUESTION)
        assert shown["voices"] is None
        await stage.ask(MotionState.CLOSED, Voices(7, 1, 1))
        shown = await stage.projector()
        assert [(one["label"], one["count"]) for one in shown["voices"]] == [
            ("Tán thành", 7),
            ("Không tán thành", 1),
            ("Không có ý kiến", 1),
        ]
        assert shown["note"] == "Hội nghị thông qua (cần ít nhất 5/9 đơn vị có mặt)"
        await stage.ask(MotionState.CLOSED, Voices(4, 5, 0))
        assert (await stage.projector())["note"].startswith("Chưa đủ số tán thành")


async def test_nobody_but_the_lead_turns_the_screen(tmp_path: Path) -> None:
    async with ScreenStage(tmp_path) as stage:
        await stage.open()
        await stage.lock()
        outsider = await stage.person("ban-dan-van/head")
        assert "không thuộc nhiệm vụ" in (await outsider.presses("showtable 1"))[-1]
        assert (await stage.projector())["scene"] == "waiting"
