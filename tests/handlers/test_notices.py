"""Thông báo: written by the lead, acknowledged by each unit with one tap, counted live, corrected, withdrawn."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from handlers.notice_rights import may_read_notice
from handlers.own_data import forget
from handlers.reminders import look
from messages.incoming import Attachment
from rules.people import Duty, Role
from storage.store import Store
from tests.handlers.reminder_stage import everybody_joins
from tests.handlers.sent_notices import HEAD, OFFICER, OTHER, PLAN, SECRETARY, labels, last, write
from tests.support.stage import ZONE, Stage


async def test_a_notice_is_read_by_every_unit_and_the_lead_watches_the_count(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head = await stage.person(OFFICER), await stage.person(HEAD)
        secretary = await write(stage, files=(PLAN,))
        draft = (await secretary.rows())[-1].body["html"]
        assert "chưa gửi" in draft
        assert "tất cả 9 đơn vị" in draft
        assert "ke-hoach.pdf" in draft
        assert "ngoài giờ" not in draft
        said = "\n".join(await secretary.taps("Gửi thông báo"))
        assert "Đã nhận 1/9</b>: còn " in said
        assert "Ban Dân vận Tỉnh ủy" in said
        told = await last(officer)
        assert "<b>Nộp báo cáo sơ kết</b>" in told
        assert "hạn 17 giờ 00, thứ Ba 31/10/2023" in told
        assert (await officer.rows())[-1].body["files"][0]["notice"] == 1
        assert "Nộp báo cáo sơ kết" in (await stage.group())[-1]
        assert "gửi trước ngày" not in (await stage.group())[-1]
        await head.sees()
        await secretary.sees()
        assert "đã nhận: Cán bộ" in (await officer.taps("Đã nhận"))[-1]
        assert "đã nhận: Cán bộ" in await last(head)
        assert "Đã nhận 2/9" in await last(secretary)
        assert await secretary.sees() == []
        await head.presses("noticeread 1")
        assert await secretary.sees() == []
        read = "Thông báo đồng chí đã nhận thay đơn vị: 1.\n- “Nộp báo cáo sơ kết”, 08 giờ 00, thứ Hai 30/10/2023"
        assert read in (await officer.says("/dulieu"))[-1]
        assert "thay đơn vị: 0." in (await head.says("/dulieu"))[-1]
        rows = await secretary.rows()
        assert sum("Đã nhận 2/9" in row.body["html"] for row in rows) == 1


async def test_only_who_has_not_read_is_reminded_and_a_notice_is_opened_again_from_the_list(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await everybody_joins(stage)
        officer, other = await stage.person(OFFICER), await stage.person(OTHER)
        secretary = await write(stage)
        await secretary.taps("Gửi thông báo")
        await other.taps("Đã nhận")
        await officer.sees()
        await secretary.presses("noticecount 1")
        assert "Đã nhắc 7 đơn vị" in (await secretary.taps("Nhắc ngay"))[-1]
        assert "Xác nhận đã nhận thông báo “Nộp báo cáo sơ kết”" in (await officer.sees())[-1]
        assert await other.sees() == []
        stage.clock.move(datetime(2023, 10, 31, 8, 1, tzinfo=ZONE))
        await stage.desk.tick(stage.bloc, look)
        assert "<b>Xác nhận đã nhận thông báo “Nộp báo cáo sơ kết”</b>" in "\n".join(await officer.sees())
        assert "Xác nhận đã nhận" not in "\n".join(await other.sees())
        await officer.says("/thongbao")
        await officer.taps("1. Nộp báo cáo sơ kết")
        assert "đã nhận: Cán bộ" in (await officer.taps("Đã nhận"))[-1]
        assert "Đã nhận 3/9" in (await secretary.sees())[-1]
        third = await stage.person("van-phong/officer")
        assert "đã nhận: Cán bộ" in (await third.taps("Đã nhận thông báo “Nộp báo cáo sơ kết”"))[-1]
        assert "Đã nhận 4/9" in (await secretary.sees())[-1]


async def test_chosen_units_alone_are_told_and_nobody_else_may_open_it_or_its_files(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, other, head = [await stage.person(key) for key in (OFFICER, OTHER, HEAD)]
        secretary = await write(stage, files=(PLAN,))
        await secretary.taps("Chọn đơn vị nhận")
        await secretary.chooses("Ban Dân vận Tỉnh ủy")
        said = "\n".join(await secretary.taps("Gửi thông báo"))
        assert "Đã nhận 0/1</b>: còn Ban Dân vận Tỉnh ủy." in said
        assert "1/9 đơn vị" in (await stage.group())[-1]
        assert await other.sees() == []
        assert "Chưa có thông báo" in (await other.says("/thongbao"))[-1]
        own, theirs = await stage.unit("ban-tuyen-giao"), await stage.unit("ban-dan-van")
        for value in ("noticeread 1", f"noticeread 1@{own}", f"noticeread 1@{theirs}", f"noticeread 9@{own}"):
            assert "không thuộc nhiệm vụ" in (await other.presses(value))[-1]
        for value in ("notice 1", "noticecount 1", "noticeback 1", "noticesend 1", "noticedraft 1"):
            assert "không thuộc nhiệm vụ" in (await other.presses(value))[-1]
        for value in ("noticenew", "noticecount 1", "noticetext 1", "noticefix 1", "noticedrop 1"):
            assert "không thuộc nhiệm vụ" in (await officer.presses(value))[-1]
        today = stage.clock().date()

        def readers(day: date) -> list[bool]:
            with stage.database.read() as store:
                people = (officer, head, other, secretary)
                return [may_read_notice(store, one.person, 1, day) for one in people]

        assert readers(today) == [True, True, False, True]
        assert readers(today - timedelta(days=4000)) == [False] * 4


async def test_a_draft_is_kept_changed_and_thrown_away_and_sent_only_once(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        secretary = await stage.person(SECRETARY)
        await secretary.presses("noticenew")
        assert "Chưa có nội dung" in (await secretary.says("", (PLAN,)))[-1]
        assert "thông báo chưa có nội dung" in (await secretary.presses("noticesend 1"))[-1]
        assert "chưa có nội dung" in (await secretary.says("…"))[-1]
        assert "tối đa 3000" in (await secretary.says("a" * 3001))[-1]
        assert "Bản nháp" in (await secretary.says("Họp"))[-1]
        await secretary.taps("Sửa nội dung")
        assert "<b>Họp giao ban</b>" in (await secretary.says("Họp giao ban"))[-1]
        broken = Attachment("", "bai-hat.mp3", 99, "")
        assert "bai-hat.mp3" in (await secretary.says("", (broken, PLAN)))[-1]
        await secretary.taps("Bỏ tệp 1")
        assert "Không có tệp kèm theo" in (await secretary.rows())[-1].body["html"]
        many = tuple(Attachment(f"{number:064x}", "tep.pdf", 1, "application/pdf") for number in range(11))
        assert "Chưa ghi: tep.pdf. Mỗi thông báo kèm tối đa 10 tệp" in (await secretary.says("", many))[-1]
        assert "Nháp: Họp giao ban" in await labels(secretary, "/thongbao")
        await secretary.presses("noticesend 1")
        assert "Nút này đã cũ" in (await secretary.presses("noticesend 1"))[-1]
        assert len([row for row in await officer.rows() if "Họp giao ban" in row.body["html"]]) == 1
        await write(stage, "Nháp bỏ đi")
        await secretary.taps("Bỏ bản nháp")
        assert "Nháp" not in "".join(await labels(secretary, "/thongbao"))


async def test_who_serves_two_units_reads_and_acknowledges_for_each(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, unit = await stage.person(OFFICER), await stage.unit("van-phong")
        both = Duty(officer.person, unit, stage.bloc, Role.OFFICER, date(2023, 1, 1))
        await stage.desk.write(lambda store: store.people.put_duty(both))
        secretary = await write(stage)
        await secretary.taps("Gửi thông báo")
        told = [said for said in await officer.sees() if "Thông báo của Trưởng khối" in said]
        assert len(told) == 2
        await officer.presses(f"noticeread 1@{unit}")
        assert "• Văn phòng Tỉnh ủy" in (await secretary.presses("noticecount 1"))[-1]
        await officer.taps("Đã nhận")
        assert "Đã nhận 3/9" in (await secretary.presses("noticecount 1"))[-1]


async def test_the_name_of_an_erased_reader_is_gone_and_the_reading_stays(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, secretary = await stage.person(OFFICER), await write(stage)
        await secretary.taps("Gửi thông báo")
        await officer.taps("Đã nhận")

        def erase(store: Store) -> None:
            person = store.people.person(officer.person)
            assert person is not None
            forget(store, person, stage.clock())

        await stage.desk.write(erase)
        shown = (await secretary.presses("noticecount 1"))[-1]
        assert "Đã nhận 2/9" in shown
        assert "Ban Dân vận Tỉnh ủy: Người đã xóa dữ liệu" in shown


async def test_a_draft_says_when_units_would_hear_it_outside_working_hours(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(datetime(2023, 11, 11, 23, tzinfo=ZONE))
        secretary = await write(stage)
        draft = (await secretary.rows())[-1].body["html"]
        assert "Đang ngoài giờ làm việc: bấm Gửi thông báo thì các đơn vị và nhóm nhận được ngay bây giờ" in draft
