"""The count, its announcement, and what follows a tie."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.player import NoSuchButton, Player
from rules.meetings import BallotState
from rules.profile import Profile, Publish
from storage import tables
from tests.handlers.meeting_stage import COMMITTEE, MeetingStage

NINE = {"truong-chinh-tri": 7, "van-phong": 6, "ban-to-chuc": 2, "ban-tuyen-giao": 1, "ban-dan-van": 1}
TIE = {"truong-chinh-tri": 7, "van-phong": 5, "ban-to-chuc": 5}
PICTURE = {"digest": "d" * 64, "name": "ket-qua.png", "size": 10, "media_type": "image/png"}
ANNOUNCED = """<b>KẾT QUẢ KIỂM PHIẾU SUY TÔN</b>
Đề nghị tặng Cờ thi đua của Ủy ban nhân dân tỉnh năm 2023
Khối thi đua các cơ quan Tỉnh ủy Lào Cai · ngày 19 tháng 12 năm 2023

Số đơn vị trong Khối: 9 · Có mặt: 9
Số phiếu phát ra: 9 · Thu vào: 9 · Hợp lệ: 9 · Không hợp lệ: 0
Điều kiện: trên một nửa số đơn vị của Khối (từ 5 phiếu), lấy từ cao xuống thấp, không quá 2 đơn vị.

1. <b>Trường Chính trị tỉnh</b>: 7/9 phiếu (77,78%)
2. <b>Văn phòng Tỉnh ủy</b>: 6/9 phiếu (66,67%)

Hội nghị suy tôn 02 đơn vị nêu trên để <b>đề nghị Ủy ban nhân dân tỉnh xét, tặng</b> Cờ thi đua năm 2023. \
Kết quả này chưa phải là quyết định khen thưởng.

