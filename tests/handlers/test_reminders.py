"""The clock reminds those who still owe, as an official would write, and each of them once."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from rules.reminder_plans import GroupHears
from storage.store import Store
from tests.handlers.reminder_stage import HEAD, LEAD, OFFICER, REPORT, ReminderStage, at
from tests.support.stage import example


async def test_an_officer_reads_how_long_is_left_and_what_is_missing(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await stage.tick(at(11, 7))
        said = await stage.hears(OFFICER, at(11, 8))
        assert "Kính gửi đồng chí phụ trách thi đua, khen thưởng Ban Dân vận Tỉnh ủy." in said
        assert "Còn <b>2 ngày làm việc</b> đến hạn (17 giờ 00, thứ Sáu 10/11/2023): <b>Tự chấm điểm" in said
        assert "Đơn vị đã chấm 0/27 tiêu chí. Thủ trưởng đơn vị chưa duyệt." in said
        officer = await stage.person(OFFICER)
        for label in ("Nhắc lại chiều nay", "Nhắc lại sáng mai", "Xin gia hạn", "Đã nộp bản giấy"):
            assert (await officer.button(label)).value
        assert "<b>1.1." in (await officer.taps("Tự chấm điểm"))[-1]


async def test_one_tick_more_says_nothing_more_and_a_newer_digest_takes_the_buttons(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        await stage.tick(at(11, 8))
        written = await stage.sends()
        assert await stage.hears(OFFICER, at(11, 8, 8, 1)) == ""
        await stage.desk.write(lambda store: store.looks.soon(stage.bloc))
        assert await stage.hears(OFFICER, at(11, 8, 11)) == ""
        assert await stage.sends() == written
        await stage.tick(at(11, 9))
        rows = await (await stage.person(OFFICER)).rows()
        digests = [row for row in rows if row.body.get("html", "").startswith("Kính gửi")]
        assert [bool(row.body.get("rows")) for row in digests] == [False, True]


async def test_nobody_hears_at_night_or_on_a_sunday_and_only_the_newest_after_an_outage(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        assert await stage.hears(OFFICER, at(11, 4, 9)) == ""
        assert await stage.hears(OFFICER, at(11, 8, 23)) == ""
        said = await stage.hears(OFFICER, at(11, 9, 13, 30))
        assert said.count("Kính gửi") == 1
        assert "Còn <b>1 ngày làm việc</b>" in said


async def test_who_has_delivered_is_left_alone_and_the_head_and_the_lead_hear_of_who_has_not(
    tmp_path: Path,
) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 20))
        await stage.deliver("bao-lao-cai", REPORT)
        await stage.tick(at(12, 1))
        head = await stage.hears(HEAD, at(12, 4))
        assert "Kính gửi đồng chí Trưởng Ban Dân vận Tỉnh ủy." in head
        assert "Báo cáo tổng kết năm" in head
        assert "Báo cáo tổng kết" not in await stage.hears("bao-lao-cai/head", at(12, 4, 8, 5))
        await stage.tick(at(12, 6))
        said = await stage.hears(LEAD, at(12, 8))
        late = said.partition("Đến nay còn đơn vị chưa hoàn thành:")[2]
        assert "Ban Dân vận Tỉnh ủy" in late
        assert "Báo Lào Cai" not in late.partition("Báo cáo tổng kết")[2].partition("•")[0]


async def test_a_granted_extension_moves_the_reminders_of_that_unit_alone(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 29))
        unit, officer = await stage.unit("ban-dan-van"), await stage.person(OFFICER)

        def grant(store: Store) -> None:
            until, now, who = at(12, 8, 17), at(11, 29), officer.person
            store.extensions.grant(
                store.extensions.ask(stage.bloc, REPORT, unit, until, "chờ số liệu", who, now), until, who, now
            )
            store.looks.soon(stage.bloc)

        await stage.desk.write(grant)
        said = (await stage.hears(OFFICER, at(12, 1))).partition("Báo cáo tổng kết")[2]
        assert "Còn <b>5 ngày làm việc</b> đến hạn (17 giờ 00, thứ Sáu 08/12/2023)" in said
        assert "Báo cáo tổng kết" in await stage.hears("bao-lao-cai/officer", at(12, 4))
        assert "thứ Sáu 08/12/2023" in await stage.hears(OFFICER, at(12, 6))


async def test_the_group_hears_counts_on_the_due_morning_and_the_day_after(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 30))
        await stage.deliver("ban-dan-van", REPORT)
        for moment in (at(12, 1), at(12, 1, 13, 30), at(12, 4), at(12, 5)):
            await stage.tick(moment)
        counts = [said for said in await stage.group() if "Báo cáo tổng kết" in said and "đơn vị đã gửi" in said]
        assert len(counts) == 2
        assert "1/9 đơn vị đã gửi. Hạn 17 giờ 00, thứ Sáu 01/12/2023." in counts[0]
        assert "1/9 đơn vị đã gửi. Đã quá hạn" in counts[1]
        assert not any("Văn phòng" in said for said in counts)


async def test_without_holidays_nobody_is_reminded_and_the_lead_hears_of_it_once(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        working = stage.desk.router.working
        known = replace(working, known=frozenset({2023}))
        stage.desk.router = replace(stage.desk.router, working=known)
        said = await stage.hears(LEAD, at(12, 20))
        assert "Chưa nhắc hạn được năm 2024" in said
        assert "Bàn giao nhiệm vụ Trưởng khối" in said
        assert "Chưa nhắc hạn được" not in await stage.hears(LEAD, at(12, 21))
        before = len(await stage.sends())
        for hour in (8, 9):
            await stage.tick(at(12, 29, hour) + timedelta(days=4))
        assert len(await stage.sends()) == before


async def test_the_group_hears_names_only_where_the_bloc_chose_them_and_nothing_where_it_chose_that(
    tmp_path: Path,
) -> None:
    for hears, found in ((GroupHears.NAMES, True), (GroupHears.NONE, False)):
        rules = replace(example().reminding, group=hears)
        folder = tmp_path / hears.value
        folder.mkdir()
        async with ReminderStage(folder, replace(example(), reminding=rules)) as stage:
            await stage.tick(at(12, 1))
            told = [said for said in await stage.group() if "đơn vị đã gửi" in said]
            assert bool(told) is found
            assert all("Chưa gửi: Ban Dân vận Tỉnh ủy, " in said for said in told)


async def test_the_month_of_what_nobody_owes_is_not_asked_once_it_is_over(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        assert "Việc hằng tháng, đến hết 10/11/2023" in await stage.hears(OFFICER, at(11, 1))
        officer = await stage.person(OFFICER)
        await officer.taps("Nhắc lại sáng mai")
        await stage.tick(at(11, 2))
        again = (await officer.rows())[-1].body
        assert "Việc hằng tháng, đến hết 10/11/2023" in again["html"]
        assert "extend " not in str(again["rows"])
    (tmp_path / "late").mkdir()
    async with ReminderStage(tmp_path / "late") as stage:
        assert "Việc hằng tháng" not in await stage.hears(OFFICER, at(11, 13))


async def test_a_head_who_does_not_act_for_the_lead_is_offered_only_what_a_head_may_do(tmp_path: Path) -> None:
    file = example()
    lead = "ban-noi-chinh/head"
    people = [replace(one, duties=one.duties[:1]) if one.key == lead else one for one in file.people]
    item = next(one for one in file.calendar if one.id == REPORT)
    item = replace(item, owes="Trưởng khối", official="bản giấy có chữ ký, dấu", needs=())
    file = replace(file, people=tuple(people), calendar=(item,))
    async with ReminderStage(tmp_path, file) as stage:
        await stage.tick(at(12, 1))
        assert "Báo cáo tổng kết" in await stage.hears(lead, at(12, 4))
        head = await stage.person(lead)
        offered = [button["label"] for row in (await head.rows())[-1].body["rows"] for button in row]
        assert offered == ["Mở việc này", "Nhắc lại chiều nay", "Nhắc lại sáng mai"]
