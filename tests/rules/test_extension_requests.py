"""A later due moment and its reason, as units type them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar_items import CalendarItem
from rules.errors import ReasonTooLong
from rules.errors_calendar import DayOutOfReach, NotARequest, NotLater
from rules.extension_requests import AHEAD, check_wanted, find_request, read_request, reason_said
from rules.extensions import due_before, due_of

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2023, 11, 8, 8, tzinfo=ZONE)
DUE = datetime(2023, 11, 10, 17, tzinfo=ZONE)
MOMENTS = st.datetimes(DUE.replace(tzinfo=None), (DUE + timedelta(days=90)).replace(tzinfo=None))


def at(day: int, hour: int = 17) -> datetime:
    return datetime(2023, 11, day, hour, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("said", "wanted", "reason"),
    [
        ("14/11, chờ số liệu chính thức", at(14), "chờ số liệu chính thức"),
        ("14/11 chờ số liệu, văn bản", at(14), "chờ số liệu, văn bản"),
        ("14/11, 16 giờ, chờ số liệu", at(14, 16), "chờ số liệu"),
        ("xin gia hạn đến 16 giờ ngày 14/11 vì chờ số liệu", at(14, 16), "chờ số liệu"),
        ("ngày 14 tháng 11 năm 2023: lý do: thủ trưởng đi công tác", at(14), "thủ trưởng đi công tác"),
        ("đến hết ngày 14/11, do mất điện", at(14), "mất điện"),
        ("14/11, 2 phòng chưa gửi", at(14), "2 phòng chưa gửi"),
        ("14/11, chiều 13 mới họp", at(14), "chiều 13 mới họp"),
    ],
)
def test_a_day_and_a_reason_are_read_in_one_sentence(said: str, wanted: datetime, reason: str) -> None:
    assert read_request(said, DUE, NOW) == (wanted, reason)


@pytest.mark.parametrize(
    ("said", "wanted", "reason"),
    [
        ("gia hạn tự chấm đến 20/11 vì chờ số liệu", at(20), "chờ số liệu"),
        ("gia hạn tự chấm vì chờ số liệu đến 16 giờ 20/11", at(20, 16), "chờ số liệu"),
        ("xin gia han thẩm định lần 1 den 7 giờ tối 20/11", at(20, 19), ""),
        ("gia hạn báo cáo của đơn vị sang thứ Hai 20/11, vi phạm chưa rõ", at(20), "vi phạm chưa rõ"),
        ("xin gia han bao cao tien do cua don vi den het ngay 20/11 do mat dien", at(20), "mat dien"),
        ("gia hạn báo cáo tiến độ vì chờ số liệu", None, "chờ số liệu"),
        ("gia hạn báo cáo quý 3 của đơn vị", None, ""),
        ("gia hạn tự chấm đến 20/11 !!!", at(20), ""),
        ("gia hạn tự chấm đến 01/11", at(1), ""),
    ],
)
def test_day_and_reason_are_found_after_the_name_of_the_thing(
    said: str, wanted: datetime | None, reason: str
) -> None:
    assert find_request(said, DUE, NOW) == (wanted, reason)


def test_a_day_alone_goes_with_a_reason_said_before() -> None:
    assert read_request("14/11", DUE, NOW, "chờ số liệu") == (at(14), "chờ số liệu")
    assert read_request("14/11 vì mất điện", DUE, NOW, "chờ số liệu") == (at(14), "mất điện")
    assert reason_said(" vì: chờ  số liệu") == "chờ số liệu"


@given(st.text(max_size=60))
def test_whatever_sentence_asks_is_looked_through_without_a_refusal(said: str) -> None:
    find_request(said, DUE, NOW)


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("14/11", NotARequest),
        ("14/11, ...", NotARequest),
        ("", NotARequest),
        ("chờ số liệu", NotARequest),
        ("10/11, chờ số liệu", NotLater),
        ("01/11, chờ số liệu", NotLater),
        ("14/11/2025, chờ số liệu", DayOutOfReach),
        ("14/11, " + "chờ " * 400, ReasonTooLong),
    ],
)
def test_what_cannot_be_asked_for_is_refused(said: str, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        read_request(said, DUE, NOW)


@given(MOMENTS.filter(lambda moment: moment.minute == 0))
def test_whatever_moment_is_read_is_the_one_that_was_typed(moment: datetime) -> None:
    wanted = moment.replace(second=0, microsecond=0, tzinfo=ZONE)
    if wanted > DUE:
        assert read_request(f"{wanted:%d/%m/%Y %H:%M}, chờ số liệu", DUE, NOW) == (wanted, "chờ số liệu")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_refused_or_lies_ahead(said: str) -> None:
    try:
        wanted, reason = read_request(said, DUE, NOW)
    except (NotARequest, NotLater, DayOutOfReach):
        return
    assert DUE < wanted <= DUE + AHEAD
    assert reason


def item(name: str, due: datetime, *needs: str) -> CalendarItem:
    return CalendarItem(name, name, None, due, "các đơn vị", needs=needs)


def test_a_unit_s_due_moment_is_the_later_of_the_calendar_s_and_the_granted_one() -> None:
    owed = item("tu-cham", at(10))
    granted = {("tu-cham", 1): at(14), ("tu-cham", 2): at(9), ("khac", 3): at(20)}
    assert [due_of(owed, unit, granted) for unit in (1, 2, 3)] == [at(14), at(10), at(10)]


def test_what_waits_for_an_item_and_is_due_before_its_new_moment_is_found() -> None:
    items = (item("a", at(10)), item("b", at(12), "a"), item("c", at(20), "a"), item("d", at(11)))
    assert [one.id for one in due_before(items, "a", at(14))] == ["b"]


@given(MOMENTS)
def test_an_example_is_a_day_that_is_accepted_and_no_weekend(due: datetime) -> None:
    due = due.replace(tzinfo=ZONE)
    with pytest.raises(NotARequest) as unread:
        read_request("chờ số liệu", due, NOW)
    with pytest.raises(NotLater) as past:
        check_wanted(due, due, NOW)
    for example in (unread.value.example, past.value.example):
        assert check_wanted(example, due, NOW).weekday() < 5
