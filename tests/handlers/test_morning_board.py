"""The lead sees each morning who has sent what, and has the others reminded with one tap."""

from collections import Counter
from pathlib import Path

from bot.player import Player
from rules.deliveries import How
from rules.hand_ins import HandIn, HandInState
from storage.store import Store
from tests.handlers.reminder_stage import HEAD, LEAD, OFFICER, REPORT, ReminderStage, at, everybody_joins

UNITS = ("ban-dan-van", "ban-to-chuc", "ban-tuyen-giao", "bao-lao-cai", "truong-chinh-tri", "van-phong")
PAPERS = ("dang-ky-thi-dua", "ky-giao-uoc")


async def test_the_board_comes_once_a_morning_with_the_late_ones_by_name(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 29))
        await stage.deliver("ban-dan-van", REPORT)
        said = await stage.hears(LEAD, at(11, 30))
        board = said.partition("<b>Bảng theo dõi</b>")[2]
        report = board.partition("Báo cáo tổng kết năm của đơn vị</b>\n")[2]
        assert report.startswith("Hạn 17 giờ 00, thứ Sáu 01/12/2023 (còn 1 ngày làm việc): đã xong 1/9.")
        assert "Chưa xong: Ban Nội chính Tỉnh ủy, Ban Tổ chức Tỉnh ủy" in report
        assert "Bảng theo dõi" not in await stage.hears(LEAD, at(11, 30, 13, 30))
        assert "Bảng theo dõi" in await stage.hears(LEAD, at(12, 1))


async def test_the_board_says_who_blocked_the_bot_and_which_group_put_it_out(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 29, 10))
        lead, who = await stage.person(LEAD), (await stage.person(OFFICER)).person

        def lose(store: Store) -> None:
            [bloc] = store.blocs.ids()
            store.people.put_address("telegram", "-100", bloc=bloc)
            store.people.put_address("telegram", "7", person=who)
            store.people.set_address_state("telegram", "-100", "gone")
            store.people.set_address_state("telegram", "7", "blocked")

        await stage.desk.write(lose)
        lost = (await lead.says("/theodoi"))[-1].partition("Chưa liên lạc được")[2]
        assert "• Nhóm của Khối: trợ lý không còn trong nhóm Telegram." in lost
        assert "Ban Dân vận Tỉnh ủy: đã chặn trợ lý (Telegram)" in lost


async def test_nobody_but_the_lead_sees_the_board_or_reminds(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 29))
        officer = await stage.person(OFFICER)
        assert "Văn phòng Tỉnh ủy" not in (await officer.says("/theodoi"))[-1]
        for tap in ("nextsends", "countcopy", f"nudge {REPORT}"):
            assert "Báo cáo tổng kết" not in (await officer.presses(tap))[-1]
        assert await stage.sends() == []


