"""The group hears once a half-day how far the units are, and never of who cannot act yet."""

from dataclasses import replace
from pathlib import Path

from messages.bloc_schema import BlocFile
from rules.calendar_items import CalendarItem
from rules.reminder_plans import GroupHears
from storage.store import Store
from tests.handlers.reminder_stage import LEAD, REPORT, ReminderStage, at
from tests.support.stage import example

LONG = "Báo cáo kết quả thực hiện các chuyên đề thi đua của đơn vị theo kế hoạch số "


def calendar_of(*items: CalendarItem) -> BlocFile:
    return replace(example(), calendar=items)


def report(number: int, **other: object) -> CalendarItem:
    found = next(one for one in example().calendar if one.id == REPORT)
    return replace(found, id=f"viec-{number}", needs=(), remind=None, **other)  # type: ignore[arg-type]


async def test_sixty_items_of_one_week_are_one_post_a_half_day_that_says_how_many_more(tmp_path: Path) -> None:
    due = at(12, 1, 17)
    items = tuple(report(number, title=f"{LONG}{number}", opens=at(11, 20, 0), due=due) for number in range(60))
    rules = replace(example().reminding, group=GroupHears.NAMES)
    async with ReminderStage(tmp_path, replace(calendar_of(*items), reminding=rules)) as stage:
        for moment in (at(12, 1), at(12, 1, 9), at(12, 1, 13, 30), at(12, 4), at(12, 4, 13, 30)):
            await stage.tick(moment)
        posts = await stage.group()
        assert len(posts) == 2
        assert all(len(post) <= 4096 for post in posts)
        shown = posts[0].count("đơn vị đã gửi")
        assert posts[0].endswith(f"và {60 - shown} việc nữa.")
        lead = await stage.person(LEAD)
        board = (await lead.says("/theodoi"))[-1]
        assert len(board) <= 4096
        assert "việc nữa, xem ở Lịch và hạn nộp." in board
        await lead.taps("Bản gửi nhóm Zalo")
        copied = (await lead.rows())[-1].body["copy"]
        assert len(copied) <= 2000
        assert copied.endswith(f"và {60 - copied.count('đơn vị đã gửi')} việc nữa.")
        await stage.tick(at(12, 8))
        digests = [row.body["html"] for row in await lead.rows() if "Đến nay còn đơn vị" in row.body.get("html", "")]
        assert digests
        assert all("việc khác, xem ở Lịch và hạn nộp" in said for said in digests)
        assert all(len(row.body.get("html", "")) <= 4096 for row in await lead.rows())


async def test_what_comes_later_in_the_half_day_joins_the_post_of_that_half_day(tmp_path: Path) -> None:
    early = report(1, title="Việc sáng", opens=at(11, 20, 0), due=at(12, 1, 17))
    later = replace(example().reminding.plan, hour=at(1, 1, 9).time())
    late = replace(report(2, title="Việc muộn", opens=at(11, 20, 0), due=at(12, 1, 17)), remind=later)
    async with ReminderStage(tmp_path, calendar_of(early, late)) as stage:
        await stage.tick(at(12, 1))
        assert [("Việc sáng" in one, "Việc muộn" in one) for one in await stage.group()] == [(True, False)]
        await stage.desk.write(lambda store: store.chat.say(f"g{stage.bloc}", {"html": "khác"}, at(12, 1, 8, 30)))
        await stage.tick(at(12, 1, 9))
        told = await stage.group()
        assert [("Việc sáng" in one, "Việc muộn" in one) for one in told] == [(True, True), (False, False)]


