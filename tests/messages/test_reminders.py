"""What a digest says to whom: in the words of an office, each with the buttons that help."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from messages.reminders import DebtLine, Digest, LateItem, SheetProgress
from messages.render import render
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.debts import Missing
from rules.people import Unit
from rules.reminder_plans import Tier
from rules.snoozing import SnoozeMoments

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DUE = datetime(2023, 11, 10, 17, tzinfo=ZONE)
MORNING = SnoozeMoments(None, datetime(2023, 11, 9, 8, tzinfo=ZONE))
UNIT = Unit(5, 1, "bdv", "Ban Dân vận Tỉnh ủy", "BDV", "Trưởng ban")
ITEM = CalendarItem("bao-cao", "Báo cáo tổng kết", None, DUE, "các đơn vị", official="chat")
LACKS = Missing(chat=True)
LINE = DebtLine(
    ITEM, UNIT, "Khối", DUE, 2, False, False, False, Debtor.UNITS, Tier.OFFICER, LACKS, (), vacant=False, sheet=None
)


def said(*own: DebtLine, others: tuple[LateItem, ...] = (), several: bool = False) -> str:
    return render(Digest((), own, others, MORNING, several)).html


def buttons(*own: DebtLine) -> list[str]:
    return [button.value for row in render(Digest((), own, (), MORNING, False)).rows for button in row]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (LINE, "Còn <b>2 ngày làm việc</b> đến hạn (17 giờ 00, thứ Sáu 10/11/2023): <b>Báo cáo tổng kết</b>."),
        (replace(LINE, days=0, is_today=True), "<b>Hạn hôm nay</b> (17 giờ 00, thứ Sáu 10/11/2023): "),
        (replace(LINE, days=0), "Hạn vào ngày nghỉ, <b>hôm nay là ngày làm việc cuối trước hạn</b> (17 giờ 00"),
        (replace(LINE, days=0, late=True), "Đã quá hạn từ 17 giờ 00, thứ Sáu 10/11/2023: "),
        (replace(LINE, days=-3, late=True), "Đã quá hạn <b>3 ngày làm việc</b> (17 giờ 00"),
        (replace(LINE, days=None), "Còn trong hạn (17 giờ 00"),
        (replace(LINE, item=replace(ITEM, is_event=True)), "Còn <b>2 ngày làm việc</b> (17 giờ 00"),
        (replace(LINE, monthly=True), "Việc hằng tháng, đến hết 10/11/2023: "),
    ],
)
def test_how_long_is_left_is_said_in_working_days(line: DebtLine, words: str) -> None:
    assert words in said(line)


def test_the_head_reads_of_the_unit_and_who_oversees_of_all_late_ones_together() -> None:
    head = said(replace(LINE, to=Tier.HEAD, days=-1, late=True))
    assert "Kính gửi đồng chí Trưởng Ban Dân vận Tỉnh ủy." in head
    assert "Đơn vị ta chưa hoàn thành: Báo cáo tổng kết." in head
    other = replace(LINE, unit=replace(UNIT, id=6, name="Báo Lào Cai"), to=Tier.LEAD)
    lead = said(others=(LateItem(ITEM, "Khối", (replace(LINE, to=Tier.LEAD), other)),))
    assert "Báo cáo tổng kết</b>, hạn 17 giờ 00, thứ Sáu 10/11/2023: Ban Dân vận Tỉnh ủy, Báo Lào Cai." in lead


def test_a_lead_and_a_reviewer_are_greeted_as_such() -> None:
    assert "đồng chí chủ trì, thư ký, Ban Dân vận" in said(replace(LINE, who=Debtor.LEAD))
    assert "đồng chí thẩm định, Ban Dân vận" in said(replace(LINE, who=Debtor.REVIEWERS))
    assert said(LINE, several=True).startswith("Kính gửi đồng chí.")


def test_the_buttons_are_those_that_can_be_used() -> None:
    assert buttons(LINE) == ["item bao-cao", "remind morning bao-cao 5", "extend bao-cao"]
    notice = replace(LINE, item=replace(ITEM, id="tb-3", task="thongbao"), notice=3)
    assert buttons(notice) == ["noticeread 3", "notice 3", "remind morning tb-3 5"]
    assert buttons(notice, LINE)[:2] == ["noticeread 3", "item bao-cao"]
    paper = replace(LINE, lacks=Missing(paper=True))
    assert "handpaper bao-cao" in buttons(paper)
    full = SheetProgress(9, 27, 27, (), with_head=False)
    sheet = replace(LINE, item=replace(ITEM, task="chamdiem"), sheet=full)
    assert buttons(sheet)[:2] == ["go chamdiem", "submit 9"]
    asked = replace(sheet, to=Tier.HEAD, sheet=replace(full, with_head=True))
    assert buttons(asked)[0] == "go duyet"
    many = [replace(LINE, item=replace(ITEM, id=f"viec-{number}")) for number in range(12)]
    assert buttons(*many) == [*(f"item viec-{number}" for number in range(10)), "lateall morning", "go giahan"]
    assert "go bangiay" in buttons(paper, LINE)
    assert "và 2 việc khác" in said(*many)


def test_what_the_lead_itself_puts_on_paper_it_records() -> None:
    paper = replace(LINE, lacks=Missing(paper=True))
    own = render(Digest((), (replace(paper, who=Debtor.LEAD),), (), MORNING, False))
    labels = {button.value: button.label for row in own.rows for button in row}
    assert labels["handpaper bao-cao"] == "Ghi bản giấy"
