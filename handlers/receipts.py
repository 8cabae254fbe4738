"""A report received: kept, in the chained log, and the ladder leaves that its day decides filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from handlers.delivery_score import fill, told
from handlers.due_dates import due_for
from handlers.extension_closing import settle
from handlers.talk import Talk, Turn
from messages.deliveries import DatedPoints
from rules.calendar_items import CalendarItem
from rules.deliveries import RECORDABLE, Delivery, How, days_late
from rules.hand_ins import HandInState, current


@dataclass(frozen=True)
class Receipt:
    """`late` in days; `earlier` is the day that stood before, where it was another; `is_new` where the day is."""

    item: CalendarItem
    delivery: Delivery
    late: int
    earlier: date | None
    points: tuple[DatedPoints, ...]
    is_new: bool


def record(talk: Talk, item: CalendarItem, delivery: Delivery, *, beside_lock: bool = False) -> Receipt:
    """What stood before is in the chained log. A day that would move points of a locked table raises NotNow,
    or with `beside_lock` is kept and moves none."""
    before = talk.store.deliveries.of_item(talk.bloc.id, item.id).get(delivery.unit)
    is_new = before is None or before.received != delivery.received
    points = fill(talk, item, delivery) if is_new and not (beside_lock and _is_locked(talk, delivery)) else ()
    talk.store.deliveries.put(talk.bloc.id, replace(delivery, by=talk.person.id, at=talk.now))
    if delivery.how is How.PAPER:
        _settle(talk, item, delivery.unit)
    talk.decide(
        "report_received",
        item=item.id,
        unit=delivery.unit,
        received=delivery.received.isoformat(),
        before=before.received.isoformat() if before else "",
        how=delivery.how.value,
        number=delivery.number,
        dated=delivery.dated.isoformat() if delivery.dated else "",
    )
    late = days_late(due_for(talk, item, delivery.unit), delivery.received)
    return Receipt(item, delivery, late, before.received if before and is_new else None, points, is_new)


def tell(talk: Talk, receipt: Receipt) -> Turn:
    """The unit reads a day that is new, and that no answer is needed any more to what it had asked."""
    if not receipt.is_new:
        return Turn()
    turn = told(talk, receipt.item, receipt.delivery, receipt.earlier, receipt.points)
    return turn.also(*settle(talk, receipt.item, receipt.delivery.unit))


def _settle(talk: Talk, item: CalendarItem, unit: int) -> None:
    """What the unit said of this paper last is true now, whichever way the lead recorded it."""
    one = current(talk.store.hand_ins.of_unit(talk.bloc.id, item.id, unit), How.PAPER)
    if one is not None and one.state is not HandInState.RECEIVED:
        answered = replace(one, answered_by=talk.person.id, answered_at=talk.now)
        talk.store.hand_ins.change(replace(answered, state=HandInState.RECEIVED))


def _is_locked(talk: Talk, delivery: Delivery) -> bool:
    return talk.store.sheets.of_unit(talk.bloc.id, delivery.unit).state not in RECORDABLE