async def test_who_waits_for_an_earlier_item_is_not_counted_as_late(tmp_path: Path) -> None:
    first = report(1, title="Số liệu", opens=at(11, 1, 0), due=at(11, 30, 17))
    then = replace(report(2, title="Báo cáo", opens=at(11, 1, 0), due=at(12, 1, 17)), needs=("viec-1",))
    by_lead = replace(first, owes="Trưởng khối")
    rules = replace(example().reminding, group=GroupHears.NAMES)
    async with ReminderStage(tmp_path, replace(calendar_of(by_lead, then), reminding=rules)) as stage:
        await stage.tick(at(12, 1))
        assert await stage.group() == []
        lead = await stage.person(LEAD)
        assert "Chờ xong “Số liệu”: cả 9 đơn vị." in (await lead.says("/theodoi"))[-1]
        await lead.presses("countcopy")
        assert "Hiện không có việc nào" in (await lead.rows())[-1].body["html"]
    (tmp_path / "own").mkdir()
    async with ReminderStage(tmp_path / "own", replace(calendar_of(first, then), reminding=rules)) as stage:
        stage.clock.move(at(11, 29))
        await stage.deliver("ban-dan-van", "viec-1")
        await stage.tick(at(12, 1))
        [post] = await stage.group()
        said = post.partition("<b>Báo cáo</b>")[2]
        assert "0/9 đơn vị đã gửi. 8 đơn vị còn chờ việc trước. Hạn" in said
        assert "Chưa gửi: Ban Dân vận Tỉnh ủy." in said


async def test_a_copy_that_was_forwarded_is_closed_for_all_who_lead_and_does_not_come_again(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 29, 10))
        lead, chair = await stage.person(LEAD), await stage.person("ban-noi-chinh/head")
        for person in (lead, chair):
            await person.presses("countcopy")
            assert (await person.rows())[-1].body["copy"]
        await chair.says("/menu")
        before = len(await chair.rows()), len(await lead.rows())
        assert "đã chuyển vào nhóm Zalo (10 giờ 00" in (await lead.taps("Đã gửi nhóm"))[-1]
        closed = [row for row in await chair.rows() if "đã chuyển vào nhóm Zalo" in row.body.get("html", "")]
        assert [row.body.get("copy", "") for row in closed] == [""]
        assert "đã chuyển vào nhóm Zalo" in (await chair.presses("countsent"))[-1]
        assert (len(await chair.rows()), len(await lead.rows())) == before
        assert "Bản gửi nhóm Zalo" not in str((await lead.says("/theodoi"), (await lead.rows())[-1].body["rows"]))
        assert "đã chuyển vào nhóm Zalo" in (await lead.presses("countcopy"))[-1]
        stage.clock.move(at(11, 29, 14))
        await lead.says("/theodoi")
        await lead.taps("Bản gửi nhóm Zalo")
        assert (await lead.rows())[-1].body["copy"]


async def test_a_unit_that_was_granted_longer_is_not_named_as_late(tmp_path: Path) -> None:
    rules = replace(example().reminding, group=GroupHears.NAMES)
    async with ReminderStage(tmp_path, replace(calendar_of(report(1)), reminding=rules)) as stage:
        stage.clock.move(at(11, 29))
        unit, until, now = await stage.unit("ban-dan-van"), at(12, 8, 17), at(11, 29)
        lead = await stage.person(LEAD)

        def grant(store: Store) -> None:
            asked = store.extensions.ask(stage.bloc, "viec-1", unit, until, "chờ số liệu", lead.person, now)
            store.extensions.grant(asked, until, lead.person, now)
            store.looks.soon(stage.bloc)

        await stage.desk.write(grant)
        await stage.tick(at(12, 4))
        [post] = [one for one in await stage.group() if "Đã quá hạn" in one]
        await lead.presses("countcopy")
        for said in (post, (await lead.rows())[-1].body["copy"]):
            assert "1 đơn vị được gia hạn." in said
            assert "Chưa gửi: " in said
            assert "Ban Dân vận" not in said


async def test_a_bloc_whose_group_hears_nothing_is_offered_no_copy(tmp_path: Path) -> None:
    rules = replace(example().reminding, group=GroupHears.NONE)
    async with ReminderStage(tmp_path, replace(example(), reminding=rules)) as stage:
        stage.clock.move(at(11, 29, 10))
        lead = await stage.person(LEAD)
        await lead.says("/theodoi")
        assert "Bản gửi nhóm" not in str((await lead.rows())[-1].body["rows"])
        assert "đơn vị đã gửi" not in (await lead.presses("countcopy"))[-1]
