"""What is read aloud, in full sentences: who may open it, and what it says at that moment."""

from dataclasses import replace
from pathlib import Path

import pytest

from handlers.reading import read_aloud
from messages.render import render
from rules.errors import NotNow, NotYours, StaleButton
from rules.profile import BallotKind, Profile
from tests.bot.voting_stage import FLAG, VotingStage
from tests.handlers.meeting_stage import CHAIR, MeetingStage


async def page(stage: MeetingStage, kind: str, number: int, person: str = CHAIR) -> str:
    """What the page says to this person now."""
    reader = (await stage.person(person)).person
    with stage.database.read() as store:
        return render(read_aloud(store, kind, number, reader, stage.clock())).html


async def test_guests_are_introduced_in_their_order_before_the_units_that_are_there(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=2)
        await secretary.says("/hoinghi")
        await secretary.taps("Khách mời")
        await secretary.taps("Thêm khách mời")
        await secretary.says("Phó Chủ tịch; Ủy ban nhân dân tỉnh\nBí thư; Tỉnh đoàn")
        said = await page(stage, "gioi-thieu", 1)
        assert said.index("1. Phó Chủ tịch, Ủy ban nhân dân tỉnh") < said.index("2. Bí thư, Tỉnh đoàn")
        assert "7/9 đơn vị có mặt" in said
        assert said.index("2. Bí thư") < said.index("1. Văn phòng Tỉnh ủy")
        assert "Chưa có mặt: " in said


async def test_a_stand_in_is_introduced_by_name(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.gather(absent=9)
        delegate = await stage.person("bao-lao-cai/head")
        await delegate.taps("Ủy quyền")
        await delegate.says("Phó Tổng Biên tập; phụ trách nội dung")
        said = await page(stage, "gioi-thieu", 1)
        assert "1. Báo Lào Cai: Phó Tổng Biên tập, phụ trách nội dung, dự thay" in said


async def test_the_rules_of_the_ballot_say_what_the_profile_says(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        said = await page(stage, "the-le", (await stage.ballot()).id)
        assert "THỂ LỆ BỎ PHIẾU" in said
        assert "2. Danh sách có 9 đơn vị: Ban Dân vận Tỉnh ủy; " in said
        assert "Chọn <b>không quá 2</b> đơn vị" in said
        assert "tức là từ 5 phiếu" in said
        assert "ít nhất 2 trong 3 thành viên" in said


async def test_other_kinds_of_ballot_are_explained_as_they_are(tmp_path: Path) -> None:
    def opinions(profile: Profile) -> Profile:
        return replace(profile, kind=BallotKind.OPINION_EACH, blank_valid=False, self_vote=False)

    async with MeetingStage(tmp_path, opinions) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        said = await page(stage, "the-le", (await stage.ballot()).id)
        assert "không có ý kiến" in said
        assert "không bỏ phiếu cho chính mình" in said
        assert "Phiếu trắng là phiếu không hợp lệ" in said
        assert "quá số quy định" not in said


async def test_the_minutes_of_the_count_say_it_all_and_only_after_the_count(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.voting()
        with pytest.raises(NotNow):
            await page(stage, "bien-ban-kiem-phieu", (await stage.ballot()).id)
        for unit in FLAG:
            await stage.votes(unit)
        await stage.close(secretary)
        await stage.open_box()
        said = await page(stage, "bien-ban-kiem-phieu", (await stage.ballot()).id)
        assert "BIÊN BẢN KIỂM PHIẾU" in said
        assert "Hồi 14 giờ 00, ngày 19 tháng 12 năm 2023" in said
        assert "Khối thi đua các cơ quan Tỉnh ủy Lào Cai" in said
        assert "được triệu tập: 9; có mặt: 9; vắng mặt: 0." in said
        assert "Số phiếu phát ra: 9. Số phiếu thu vào: 9." in said
        assert "1. Trường Chính trị tỉnh: 7/9 phiếu (77,78%)." in said
        assert "suy tôn 02 đơn vị (Trường Chính trị tỉnh; Văn phòng Tỉnh ủy)" in said
        assert "chưa phải là quyết định khen thưởng" in said
        assert "Tổ trưởng" in said


async def test_award_names_are_read_in_the_order_they_are_announced(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.open()
        assert "Chưa có tên nào" in await page(stage, "khen-thuong", 1)


async def test_only_the_lead_reads_and_the_committee_only_its_ballot(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        await stage.counted()
        ballot = await stage.ballot()
        committee = ballot.seal.committee
        keys = [f"{unit.key}/{role}" for unit in stage.file.units for role in ("head", "officer")]
        people = {(await stage.person(key)).person: key for key in keys}
        member = next(people[one] for one in committee if one in people)
        assert "BIÊN BẢN" in await page(stage, "bien-ban-kiem-phieu", ballot.id, member)
        stranger = next(
            key
            for number, key in people.items()
            if number not in committee and not key.startswith("ban-noi-chinh")
        )
        for kind, number in (("gioi-thieu", 1), ("khen-thuong", 1), ("the-le", ballot.id)):
            with pytest.raises(NotYours):
                await page(stage, kind, number, stranger)
        with pytest.raises(NotYours):
            await page(stage, "bien-ban-kiem-phieu", ballot.id, stranger)


@pytest.mark.parametrize(
    ("kind", "number"), [("gioi-thieu", 77), ("the-le", 77), ("khong-co", 1), ("", 1), ("khen-thuong", 0)]
)
async def test_what_is_not_there_is_said_to_be_gone(tmp_path: Path, kind: str, number: int) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.open()
        with pytest.raises(StaleButton):
            await page(stage, kind, number)


async def test_the_readings_are_found_from_the_meeting(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Bản đọc")
        await secretary.taps("Giới thiệu đại biểu")
        assert (await secretary.rows())[-1].body["card"] == "reading:gioi-thieu:1"
        outsider = await stage.person("ban-dan-van/head")
        assert "không thuộc nhiệm vụ" in (await outsider.presses("readings 1"))[-1]
