"""The calendar of a bloc's file: every item's days, what comes before it, how it is reminded of."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from messages.bloc_reminders import read_item_plan
from messages.bloc_values import to_flag, to_key, to_moment, to_text, to_word
from messages.located_yaml import Section, Unreadable
from rules.acts import Act
from rules.blocs import DEFAULT_LABELS
from rules.calendar_items import CalendarItem, cycle_in, done_by
from rules.debtors import debtor
from rules.notices import is_notice
from rules.reminder_plans import RemindPlan

TASKS = ("giaouoc", "chamdiem", "dexuat", "thamdinh", "hoinghi")
ID_LIMIT = 32
OTHERS = ("đơn vị có điểm bị thay đổi", "người thẩm định", "thư ký Khối", "chủ trì", "không bắt buộc")
EARLIEST = datetime.min.replace(tzinfo=UTC)


def read_calendar(
    root: Section, zone: ZoneInfo, plan: RemindPlan, labels: Mapping[str, str]
) -> tuple[CalendarItem, ...]:
    """`plan` is the bloc's own, kept where an item's plan is silent; `labels` are its words for who leads it."""
    sections = root.sections(
        "calendar", "- {id: tu-cham, title: Tự chấm điểm, due: 2023-11-10 17:00, owes: các đơn vị}"
    )
    known = [section.peek("id") for section in sections]
    items = tuple(_item(section, zone, known, plan, labels) for section in sections)
    for at, (section, item) in enumerate(zip(sections, items, strict=True)):
        if item.id in known[:at]:
            section.note("repeated", "id", item.id)
        section.done()
    _check_order(root, items)
    return items


def _item(
    section: Section, zone: ZoneInfo, known: list[str], plan: RemindPlan, labels: Mapping[str, str]
) -> CalendarItem:
    moment = to_moment(zone)
    due = "at" if "at" in section.names else "due"
    item = CalendarItem(
        id=section.read("id", _to_id, "", "tu-cham"),
        title=section.read("title", to_text, "", "Tự chấm điểm, gửi minh chứng"),
        opens=section.read("opens", moment, None),
        due=section.read(due, moment, EARLIEST, "2023-11-10 17:00"),
        owes=section.read("owes", _to_owes(labels), "", "các đơn vị"),
        to=section.read("to", to_text, ""),
        official=section.read("official", _to_official, ""),
        task=section.read("task", to_word(TASKS), ""),
        act=section.read("act", to_word(Act), None),
        needs=section.texts("needs", to_word(known, "unknown_event")),
        source=section.read("source", to_text, ""),
        remind=read_item_plan(section, plan),
        is_event=due == "at",
        optional=section.read("optional", to_flag, False),
    )
    if item.opens and item.due is not EARLIEST and item.due < item.opens:
        section.note("ends_before", due, f"{item.due:%d/%m/%Y}", f"{item.opens:%d/%m/%Y}")
    return item


def _check_order(root: Section, items: tuple[CalendarItem, ...]) -> None:
    circle = cycle_in({item.id: item.needs for item in items})
    if circle:
        root.note("needs_cycle", "calendar", " → ".join(circle), circle[0])


def _to_id(text: str) -> str:
    """Short enough for a button's 64 bytes."""
    if len(to_key(text)) > ID_LIMIT:
        raise Unreadable("item_id", str(ID_LIMIT))
    if is_notice(text):
        raise Unreadable("notice_id")
    return text


def _to_owes(labels: Mapping[str, str]) -> Callable[[str], str]:
    lead, deputy = labels.get("lead", DEFAULT_LABELS["lead"]), labels.get("deputy", DEFAULT_LABELS["deputy"])

    def parse(text: str) -> str:
        if debtor(text, lead, deputy) is None:
            raise Unreadable("owes", ", ".join(dict.fromkeys(("các đơn vị", *OTHERS, lead, deputy))))
        return text

    return parse


def _to_official(text: str) -> str:
    if not done_by(text).is_known:
        raise Unreadable("official")
    return text
