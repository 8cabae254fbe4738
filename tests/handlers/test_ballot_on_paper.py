"""Ballots on paper alone: counted twice by the committee, each member apart."""

from dataclasses import replace
from pathlib import Path

from bot.player import Player
from messages.incoming import Attachment
from rules.meetings import BallotState
from rules.profile import Form, Profile, PublishWhen
from storage.store import Store
from tests.handlers.meeting_stage import COMMITTEE, MeetingStage
from tests.handlers.recorded_stage import HANDS, by, drafted, names


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


async def test_what_is_announced_at_once_needs_no_further_tap(tmp_path: Path) -> None:
    def at_once(profile: Profile) -> Profile:
        return replace(profile, form=Form.PAPER, publish_when=PublishWhen.AT_ONCE)

    async with MeetingStage(tmp_path, at_once) as stage:
        _, members = await papers_out(stage)
        for member in members[:2]:
            await types(member, PAPERS)
        assert (await stage.ballot()).state is BallotState.ANNOUNCED