9/9 đơn vị nhận phiếu đã bỏ phiếu."""


@asynccontextmanager
async def counted(
    folder: Path,
    votes: dict[str, int],
    profile: Callable[[Profile], Profile] = lambda profile: profile,
    papers: dict[str, int] | None = None,
) -> AsyncIterator[tuple[MeetingStage, Player]]:
    """A ballot just opened, and the secretary who looks at it."""
    async with MeetingStage(folder, profile) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        await stage.count(secretary, votes, **(papers or {}))
        yield stage, secretary


async def test_totals_reach_the_committee_the_chair_and_the_secretary_and_nobody_else(tmp_path: Path) -> None:
    async with counted(tmp_path, NINE) as (stage, _):
        rooms = [f"p{number}" for number in range(1, 1 + len(stage.file.people))]
        said = await stage.desk.read(lambda store: [store.chat.last(room, 40) for room in rooms])
        rows = [row for room in said for row in room]
        told = {row.room for row in rows if "7/9 phiếu" in str(row.body)}
        members = [await stage.person(key) for key in COMMITTEE]
        assert told == {one.room for one in (await stage.secretary(), await stage.chair(), *members)}
        assert not any("phiếu (" in text for text in await stage.group())
        assert len(await stage.pending("forget_box")) == 1


async def test_nobody_sees_a_result_before_it_is_announced(tmp_path: Path) -> None:
    async with counted(tmp_path, NINE) as (stage, _):
        delegate = await stage.person("van-phong/head")
        assert "7/9" not in (await delegate.presses("ballotresult 1"))[-1]


async def test_the_announcement_of_nine_units_reads_as_it_should(tmp_path: Path) -> None:
    async with counted(tmp_path, NINE) as (stage, secretary):
        await secretary.taps("Công bố")
        assert (await stage.group())[-1] == ANNOUNCED
        assert (await stage.ballot()).state is BallotState.ANNOUNCED
        delegate = await stage.person("van-phong/head")
        assert (await delegate.presses("ballotresult 1"))[-1] == ANNOUNCED


async def test_two_presses_announce_once(tmp_path: Path) -> None:
    async with counted(tmp_path, NINE) as (stage, secretary):
        await secretary.taps("Công bố")
        assert "kết quả kiểm phiếu đã công bố" in (await (await stage.chair()).presses("announce 1"))[-1]
        assert (await stage.group()).count(ANNOUNCED) == 1
        assert len(await stage.pending("draw_result")) == 1


async def test_the_picture_follows_the_text(tmp_path: Path) -> None:
    async with counted(tmp_path, NINE) as (stage, secretary):
        await secretary.taps("Công bố")
        await stage.comes_back("draw_result", "picture_drawn", **PICTURE)
        row = (await stage.desk.read(lambda store: store.chat.last(f"g{stage.bloc}")))[-1]
        assert row.body["files"] == [PICTURE]


async def test_the_copy_for_zalo_is_plain_short_and_closed_by_a_button(tmp_path: Path) -> None:
    async with counted(tmp_path, NINE) as (_, secretary):
        await secretary.taps("Công bố")
        copy = next(row.body["copy"] for row in await secretary.rows() if row.body.get("copy"))
        assert copy.startswith("KẾT QUẢ KIỂM PHIẾU SUY TÔN\nĐề nghị tặng Cờ thi đua")
        assert "1. Trường Chính trị tỉnh: 7/9 phiếu (77,78%)" in copy
        assert len(copy) <= 2000
        assert "<" not in copy
        assert "đã gửi nhóm Zalo" in (await secretary.taps("Đã gửi nhóm"))[-1]
        with pytest.raises(NoSuchButton):
            await secretary.button("Đã gửi nhóm")


@pytest.mark.parametrize(
    ("publish", "said", "unsaid"),
    [
        (Publish.ALL_COUNTS, "3. Ban Tổ chức Tỉnh ủy: 2/9 phiếu (22,22%)", "nêu trên"),
        (Publish.COUNTS_OF_CHOSEN, "2. <b>Văn phòng Tỉnh ủy</b>: 6/9", "Ban Tổ chức"),
        (Publish.NAMES_ONLY, "2. <b>Văn phòng Tỉnh ủy</b>\n", "6/9"),
    ],
)
async def test_the_bloc_chooses_how_much_is_published(
    tmp_path: Path, publish: Publish, said: str, unsaid: str
) -> None:
    async with counted(tmp_path, NINE, lambda it: replace(it, publish=publish)) as (stage, secretary):
        await secretary.taps("Công bố")
        text = (await stage.group())[-1]
        assert said in text
        assert unsaid not in text


async def test_papers_missing_invalid_and_blank_are_said(tmp_path: Path) -> None:
    papers = {"collected": 8, "valid": 7, "invalid": 1, "blank": 1}
    async with counted(tmp_path, {"van-phong": 6}, papers=papers) as (stage, secretary):
        await secretary.taps("Công bố")
        text = (await stage.group())[-1]
        assert "Thu vào: 8 · Hợp lệ: 7 · Không hợp lệ: 1 · Phiếu trắng: 1" in text
        assert "8/9 đơn vị nhận phiếu đã bỏ phiếu" in text


async def test_a_tie_at_the_line_is_shown_and_run_off_among_the_tied(tmp_path: Path) -> None:
    async with counted(tmp_path, TIE) as (stage, secretary):
        chair = await stage.chair()
        assert "02 đơn vị bằng phiếu" in (await chair.sees())[-1]
        await secretary.taps("Công bố")
        text = (await stage.group())[-1]
        assert "Hội nghị suy tôn 01 đơn vị" in text
        assert "chưa xác định: Ban Tổ chức Tỉnh ủy; Văn phòng Tỉnh ủy" in text
        draft = (await secretary.taps("Bỏ phiếu vòng hai"))[-1]
        assert "Dự thảo phiếu suy tôn (vòng hai)" in draft
        assert "Chọn <b>1</b> đơn vị." in draft
        second = await stage.ballot()
        assert (second.round, second.seats, second.profile.at_most) == (2, 1, 1)
        await stage.vote(secretary)
        await stage.count(secretary, {"van-phong": 6, "ban-to-chuc": 3})
        await secretary.taps("Công bố")
        assert "SUY TÔN (VÒNG HAI)</b>" in (await stage.group())[-1]
        assert "1. <b>Văn phòng Tỉnh ủy</b>: 6/9" in (await stage.group())[-1]


async def test_a_second_tie_is_left_to_the_rules_and_never_broken_silently(tmp_path: Path) -> None:
    async with counted(tmp_path, TIE, lambda profile: replace(profile, max_rounds=1)) as (stage, secretary):
        assert "quy chế: chủ trì quyết định" in (await secretary.says("/kiemphieu"))[-1]
        await secretary.taps("Công bố")
        with pytest.raises(NoSuchButton):
            await secretary.button("Bỏ phiếu vòng hai")
        assert "Chưa thực hiện được" in (await secretary.presses("runoff 1"))[-1]
        assert len(await stage.ballots()) == 1


async def test_when_too_few_reach_the_bar_the_others_stand_again_for_the_seat_left(tmp_path: Path) -> None:
    async with counted(tmp_path, {"van-phong": 6, "ban-to-chuc": 4}) as (stage, secretary):
        await secretary.taps("Công bố")
        assert "Còn 01 vị trí chưa có đơn vị đạt điều kiện" in (await stage.group())[-1]
        await secretary.taps("Bỏ phiếu vòng hai")
        second = await stage.ballot()
        assert len(second.candidates) == 8
        assert await stage.unit("van-phong") not in second.candidates


async def test_a_nearly_unanimous_result_is_warned_of_before_it_is_announced(tmp_path: Path) -> None:
    async with counted(tmp_path, {"van-phong": 8}) as (stage, _):
        assert "có thể làm lộ lựa chọn" in (await (await stage.chair()).sees())[-1]


async def test_the_decisions_are_logged_without_a_vote(tmp_path: Path) -> None:
    async with counted(tmp_path, NINE) as (stage, secretary):
        await secretary.taps("Công bố")
        assert await stage.desk.read(lambda store: store.audit.unbroken(stage.bloc))
        lines = await stage.desk.read(lambda store: store.connection.execute(select(tables.audit)).all())
        ballot = {line.what: line.body for line in lines if line.what.startswith("ballot_")}
        assert list(ballot) == [
            "ballot_drafted",
            "ballot_sealed",
            "ballot_opened",
            "ballot_closing",
            "ballot_closed",
            "ballot_counted",
            "ballot_announced",
        ]
        assert not any({"votes", "totals", "marks"} & body.keys() for body in ballot.values())
