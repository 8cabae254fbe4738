"""Where named delegates vote: each has one ballot of their own, and everything that is counted counts them."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rules.meetings import Attendance
from rules.people import Duty, Role
from rules.record import checked
from tests.bot.delegates_stage import THREE, DelegatesStage
from tests.handlers.meeting_stage import SECRETARY

HEAD, OFFICER, THIRD = THREE


async def test_a_unit_with_three_delegates_has_three_ballots_from_check_in_to_the_record(
    tmp_path: Path,
) -> None:
    async with DelegatesStage(tmp_path) as stage:
        secretary = await stage.voting()
        assert "phát ra 11 phiếu" in await stage.last(SECRETARY)
        card = await stage.card(THIRD)
        assert "mỗi đại biểu một phiếu" in card["html"]
        assert "Phiếu của <b>Trưởng phòng Dân vận các cơ quan (BDV)</b>" in card["html"]
        assert "trên một nửa số đại biểu của Khối (từ 6/11 phiếu)" in card["html"]
        for person in THREE:
            cast = await stage.cast(person, "van-phong")
            assert cast["say"].startswith("Phiếu của đại biểu đã vào hòm.")
        assert await stage.cast(HEAD, "bao-lao-cai") == {
            "state": "cast",
            "say": "Đại biểu đã bỏ phiếu. Mỗi đại biểu chỉ có một phiếu.",
        }
        turnout = await stage.turnout()
        assert (turnout["collected"], turnout["issued"]) == (3, 11)
        assert "Đã bỏ phiếu: <b>3/11</b> đại biểu." in str(turnout["html"])
        assert "Chưa bỏ phiếu: Chánh Văn phòng Tỉnh ủy (VPTU); " in str(turnout["html"])
        assert (await stage.projector())["who"] == "đại biểu"
        for unit in ("ban-to-chuc", "ban-noi-chinh", "ban-tuyen-giao"):
            await stage.cast(f"{unit}/head", "van-phong")
        await stage.close(secretary)
        await stage.open_box()
        assert "Số đại biểu trong Khối: 11 · Có mặt: 11" in await stage.last(SECRETARY)
        await secretary.taps("Công bố")
        await stage.effects.drain()
        ballot = await stage.ballot()
        people = [(await stage.person(key)).person for key in (*THREE, "ban-to-chuc/head")]
        voted = await stage.desk.read(lambda store: store.ballots.voted(ballot.id))
        assert list(voted) == sorted(voted)
        assert set(people) <= set(voted) <= set(ballot.roll)
        assert "6/11 đại biểu nhận phiếu đã bỏ phiếu" in (await stage.group())[-2]
        await secretary.presses(f"ballotcodes {ballot.id}")
        assert "Trưởng phòng Dân vận các cơ quan (BDV)" in await stage.last(SECRETARY)
        await the_record_agrees(stage, people)


async def the_record_agrees(stage: DelegatesStage, people: list[int]) -> None:
    rows = await (await stage.secretary()).rows()
    [file] = [file for row in rows for file in row.body.get("files", ()) if file["name"].endswith(".json")]
    kept = stage.files.path(file["digest"])
    assert kept is not None
    record = json.loads(kept.read_bytes())
    assert checked(record) == ()
    assert set(map(str, people)) <= record["delegate_names"].keys()
    assert record["names"].keys() == {str(unit) for unit in record["candidates"]}
    forged = {**record, "delegates": {**record["delegates"], str(people[0]): [1]}}
    assert "frozen" in checked(forged)


async def test_delegates_are_there_one_by_one_and_the_quorum_counts_them(tmp_path: Path) -> None:
    async with DelegatesStage(tmp_path) as stage:
        secretary = await stage.secretary()
        await secretary.says("/hoinghi")
        assert "Khối có 11 đại biểu" in await stage.last(SECRETARY)
        await secretary.taps("Mở điểm danh")
        head, officer, third = [await stage.person(key) for key in THREE]
        await head.taps("Báo vắng")
        assert await here(stage) == {"ban-dan-van": None}
        await officer.taps("Ủy quyền")
        assert "có người dự thay" in await stage.last(OFFICER)
        assert await here(stage) == {"ban-dan-van": Attendance.PROXY}
        await third.taps("Có mặt")
        assert await here(stage) == {"ban-dan-van": Attendance.PRESENT}
        await secretary.says("/hoinghi")
        assert "Có mặt: <b>2/11</b> đại biểu. Còn thiếu 6 đại biểu" in await stage.last(SECRETARY)
        await secretary.taps("Khai mạc hội nghị")
        assert "có mặt 2 đại biểu, cần ít nhất 8" in await stage.last(SECRETARY)
        await secretary.says("/hoinghi")
        await secretary.taps("Điểm danh hộ")
        await secretary.taps("Trưởng Ban Dân vận Tỉnh ủy (BDV)")
        await secretary.taps("Ủy quyền")
        assert "Trưởng Ban Dân vận Tỉnh ủy (BDV): ủy quyền dự thay" in await stage.last(SECRETARY)
        assert "Thư ký đã ghi" in await stage.last(HEAD)
        meeting = (await stage.meeting()).id
        for tap in (f"standin {meeting} 1", f"rollunit {meeting} 999", f"mark {meeting} 1 present"):
            await secretary.presses(tap)
            assert "không thuộc nhiệm vụ" in await stage.last(SECRETARY)
        await third.presses(f"checkin {meeting} {await stage.unit('van-phong')} absent")
        assert "không thuộc nhiệm vụ" in await stage.last(THIRD)


async def here(stage: DelegatesStage) -> dict[str, Attendance | None]:
    meeting, unit = (await stage.meeting()).id, await stage.unit("ban-dan-van")
    known = await stage.desk.read(lambda store: store.meetings.attendance(meeting))
    return {"ban-dan-van": known.get(unit)}


async def test_who_left_was_replaced_or_came_late_changes_nothing_on_a_card_that_is_out(
    tmp_path: Path,
) -> None:
    async with DelegatesStage(tmp_path) as stage:
        await stage.voting(absent=1)
        late, third, unit = (
            await stage.person("bao-lao-cai/head"),
            await stage.person(THIRD),
            await stage.unit("ban-dan-van"),
        )
        await late.taps("Có mặt")
        assert "không thuộc nhiệm vụ" in (await stage.cast("bao-lao-cai/head", "van-phong"))["error"]
        await third.presses(f"checkin {(await stage.meeting()).id} {unit} absent")
        assert "đã rời hội nghị" in await stage.last(THIRD)
        yesterday, today = stage.clock().date() - timedelta(days=1), stage.clock().date()
        new = (await stage.person("ban-to-chuc/officer")).person
        duty = Duty(new, unit, stage.bloc, Role.DELEGATE, today)
        await stage.desk.write(
            lambda store: store.people.end_duties(third.person, unit, Role.DELEGATE, yesterday)
        )
        await stage.desk.write(lambda store: store.people.put_duty(duty))
        assert "error" in await stage.cast("ban-to-chuc/officer", "van-phong"), (
            "named since the box was sealed"
        )
        assert (await stage.cast(THIRD, "van-phong"))["state"] == "cast"
        assert (await stage.turnout())["issued"] == 10


async def test_one_person_named_for_two_units_votes_once_and_for_neither_of_them(tmp_path: Path) -> None:
    async with DelegatesStage(tmp_path, lambda own: replace(own, self_vote=False, lead_votes=False)) as stage:
        third, other = await stage.person(THIRD), await stage.unit("bao-lao-cai")
        duty = Duty(third.person, other, stage.bloc, Role.DELEGATE, stage.clock().date())
        await stage.desk.write(lambda store: store.people.put_duty(duty))
        secretary = await stage.voting()
        ballot = await stage.ballot()
        lead = (await stage.person("ban-noi-chinh/head")).person
        assert (ballot.eligible, ballot.present, ballot.issued) == (10, 11, 10)
        assert lead not in ballot.roll
        card = await stage.card(THIRD)
        assert "Đại biểu không bỏ phiếu cho đơn vị của mình." in card["html"]
        assert not {other, await stage.unit("ban-dan-van")} & {option["id"] for option in card["options"]}
        assert "error" in await stage.cast(THIRD, "bao-lao-cai")
        assert (await stage.cast(THIRD, "van-phong"))["state"] == "cast"
        assert (await stage.turnout())["collected"] == 1
        assert "số đại biểu được quyền bỏ phiếu" in (await stage.card(OFFICER))["html"]
        await stage.close(secretary)
        assert (await stage.ballot()).on_paper == ()


@pytest.mark.parametrize(("form", "words"), [("open", "giơ tay"), ("unanimous", "nhất trí")])
async def test_hands_and_voices_are_those_of_delegates(tmp_path: Path, form: str, words: str) -> None:
    async with DelegatesStage(tmp_path, lambda own: replace(own, form=type(own.form)(form))) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        assert words in await stage.last(SECRETARY)
        await secretary.taps("Nhập kết quả giơ tay" if form == "open" else "Ghi biểu quyết nhất trí")
        assert "Có mặt 11 đại biểu" in await stage.last(SECRETARY)


async def test_everybody_gets_a_trial_paper(tmp_path: Path) -> None:
    async with DelegatesStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses(f"trial {(await stage.meeting()).id}")
        await stage.effects.drain()
        third = await stage.person(THIRD)
        assert "PHIẾU THỬ" in await stage.last(THIRD)
        meeting = (await stage.meeting()).id
        trial = await stage.desk.read(lambda store: store.ballots.trial(meeting))
        assert trial is not None
        answer = await stage.touches.cast(third.person, trial.id, [1], blank=False)
        assert answer["state"] == "cast"
        await stage.close(secretary)
        await secretary.taps("Mở hòm phiếu")
        await stage.effects.drain()
        assert "Thu vào 1/11 phiếu" in await stage.last(SECRETARY)
        await secretary.taps("Kết thúc phiếu thử")
        assert await stage.desk.read(lambda store: store.ballots.voted(trial.id)) == ()
