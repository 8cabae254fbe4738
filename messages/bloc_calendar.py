"""The calendar of a bloc's file: every item's days, and what must be done before it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from messages.bloc_values import to_key, to_moment, to_text, to_word
from messages.located_yaml import Section
from rules.blocs import CalendarItem

TASKS = ("giaouoc", "chamdiem", "dexuat", "thamdinh", "hoinghi")
EARLIEST = datetime.min.replace(tzinfo=UTC)
Calendar = tuple[tuple[CalendarItem, ...], Mapping[str, tuple[str, ...]]]


def read_calendar(root: Section, zone: ZoneInfo) -> Calendar:
    """The items, and by item the items it needs."""
    sections = root.sections(
        "calendar", "- {id: tu-cham, title: Tự chấm điểm, due: 2023-11-10 17:00, owes: các đơn vị}"
    )
    items = [_item(section, zone) for section in sections]
    known = {item.id: item for item in items}
    needs: dict[str, tuple[str, ...]] = {}
    for section, item in zip(sections, items, strict=True):
        if known[item.id] is not item:
            section.note("repeated", "id", item.id)
        needs[item.id] = section.texts("needs", to_word(known, "unknown_event"))
        section.done()
        for before in needs[item.id]:
            if item.due is not EARLIEST and known[before].due > item.due:
                section.note("needs_later", "needs", before, f"{item.due:%d/%m/%Y %H:%M}")
    return tuple(items), needs


def _item(section: Section, zone: ZoneInfo) -> CalendarItem:
    moment = to_moment(zone)
    item = CalendarItem(
        id=section.read("id", to_key, "", "tu-cham"),
        title=section.read("title", to_text, "", "Tự chấm điểm, gửi minh chứng"),
        opens=section.read("opens", moment, None),
        due=section.read("due", moment, EARLIEST, "2023-11-10 17:00"),
        owes=section.read("owes", to_text, "", "các đơn vị"),
        to=section.read("to", to_text, ""),
        official=section.read("official", to_text, ""),
        task=section.read("task", to_word(TASKS), ""),
    )
    if item.opens and item.due is not EARLIEST and item.due < item.opens:
        section.note("ends_before", "due", f"{item.due:%d/%m/%Y}", f"{item.opens:%d/%m/%Y}")
    return item
