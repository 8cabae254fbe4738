"""The lead records which unit's report or signed paper came in when; the ladder leaves that it dates fill themselves.

/lich -> Ghi nhận báo cáo -> report -> unit -> day (tapped or typed) -> recorded, told to the unit
                                                 | Bản giấy / Gửi trong chat, number and day of the document
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handlers import debts
from handlers.due_dates import due_for
from handlers.ledger import Ledger, ledger
from handlers.receipts import Receipt, record, tell
from handlers.receiving import need_receiver
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import deliveries as says
from rules.calendar_items import CalendarItem
from rules.days import check_reach, read_day
from rules.debtors import Debtor
from rules.debts import takes_paper
from rules.deliveries import Delivery, How, dated_leaves, days_late
from rules.documents import read_document
from rules.errors import StaleButton
from rules.extensions import due_of
from rules.people import Unit

SLOT = "reports"
BACK = timedelta(days=400)


@dataclass(frozen=True)
class EnterReceived(Waiting):
    """`code` is the report's id, or a criterion that it dates."""

    code: str
    deliverer: int


@dataclass(frozen=True)
class EnterDocument(Waiting):
    code: str
    deliverer: int
    takes_any_text = True


def list_reports(talk: Talk) -> Turn:
    need_receiver(talk)
    counts = Counter(item for item, _ in talk.store.deliveries.of_bloc(talk.bloc.id))
    lines = tuple(
        says.ReportLine(item.id, item, counts[item.id], len(_askable(talk, item))) for item in _reports(talk)
    )
    return talk.reply(says.PickReport(lines), SLOT, Nothing())


def list_units(talk: Talk, code: str) -> Turn:
    item = _report(talk, code)
    held = talk.store.deliveries.of_item(talk.bloc.id, item.id)
    granted = talk.store.extensions.granted(talk.bloc.id)
    lines = tuple(_line(due_of(item, unit.id, granted), unit, held) for unit in _askable(talk, item))
    return talk.reply(says.ReportUnits(code, item, lines), SLOT, Nothing())


def ask_day(talk: Talk, code: str, number: int) -> Turn:
    item, unit = _report(talk, code), _unit(talk, number)
    own = replace(item, due=due_for(talk, item, unit.id))
    asked = says.AskReceived(code, own, unit, talk.today, _held(talk, item, unit))
    return talk.reply(asked, SLOT, EnterReceived(code, unit.id))


def receive_day(talk: Talk) -> Turn:
    """Raise NotADay, or DayOutOfReach for a day to come."""
    waiting = talk.awaited(EnterReceived)
    day = check_reach(read_day(talk.typed(), talk.today), talk.today, BACK, timedelta(0))
    return _record(talk, waiting.code, waiting.deliverer, day)


def choose_day(talk: Talk, code: str, number: int, day: str) -> Turn:
    """The ISO day that the button showed, or "due" for the last day in time; raise StaleButton."""
    due = due_for(talk, _report(talk, code), _unit(talk, number).id)
    chosen = due.date() if day == "due" else _shown_day(day)
    return _record(talk, code, number, check_reach(chosen, talk.today, BACK, timedelta(0)))


def choose_how(talk: Talk, code: str, number: int, how: str) -> Turn:
    item, unit = _report(talk, code), _unit(talk, number)
    if how not in list(How):
        raise StaleButton
    return _keep(talk, code, item, replace(_needed(talk, item, unit), how=How(how)))


def ask_document(talk: Talk, code: str, number: int) -> Turn:
    item, unit = _report(talk, code), _unit(talk, number)
    _needed(talk, item, unit)
    return talk.reply(says.AskDocument(code, item, unit, talk.today), SLOT, EnterDocument(code, unit.id))


def receive_document(talk: Talk) -> Turn:
    """Raise NotADocument."""
    waiting = talk.awaited(EnterDocument)
    item, unit = _report(talk, waiting.code), _unit(talk, waiting.deliverer)
    number, dated = read_document(talk.typed(), talk.today)
    return _keep(talk, waiting.code, item, replace(_needed(talk, item, unit), number=number, dated=dated))


def _record(talk: Talk, code: str, number: int, day: date) -> Turn:
    """A day recorded again keeps how the report came and what it is numbered."""
    item, unit = _report(talk, code), _unit(talk, number)
    held = _held(talk, item, unit)
    if held:
        return _keep(talk, code, item, replace(held, received=day))
    how = How.PAPER if item.done_by.paper else How.CHAT
    first = Delivery(item.id, unit.id, day, how, "", None, talk.person.id, talk.now)
    return _keep(talk, code, item, first)


def _keep(talk: Talk, code: str, item: CalendarItem, delivery: Delivery) -> Turn:
    receipt = record(talk, item, delivery)
    return talk.reply(received_card(talk, code, receipt), SLOT, Nothing()).plus(tell(talk, receipt))


def received_card(talk: Talk, code: str, receipt: Receipt) -> says.ReportReceived:
    unit = talk.units[receipt.delivery.unit]
    shown = (receipt.delivery, receipt.late, receipt.earlier, receipt.points)
    return says.ReportReceived(code, receipt.item, unit, *shown)


def _reports(talk: Talk) -> tuple[CalendarItem, ...]:
    """Each that dates a leaf or that units hand in on paper, the soonest first."""
    by, tree = ledger(talk), talk.bloc.tree
    found = (
        item
        for item in debts.items(talk)
        if dated_leaves(tree, item.id) or (by.who(item) is Debtor.UNITS and takes_paper(item, Debtor.UNITS))
    )
    return tuple(sorted(found, key=lambda item: item.due))


def _report(talk: Talk, code: str) -> CalendarItem:
    """By its id or by a criterion it dates, for the lead alone; raise NotYours, NoSuchCriterion or StaleButton."""
    need_receiver(talk)
    named = next((item for item in debts.items(talk) if item.id == code), None)
    item = named or talk.bloc.dated(talk.bloc.tree.leaf(code))
    if item is None or not _is_received(talk, ledger(talk), item):
        raise StaleButton
    return item


def _is_received(talk: Talk, by: Ledger, item: CalendarItem) -> bool:
    return bool(dated_leaves(talk.bloc.tree, item.id)) or takes_paper(item, by.who(item))


def _askable(talk: Talk, item: CalendarItem) -> tuple[Unit, ...]:
    """The units that may deliver it: all of them for a report that dates a leaf."""
    if dated_leaves(talk.bloc.tree, item.id):
        return tuple(talk.units.values())
    return tuple(talk.units[unit] for unit in ledger(talk).debtors(item) if unit in talk.units)


def _unit(talk: Talk, number: int) -> Unit:
    if number not in talk.units:
        raise StaleButton
    return talk.units[number]


def _shown_day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise StaleButton from None


def _held(talk: Talk, item: CalendarItem, unit: Unit) -> Delivery | None:
    return talk.store.deliveries.of_item(talk.bloc.id, item.id).get(unit.id)


def _needed(talk: Talk, item: CalendarItem, unit: Unit) -> Delivery:
    held = _held(talk, item, unit)
    if held is None:
        raise StaleButton
    return held


def _line(due: datetime, unit: Unit, held: Mapping[int, Delivery]) -> says.UnitReport:
    delivery = held.get(unit.id)
    return says.UnitReport(unit, delivery, days_late(due, delivery.received) if delivery else 0)


TAPS = {
    "reports": list_reports,
    "report": list_units,
    "delivered": ask_day,
    "receive": choose_day,
    "receivedby": choose_how,
    "document": ask_document,
}
ANSWERS = {EnterReceived: receive_day, EnterDocument: receive_document}
