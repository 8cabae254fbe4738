"""The secret ballot as the lead runs it; what the box answers is put in its mouth."""

from functools import partial
from pathlib import Path

from rules.meetings import BallotState
from rules.review import SheetState
from storage.store import Store
from tests.handlers.meeting_stage import COMMITTEE, MeetingStage


async def test_the_draft_lists_the_candidates_in_dictionary_order_with_the_rule(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        draft = (await secretary.taps("Chuẩn bị phiếu suy tôn"))[-1]
        assert "Chọn <b>không quá 2</b> đơn vị" in draft
        assert "trên một nửa số đơn vị của Khối (từ 5 phiếu)" in draft
        assert "4. Ban Tuyên giáo Tỉnh ủy\n5. Báo Lào Cai\n6. Đảng ủy Khối" in draft


async def test_a_unit_without_a_published_score_may_not_stand(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary, unit = await stage.open(), await stage.unit("bao-lao-cai")
        await stage.desk.write(lambda store: put_state(store, stage.bloc, unit, SheetState.LOCKED))
        draft = (await secretary.taps("Chuẩn bị phiếu suy tôn"))[-1]
        assert "Chưa đủ điều kiện vào danh sách: Báo Lào Cai." in draft
        await stage.desk.write(lambda store: put_state(store, stage.bloc, unit, SheetState.PUBLISHED))
        await secretary.says("/hoinghi")
        assert "9. Văn phòng Tỉnh ủy" in (await secretary.taps("Chuẩn bị phiếu suy tôn"))[-1]
        assert len(await stage.ballots()) == 1


async def test_with_nobody_to_stand_no_ballot_is_made(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        for unit in [await stage.unit(entry.key) for entry in stage.file.units]:
            await stage.desk.write(partial(put_state, bloc=stage.bloc, unit=unit, state=SheetState.LOCKED))
        assert "chưa có đơn vị nào đủ điều kiện" in (await secretary.taps("Chuẩn bị phiếu suy tôn"))[-1]
        assert await stage.ballots() == ()


async def test_who_is_present_is_counted_again_when_cards_go_out(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary, late = await stage.open(absent=1), await stage.person("bao-lao-cai/head")
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        await stage.keys()
        await late.taps("Có mặt")
        await secretary.says("kiểm phiếu")
        await stage.issue(secretary)
        ballot = await stage.ballot()
        assert (ballot.present, ballot.issued, len(ballot.roll)) == (9, 9, 9)
        await late.says("/diemdanh")
        await late.taps("Rời hội nghị")
        await secretary.says("kiểm phiếu")
        await stage.count(secretary, {"van-phong": 6})
        ballot = await stage.ballot()
        assert (ballot.present, ballot.issued) == (9, 9)


async def test_the_committees_head_sees_the_turnout_and_may_close(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary, head = await stage.open(), await stage.person(COMMITTEE[0])
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        ballot = await stage.ballot()
        assert (await head.rows())[-1].body["card"] == f"turnout:{ballot.id}"
        await head.taps("Đóng hòm phiếu")
        await head.taps("Đóng hòm phiếu")
        assert len(await stage.pending("close_box")) == 1
        member = await stage.person(COMMITTEE[1])
        assert "không thuộc nhiệm vụ" in (await member.presses(f"askclose {ballot.id}"))[-1]


async def test_cards_go_to_delegates_of_the_roll_and_to_nobody_else(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open(absent=1)
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        ballot = await stage.ballot()
        assert (ballot.state, ballot.issued) == (BallotState.OPEN, 8)
        for delegate in (await stage.delegates())[:8]:
            row = (await delegate.rows())[-1]
            if delegate.person != (await stage.chair()).person:
                assert row.body["card"] == f"ballot:{ballot.id}"
                assert "PHIẾU SUY TÔN" in row.body["html"]
        for key in ("bao-lao-cai/head", "bao-lao-cai/officer"):
            rows = await (await stage.person(key)).rows()
            assert not any(row.body.get("card", "").startswith("ballot:") for row in rows)
        assert "Phát ra 8 phiếu" in (await stage.group())[-1]
        assert (await secretary.rows())[-1].body["card"] == f"turnout:{ballot.id}"


async def test_the_card_comes_again_when_asked_for(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary, delegate = await stage.open(absent=1), await stage.person("ban-dan-van/head")
        assert "không có phiếu nào đang mở" in (await delegate.says("bỏ phiếu"))[-1]
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        assert "PHIẾU SUY TÔN" in (await delegate.says("phiếu đâu"))[-1]
        cards = [row for row in await delegate.rows() if row.body.get("card")]
        assert len(cards) == 1
        late = await stage.person("bao-lao-cai/head")
        assert "không có tên trong danh sách nhận phiếu" in (await late.says("/bophieu"))[-1]
        officer = await stage.person("bao-lao-cai/officer")
        assert "không thuộc nhiệm vụ" in (await officer.says("/bophieu"))[-1]


async def test_closing_writes_roll_and_papers_only_when_the_box_answers(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        assert "không ai bỏ phiếu thêm được" in (await secretary.taps("Đóng hòm phiếu"))[-1]
        assert await stage.pending("close_box") == []
        await secretary.taps("Đóng hòm phiếu")
        ballot = await stage.ballot()
        assert ballot.state is BallotState.OPEN
        voted = list(ballot.roll[1:])
        sealed = [[f"{number:02d}", "00ff"] for number in range(8)]
        await stage.comes_back("close_box", "box_closed", voted=voted, paper=[], sealed=sealed)
        assert await stage.desk.read(lambda store: store.ballots.voted(ballot.id)) == tuple(voted)
        kept = await stage.desk.read(lambda store: store.ballots.sealed(ballot.id))
        assert kept == tuple((name, b"\x00\xff") for name, _ in sealed)
        told = (await secretary.sees())[-1]
        assert "thu vào 8/9 phiếu" in told
        assert "Không bỏ phiếu: Văn phòng Tỉnh ủy" in told
        assert "Không bỏ phiếu" not in (await stage.group())[-1]


async def test_a_box_that_answers_twice_is_written_once(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        ballot = await stage.ballot()
        for _ in range(2):
            await secretary.presses(f"closebox {ballot.id}")
        for voted in (list(ballot.roll), list(ballot.roll[:1])):
            await stage.comes_back("close_box", "box_closed", voted=voted, paper=[], sealed=[["a", "00"]])
        assert await stage.desk.read(lambda store: store.ballots.voted(ballot.id)) == ballot.roll
        assert len([text for text in await stage.group() if "đã đóng" in text]) == 1


async def test_a_lost_box_makes_the_ballot_void_and_one_tap_begins_again(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        first = await stage.ballot()
        await secretary.presses(f"closebox {first.id}")
        await stage.comes_back("close_box", "box_lost", state="open")
        assert (await stage.ballot()).state is BallotState.VOID
        delegate = await stage.person("ban-dan-van/head")
        assert "không có hiệu lực" in (await delegate.sees())[-1]
        assert "không có hiệu lực" in (await stage.group())[-1]
        assert "không có phiếu nào đang mở" in (await delegate.says("/bophieu"))[-1]
        await secretary.taps("Bỏ phiếu lại")
        second = await stage.ballot()
        assert (second.id, second.state) == (first.id + 1, BallotState.DRAFT)
        assert second.candidates == first.candidates
        assert "đã cũ" in (await secretary.presses(f"againballot {first.id}"))[-1]
        await stage.vote(secretary)
        assert (await stage.ballot()).state is BallotState.OPEN


async def test_after_the_count_a_lost_box_changes_nothing(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        await stage.count(secretary, {"van-phong": 6})
        await stage.comes_back("forget_box", "box_lost", state="closed")
        assert (await stage.ballot()).state is BallotState.OPENED


async def test_only_the_lead_touches_the_box(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        outsider = await stage.person("bao-lao-cai/head")
        verbs = "prepare seal issue askclose closebox openbox againballot announce runoff zalosent"
        for value in ("ballot", *(f"{verb} 1" for verb in verbs.split())):
            assert "không thuộc nhiệm vụ" in (await outsider.presses(value))[-1], value
        assert "không thuộc nhiệm vụ" in (await outsider.says("kiểm phiếu"))[-1]
        assert (await stage.ballot()).state is BallotState.DRAFT


async def test_an_old_button_of_the_box_meets_the_ballot_of_today(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        assert "đang bỏ phiếu" in (await secretary.presses("seal 1"))[-1]
        assert "đang bỏ phiếu" in (await secretary.presses("openbox 1"))[-1]
        assert "đang bỏ phiếu" in (await secretary.presses("announce 1"))[-1]
        for value in ("seal 7", "closebox 7", "ballotresult 7"):
            assert "đã cũ" in (await secretary.presses(value))[-1]
        assert len(await stage.pending("make_keys")) == 0


def put_state(store: Store, bloc: int, unit: int, state: SheetState) -> None:
    store.sheets.set_state(store.sheets.of_unit(bloc, unit).id, state)
