"""Ballots without a box: agreed by all, by raised hands, and on paper counted twice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.player import NoSuchButton, Player
from bot.result_bars import bars_of
from messages.incoming import Attachment
from rules.meetings import BallotState
from rules.profile import BallotKind, Form, Profile, PublishWhen
from rules.rounds import elected_of
from storage.store import Store
from tests.handlers.meeting_stage import COMMITTEE, MeetingStage

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


async def test_all_agree_on_names_and_no_count_is_ever_told(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.UNANIMOUS)) as stage:
        secretary = await drafted(stage, absent=2)
        with pytest.raises(NoSuchButton):
            await secretary.button("Niêm phong hòm phiếu")
        assert "đã cũ" in (await secretary.presses("seal 1"))[-1]
        await secretary.taps("Ghi biểu quyết nhất trí")
        shown = (await secretary.chooses("Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"))[-1]
        assert "(7/7 đơn vị có mặt) suy tôn: <b>Ban Tổ chức Tỉnh ủy; Văn phòng Tỉnh ủy</b>" in shown
        await secretary.taps("Hội nghị nhất trí")
        ballot = await stage.ballot()
        assert ballot.state is BallotState.ANNOUNCED
        assert elected_of(ballot) == (await stage.unit("ban-to-chuc"), await stage.unit("van-phong"))
        said = (await stage.group())[-1]
        assert "<b>KẾT QUẢ BIỂU QUYẾT SUY TÔN</b>" in said
        assert "Có mặt: 7/9 đơn vị. Hình thức: biểu quyết nhất trí, không bỏ phiếu." in said
        assert "Hội nghị nhất trí suy tôn 02 đơn vị nêu trên" in said
        assert "phiếu (" not in said
        assert "Thu vào" not in said
        units = await stage.desk.read(lambda store: {unit.id: unit for unit in store.people.units(stage.bloc)})
        assert [(bar.name, bar.votes) for bar in bars_of(ballot, units)] == [
            ("Ban Tổ chức Tỉnh ủy", None),
            ("Văn phòng Tỉnh ủy", None),
        ]
        with pytest.raises(NoSuchButton):
            await secretary.button("Bỏ phiếu vòng hai")


async def test_the_meeting_agrees_on_somebody_and_on_no_more_than_the_seats(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.UNANIMOUS)) as stage:
        secretary = await drafted(stage)
        await secretary.taps("Ghi biểu quyết nhất trí")
        assert "chọn ít nhất 1 và không quá 2" in (await secretary.presses("agreedpick 1"))[-1]
        keys = ("van-phong", "ban-to-chuc", "bao-lao-cai")
        three = tuple([str(await stage.unit(key)) for key in keys])
        assert "không quá 2" in (await secretary.presses("agreedpick 1", three))[-1]
        assert "không quá 2" in (await secretary.presses("agreedset 1 0.1.2"))[-1]
        assert "đã cũ" in (await secretary.presses("agreedset 1 77"))[-1]
        assert (await stage.ballot()).state is BallotState.DRAFT


async def test_hands_are_typed_looked_at_and_announced_by_the_chair(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.OPEN)) as stage:
        secretary = await drafted(stage)
        asked = (await secretary.taps("Nhập kết quả giơ tay"))[-1]
        assert "ví dụ: 8; 7; 0; 0; 0; 0; 0; 0; 0" in asked
        shown = (await secretary.says(HANDS))[-1]
        assert "2. Ban Nội chính Tỉnh ủy: 1" in shown
        assert "có thể làm lộ" not in (await secretary.taps("Xác nhận"))[-1]
        assert (await stage.ballot()).state is BallotState.OPENED
        assert not any("KẾT QUẢ" in text for text in await stage.group())
        await secretary.taps("Công bố")
        said = (await stage.group())[-1]
        assert "Hình thức: biểu quyết giơ tay · Số đơn vị biểu quyết: 9" in said
        listed = await names(stage)
        assert f"1. <b>{listed[3]}</b>: 7/9 đơn vị (77,78%)" in said
        assert "Thu vào" not in said


async def test_hands_typed_wrong_are_refused_with_the_reason_and_typed_again(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.OPEN)) as stage:
        secretary = await drafted(stage, absent=1)
        await secretary.taps("Nhập kết quả giơ tay")
        assert "cần đúng 9 số" in (await secretary.says("8; 7"))[-1]
        assert "nhiều hơn 8 là số nhiều nhất" in (await secretary.says("9; 0; 0; 0; 0; 0; 0; 0; 0"))[-1]
        assert "nhiều nhất là 16" in (await secretary.says("8; 8; 1; 0; 0; 0; 0; 0; 0"))[-1]
        assert "đã cũ" in (await secretary.presses("handset 1"))[-1]
        shown = (await secretary.says("Báo Lào Cai: 6; VPTU: 5"))[-1]
        assert "Báo Lào Cai: 6" in shown
        await secretary.says("Báo Lào Cai: 7; VPTU: 5")
        await secretary.taps("Xác nhận")
        totals = (await stage.ballot()).totals
        assert totals is not None
        assert totals.votes[await stage.unit("bao-lao-cai")] == 7
        assert (totals.issued, totals.valid) == (8, 8)


async def test_each_unit_may_be_answered_by_hands(tmp_path: Path) -> None:
    def each(profile: Profile) -> Profile:
        return replace(profile, form=Form.OPEN, kind=BallotKind.OPINION_EACH)

    async with MeetingStage(tmp_path, each) as stage:
        secretary = await drafted(stage)
        await secretary.taps("Nhập kết quả giơ tay")
        await secretary.says("Báo Lào Cai: 8/1/0")
        await secretary.taps("Xác nhận")
        totals = (await stage.ballot()).totals
        assert totals is not None
        unit = await stage.unit("bao-lao-cai")
        assert (totals.votes[unit], totals.against[unit], totals.no_opinion[unit]) == (8, 1, 0)


async def test_a_tie_by_hands_goes_to_a_second_vote_by_hands(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.OPEN)) as stage:
        secretary = await drafted(stage)
        await secretary.taps("Nhập kết quả giơ tay")
        await secretary.says("Báo Lào Cai: 6; Văn phòng Tỉnh ủy: 5; Ban Tổ chức Tỉnh ủy: 5")
        await secretary.taps("Xác nhận")
        await secretary.taps("Công bố")
        await secretary.taps("Bỏ phiếu vòng hai")
        await secretary.taps("Nhập kết quả giơ tay")
        await secretary.says("4; 5")
        await secretary.taps("Xác nhận")
        await secretary.taps("Công bố")
        assert elected_of(await stage.ballot()) == (await stage.unit("van-phong"),)


async def papers_out(stage: MeetingStage) -> tuple[Player, list[Player]]:
    """The secretary and the committee, with paper ballots handed out."""
    secretary = await drafted(stage)
    await secretary.taps("Phát phiếu giấy")
    return secretary, [await stage.person(key) for key in COMMITTEE]


async def types(member: Player, text: str) -> list[str]:
    await member.taps("Nhập kết quả kiểm phiếu")
    await member.says(text)
    return await member.taps("Xác nhận")


PAPERS = f"9; 9; 9; 9; 8\n{HANDS}"
OTHERS = "9; 9; 9; 9; 9\n0; 1; 0; 7; 0; 0; 0; 5; 2"


async def test_papers_counted_alike_by_two_members_are_the_result(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.PAPER)) as stage:
        secretary, members = await papers_out(stage)
        assert "Phát ra 9 phiếu giấy" in (await stage.group())[-1]
        assert "hai bản khớp nhau" in (await types(members[0], PAPERS))[-1].lower()
        assert "Đã nhập kết quả: Cán bộ phụ trách" in (await secretary.says("/kiemphieu"))[-1]
        told = await types(members[2], PAPERS)
        assert "7/9 phiếu" in told[-1]
        assert (await stage.ballot()).state is BallotState.OPENED
        await secretary.taps("Công bố")
        said = (await stage.group())[-1]
        assert "Thu vào: 9 · Hợp lệ: 8 · Không hợp lệ: 1" in said
        kept = await stage.desk.read(lambda store: store.paper_counts.of_ballot(1))
        assert kept == {}


async def test_counts_that_differ_are_named_and_nobody_learns_the_others_figures(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.PAPER)) as stage:
        _, members = await papers_out(stage)
        await types(members[0], PAPERS)
        await members[0].sees()
        told = (await types(members[1], OTHERS))[-1]
        listed = await names(stage)
        assert told == (await members[0].sees())[-1]
        assert "Khác ở số liệu: phiếu hợp lệ." in told
        assert f"Khác ở số phiếu của: {listed[7]}." in told
        assert not any(figure in told for figure in ("8", "6", "5"))
        assert (await stage.ballot()).state is BallotState.CLOSED
        await types_again(members[0], OTHERS)
        assert (await stage.ballot()).state is BallotState.OPENED


async def types_again(member: Player, text: str) -> None:
    await member.taps("Nhập lại")
    await member.says(text)
    await member.taps("Xác nhận")


async def test_one_member_alone_cannot_agree_with_themself(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.PAPER)) as stage:
        _, members = await papers_out(stage)
        await types(members[0], PAPERS)
        await types_again(members[0], PAPERS)
        assert (await stage.ballot()).state is BallotState.CLOSED
        outsider = await stage.person("van-phong/head")
        assert "không thuộc nhiệm vụ" in (await outsider.presses("papercount 1"))[-1]
        assert "đã cũ" in (await members[1].presses("paperset 1"))[-1]


async def test_figures_that_cannot_be_are_refused_to_the_member(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.PAPER)) as stage:
        _, members = await papers_out(stage)
        await members[0].taps("Nhập kết quả kiểm phiếu")
        assert "phải là 9" in (await members[0].says(PAPERS.replace("9; 9; 9; 9; 8", "8; 8; 8; 8; 8")))[-1]
        too_many = PAPERS.replace("9; 9; 9; 9; 8", "9; 9; 9; 9; 10")
        assert "không được nhiều hơn 9" in (await members[0].says(too_many))[-1]
        assert "cần đúng 9 số" in (await members[0].says("9; 9; 9; 9; 8"))[-1]


async def test_a_secret_ballot_may_be_held_on_paper_when_phones_fail(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await drafted(stage)
        await secretary.taps("Bỏ phiếu giấy")
        await secretary.taps("Phát phiếu giấy")
        for key in COMMITTEE[:2]:
            await types(await stage.person(key), PAPERS)
        assert (await stage.ballot()).state is BallotState.OPENED
        assert await stage.pending("make_keys") == []


async def test_without_a_committee_no_paper_is_handed_out(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.PAPER)) as stage:
        secretary = await drafted(stage)
        await stage.desk.write(lambda store: store.committees.put(meeting_of(store, stage.bloc), []))
        assert "phải có 3 thành viên" in (await secretary.taps("Phát phiếu giấy"))[-1]
        assert (await stage.ballot()).state is BallotState.DRAFT


def meeting_of(store: Store, bloc: int) -> int:
    meeting = store.meetings.of_bloc(bloc)
    assert meeting is not None
    return meeting.id


async def test_the_signed_minutes_are_attached_to_the_ballot(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.PAPER)) as stage:
        secretary, members = await papers_out(stage)
        assert "Chưa thực hiện được" in (await secretary.presses("paperscan 1"))[-1]
        for member in members[:2]:
            await types(member, PAPERS)
        await secretary.taps("Công bố")
        await secretary.taps("Đính kèm biên bản giấy")
        scan = Attachment("d" * 64, "bien-ban.pdf", 10, "application/pdf")
        kept = (await secretary.says("", (scan, Attachment("", "x.exe", 10, "application/octet-stream"))))[-1]
        assert "Đã đính kèm 1 tệp" in kept
        assert "Không nhận: x.exe" in kept
        scans = await stage.desk.read(lambda store: store.paper_counts.scans(1))
        assert [one.name for one in scans] == ["bien-ban.pdf"]
        outsider = await stage.person("van-phong/head")
        assert "không thuộc nhiệm vụ" in (await outsider.presses("paperscan 1"))[-1]


async def test_what_is_announced_at_once_needs_no_further_tap(tmp_path: Path) -> None:
    def at_once(profile: Profile) -> Profile:
        return replace(profile, form=Form.PAPER, publish_when=PublishWhen.AT_ONCE)

    async with MeetingStage(tmp_path, at_once) as stage:
        _, members = await papers_out(stage)
        for member in members[:2]:
            await types(member, PAPERS)
        assert (await stage.ballot()).state is BallotState.ANNOUNCED


async def test_only_the_lead_records_a_ballot(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.OPEN)) as stage:
        await drafted(stage)
        outsider = await stage.person("van-phong/head")
        for value in ("agreed 1", "agreedpick 1", "agreedset 1 0", "handcounts 1", "onpaper 1", "paperout 1"):
            assert "không thuộc nhiệm vụ" in (await outsider.presses(value))[-1], value


async def test_a_paper_ballot_given_up_leaves_no_count_and_begins_again_on_paper(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path, by(Form.PAPER)) as stage:
        secretary, members = await papers_out(stage)
        await types(members[0], PAPERS)
        await secretary.says("/kiemphieu")
        await secretary.taps("Hủy lần bỏ phiếu")
        await secretary.says("Phiếu phát nhầm danh sách")
        assert await stage.desk.read(lambda store: store.paper_counts.of_ballot(1)) == {}
        await secretary.taps("Bỏ phiếu lại")
        await secretary.taps("Phát phiếu giấy")
        assert (await stage.ballot()).state is BallotState.CLOSED
        assert "đã cũ" in (await members[0].presses("papercount 1"))[-1]
