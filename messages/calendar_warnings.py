"""What the operator is told of a calendar that was taken all the same."""

from collections.abc import Iterable

from rules.calendar_warnings import CalendarWarning, Doubt

SHOWN = 10
ONLY_THE_NEWEST = "của những lần nhắc đã lỡ chỉ lần gần nhất được gửi, nếu chưa quá 14 ngày."
WORDS = {
    Doubt.PAST: f"hạn {{due}} đã qua; {ONLY_THE_NEWEST}",
    Doubt.DAY_OFF: "hạn {due} rơi vào ngày nghỉ ({about}). Nên lùi về ngày làm việc liền trước.",
    Doubt.BEFORE_NEEDED: "hạn {due} trước hạn của việc “{about}” phải xong trước.",
    Doubt.NO_HOLIDAY_DATA: "chưa có dữ liệu ngày nghỉ năm {year}, sẽ không nhắc ai việc này. "
    "Ghi năm đó vào tệp ngày nghỉ (KTD_HOLIDAYS_FILE).",
}


def calendar_lines(warnings: Iterable[CalendarWarning]) -> list[str]:
    """One line a warning, those of past deadlines counted in one line when there are many."""
    warnings = tuple(warnings)
    past = [warning for warning in warnings if warning.doubt is Doubt.PAST]
    many = len(past) > SHOWN
    lines = [_line(one) for one in warnings if not (many and one.doubt is Doubt.PAST)]
    if many:
        lines.insert(0, f"- {len(past)} việc có hạn đã qua; {ONLY_THE_NEWEST}")
    return ["Đề nghị xem lại lịch:", *lines] if lines else []


def _line(warning: CalendarWarning) -> str:
    due = warning.item.due
    about = warning.about or "cuối tuần"
    return f"- {warning.item.id}: " + WORDS[warning.doubt].format(
        due=f"{due:%d/%m/%Y %H:%M}", about=about, year=due.year
    )