async def test_a_nudge_reminds_at_once_and_not_twice_within_the_gap(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await everybody_joins(stage)
        stage.clock.move(at(11, 16, 9))
        lead, officer = await stage.person(LEAD), await stage.person(OFFICER)
        said = (await lead.presses(f"nudge {REPORT}"))[-1]
        assert "Đã nhắc 9 đơn vị" in said
        assert "Báo cáo tổng kết năm" in (await officer.sees())[-1]
        assert (REPORT, "nudged") in await stage.sends()
        again = (await lead.presses(f"nudge {REPORT}"))[-1]
        assert "nhắc lại được từ 13 giờ 00, thứ Năm 16/11/2023" in again


async def test_a_nudge_at_night_or_after_the_morning_s_digest_goes_with_the_next_hours(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await everybody_joins(stage)
        stage.clock.move(at(11, 15, 19))
        lead, officer = await stage.person(LEAD), await stage.person(OFFICER)
        assert "sẽ nhắc từ 07 giờ 30, thứ Năm 16/11/2023" in (await lead.presses(f"nudge {REPORT}"))[-1]
        assert await officer.sees() == []
        assert "Báo cáo tổng kết năm" in await stage.hears(OFFICER, at(11, 16, 7, 30))
        stage.clock.move(at(11, 16, 9))
        held = (await lead.presses("nudge de-xuat-khen-thuong"))[-1]
        assert "vừa được nhắc trong buổi này, nên sẽ nhắc từ 13 giờ 30, thứ Năm 16/11/2023" in held
        assert "Đề xuất tập thể" in await stage.hears(OFFICER, at(11, 16, 13, 30))


async def test_a_nudge_of_what_the_officer_put_off_says_until_when(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await everybody_joins(stage)
        await stage.tick(at(11, 28))
        lead, officer = await stage.person(LEAD), await stage.person(OFFICER)
        await officer.presses("lateall morning")
        stage.clock.move(at(11, 28, 14))
        said = (await lead.presses(f"nudge {REPORT}"))[-1]
        assert "đã hẹn nhắc lại, sẽ nhắc từ 08 giờ 00, thứ Tư 29/11/2023: Ban Dân vận Tỉnh ủy." in said
        assert "Đã nhắc 8 đơn vị" in said


async def test_who_cannot_be_reached_is_not_said_to_be_reminded(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await everybody_joins(stage)
        new, head, gone = [(await stage.person(key)).person for key in (OFFICER, HEAD, "van-phong/officer")]

        def lose(store: Store) -> None:
            for person in (new, head, gone):
                store.devices.revoke_person(person, at(11, 16))
            store.people.put_address("telegram", "7", person=gone)
            store.people.set_address_state("telegram", "7", "blocked")

        await stage.desk.write(lose)
        stage.clock.move(at(11, 16, 9))
        said = (await (await stage.person(LEAD)).presses(f"nudge {REPORT}"))[-1]
        assert "Đã nhắc 7 đơn vị" in said
        assert (
            "Chưa ai phụ trách việc này mở liên kết mời: Ban Dân vận Tỉnh ủy. Đề nghị gửi lại liên kết."
            in said
        )
        assert "Không còn liên lạc được với người phụ trách qua trợ lý: Văn phòng Tỉnh ủy." in said


async def test_the_next_reminders_are_seen_beforehand_and_a_copy_goes_to_a_group_elsewhere(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 29, 10))
        lead = await stage.person(LEAD)
        assert "Báo cáo tổng kết" in (await lead.says("/theodoi"))[-1]
        ahead = (await lead.taps("Xem các lần nhắc sắp tới"))[-1]
        assert "08 giờ 00, thứ Sáu 01/12/2023: Báo cáo tổng kết năm của đơn vị · 9 đơn vị, 9 người" in ahead
        await lead.says("/theodoi")
        await lead.taps("Bản gửi nhóm Zalo")
        copied = (await lead.rows())[-1].body["copy"]
        assert "Báo cáo tổng kết năm của đơn vị: 0/9 đơn vị đã gửi" in copied
        assert len(copied) <= 2000
        assert "đã chuyển vào nhóm Zalo" in (await lead.taps("Đã gửi nhóm"))[-1]


async def test_the_board_is_one_tap_from_the_status_and_the_calendar_of_the_lead_alone(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 29, 10))
        lead, officer = await stage.person(LEAD), await stage.person(OFFICER)
        for command in ("/trangthai", "/lich"):
            await lead.says(command)
            assert "Bảng theo dõi" in (await lead.taps("Bảng theo dõi"))[-1]
            await officer.says(command)
            labels = [button["label"] for line in (await officer.rows())[-1].body["rows"] for button in line]
            assert "Bảng theo dõi" not in labels


async def test_what_one_unit_has_longer_for_stays_on_the_board_until_then(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 29))
        unit, who = await stage.unit("ban-dan-van"), (await stage.person(OFFICER)).person
        until, now = at(12, 27, 17), at(11, 29)

        def grant(store: Store) -> None:
            store.extensions.grant(
                store.extensions.ask(stage.bloc, REPORT, unit, until, "chờ số liệu", who, now), until, who, now
            )

        await stage.desk.write(grant)
        lead = await stage.person(LEAD)
        for moment in (at(11, 29, 9), at(12, 20)):
            stage.clock.move(moment)
            said = (await lead.says("/theodoi"))[-1].partition("Báo cáo tổng kết năm của đơn vị")[2]
            late, _, longer = said.partition("Được gia hạn: ")
            assert longer.startswith("Ban Dân vận Tỉnh ủy (đến 27/12/2023).")
            assert "Chưa xong: Ban Nội chính Tỉnh ủy, Ban Tổ chức Tỉnh ủy" in late
            assert "Ban Dân vận" not in late
        await everybody_joins(stage)
        said = (await lead.presses(f"nudge {REPORT}"))[-1]
        assert "Đã nhắc 9 đơn vị" in said
        assert "Được gia hạn, nhắc theo hạn riêng: Ban Dân vận Tỉnh ủy (đến 27/12/2023)." in said
        stage.clock.move(at(12, 28))
        said = (await lead.says("/theodoi"))[-1].partition("Báo cáo tổng kết năm của đơn vị")[2]
        assert "Được gia hạn" not in said.partition("<b>")[0]
        assert "Chưa xong: cả 9 đơn vị" in said


async def test_who_has_heard_all_that_was_planned_is_still_nudged_three_times_then_called(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await everybody_joins(stage)
        for day in (28, 29, 30):
            await stage.tick(at(11, day))
        for day in (1, 4, 6):
            await stage.tick(at(12, day))
        lead = await stage.person(LEAD)
        for day in (7, 8, 11, 12):
            stage.clock.move(at(12, day, 14))
            assert "Nhắc ngay: Báo cáo tổng kết" in await board_labels(lead) or day == 12
            said = (await lead.presses(f"nudge {REPORT}"))[-1]
            assert ("Đã nhắc 9 đơn vị" in said) == (day != 12)
        assert "Không nhắc thêm qua trợ lý: " in said
        assert "đủ 3 lần" in said
        assert "sẽ nhắc" not in said
        assert "Đã nhắc đủ, đề nghị liên hệ trực tiếp: cả 9 đơn vị." in (await lead.says("/theodoi"))[-1]
        assert "Nhắc ngay: Báo cáo tổng kết" not in await board_labels(lead)
        assert "Nhắc ngay" not in await labels_after(lead, f"item {REPORT}")
        sends = await stage.desk.read(lambda store: store.reminders.of_item(stage.bloc, REPORT))
        officer = (await stage.person(OFFICER)).person
        told = Counter(str(one.reminder.step.kind) == "nudged" for one in sends if one.debt.person == officer)
        assert told == {False: 6, True: 3}


async def test_every_paper_that_waits_can_be_confirmed_however_many_there_are(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 28, 9))
        numbers = [await stage.unit(key) for key in UNITS]
        papers = [(item, number) for item in PAPERS for number in numbers]

        def declare(store: Store) -> None:
            for item, number in papers:
                store.hand_ins.put(
                    HandIn(0, stage.bloc, item, number, How.PAPER, HandInState.DECLARED, 1, at(11, 28))
                )

        await stage.desk.write(declare)
        lead = await stage.person(LEAD)
        assert "Đã nhận: " not in await board_labels(lead)
        assert "Trang 1/2" in (await lead.taps("Bản giấy chờ xác nhận (12)"))[-1]
        shown = (await labels(lead)).count("Đã nhận: ")
        assert "Trang 2/2" in (await lead.taps("Trang sau ›"))[-1]
        assert shown + (await labels(lead)).count("Đã nhận: ") == len(papers)
        for item, number in papers[:6]:
            await lead.presses(f"gotpaper {item} {number}")
        assert (await board_labels(lead)).count("Đã nhận: ") == 6
        assert "Không còn bản giấy" not in (await lead.presses("paperspage 1"))[-1]
        assert "đã cũ" in (await lead.presses("paperspage 2"))[-1]
        officer = await stage.person(OFFICER)
        assert "Ban Tổ chức" not in (await officer.presses("paperspage 1"))[-1]


async def board_labels(lead: Player) -> str:
    await lead.says("/theodoi")
    return await labels(lead)


async def labels_after(lead: Player, tap: str) -> str:
    await lead.presses(tap)
    return await labels(lead)


async def labels(lead: Player) -> str:
    return "\n".join(button["label"] for row in (await lead.rows())[-1].body["rows"] for button in row)
