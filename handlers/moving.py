"""Chuyển hạn: the lead moves an item's due or opening moment, for a reason that everybody concerned reads once.

card -> [Chuyển hạn] | [Chuyển ngày mở] -> day and hour -> what looks wrong, and why? -> [Xác nhận] -> move_made.py
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.debts import item_of
from handlers.meeting_hour import sends_again
from handlers.move_made import carry_out, concerned
from handlers.review_card import reason_of
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import calendar_moves as says
from rules.calendar_items import CalendarItem
from rules.calendar_moves import Edge, doubts, likely, moment_of, moved
from rules.days import check_reach
from rules.errors import StaleButton
from rules.moments import is_moment, read_moment

SLOT = "moving"
REACH = timedelta(days=731)


@dataclass(frozen=True)
class EnterMove(Waiting):
    """`edge` is due or opens; `held` the ISO moment that was seen, "" for none."""

    item: str
    edge: str
    held: str


@dataclass(frozen=True)
class EnterMoveReason(EnterMove):
    """`moment` is ISO."""

    moment: str
    takes_any_text = True


@dataclass(frozen=True)
class ConfirmingMove(EnterMoveReason):
    """Words typed in place of the tap are another reason."""

    reason: str


def ask_due(talk: Talk, item_id: str) -> Turn:
    return _ask(talk, item_id, Edge.DUE)


def ask_opening(talk: Talk, item_id: str) -> Turn:
    return _ask(talk, item_id, Edge.OPENS)


def receive_moment(talk: Talk) -> Turn:
    """Raise NotAMoment, DayOutOfReach, SameMoment, MomentPast or OpensAfterDue."""
    waiting = talk.awaited(EnterMove)
    item, edge = _movable(talk, waiting.item), Edge(waiting.edge)
    moment = read_moment(talk.typed(), _usual(talk, item, edge), talk.today)
    check_reach(moment.date(), talk.today, REACH, REACH)
    new = moved(item, edge, moment, talk.now)
    step = EnterMoveReason(item.id, edge, waiting.held, moment.isoformat())
    return talk.reply(says.AskMoveReason(_move(item, edge, moment), _doubts(talk, new)), SLOT, step)


def receive_reason(talk: Talk) -> Turn:
    """Another day typed in its place is where the item moves instead."""
    waiting = talk.awaited(EnterMoveReason)
    item, edge, moment = _movable(talk, waiting.item), Edge(waiting.edge), _moment(talk, waiting.moment)
    if is_moment(talk.typed(), _usual(talk, item, edge), talk.today):
        return receive_moment(talk)
    reason = reason_of(talk)
    new = moved(item, edge, moment, talk.now)
    invites = edge is Edge.DUE and sends_again(talk, item)
    units = len(concerned(talk, item))
    card = says.ConfirmMove(_move(item, edge, moment), reason, _doubts(talk, new), units, invites)
    step = ConfirmingMove(item.id, edge, waiting.held, waiting.moment, reason)
    return talk.reply(card, SLOT, step)


def confirm(talk: Talk, item_id: str) -> Turn:
    """What another person moved meanwhile is shown first; raise StaleButton when nothing stands to be moved."""
    item, waiting = _movable(talk, item_id), talk.waiting
    if not isinstance(waiting, ConfirmingMove) or waiting.item != item_id:
        raise StaleButton
    edge = Edge(waiting.edge)
    if _written(moment_of(item, edge)) != waiting.held:
        return talk.reply(says.MoveOvertaken(item, edge, moment_of(item, edge)), SLOT, Nothing())
    new = moved(item, edge, _moment(talk, waiting.moment), talk.now)
    done = carry_out(talk, item, new, edge, waiting.reason)
    return talk.reply(done.shown, SLOT, Nothing()).also(*done.told)


def leave(talk: Talk, item_id: str) -> Turn:
    """Thôi: nothing was moved."""
    return talk.reply(says.MoveDropped(_movable(talk, item_id)), SLOT, Nothing())


def _ask(talk: Talk, item_id: str, edge: Edge) -> Turn:
    item = _movable(talk, item_id)
    held = moment_of(item, edge)
    example = likely(max(held or item.due, talk.now) + timedelta(days=4 if edge is Edge.DUE else 1))
    return talk.reply(says.AskMove(item, edge, held, example), SLOT, EnterMove(item.id, edge, _written(held)))


def _movable(talk: Talk, item_id: str) -> CalendarItem:
    """An item of the bloc's own calendar, for the lead alone; raise NotYours or StaleButton."""
    talk.need_lead()
    item = item_of(talk, item_id)
    if item not in talk.bloc.calendar:
        raise StaleButton
    return item


def _doubts(talk: Talk, new: CalendarItem) -> tuple[says.Doubtful, ...]:
    titles = {item.id: item.title for item in talk.bloc.calendar}
    found = doubts(talk.bloc.calendar, new, talk.working, talk.now)
    return tuple(says.Doubtful(one, titles.get(one.about, "")) for one in found)


def _usual(talk: Talk, item: CalendarItem, edge: Edge) -> datetime:
    """What is not said of day or hour stays as it is here."""
    return (moment_of(item, edge) or item.due.replace(hour=8, minute=0)).astimezone(talk.now.tzinfo)


def _move(item: CalendarItem, edge: Edge, moment: datetime) -> says.Move:
    return says.Move(item, edge, moment_of(item, edge), moment)


def _moment(talk: Talk, written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone(talk.now.tzinfo)


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


TAPS = {"moveitem": ask_due, "moveopens": ask_opening, "moveit": confirm, "nomove": leave}
ANSWERS = {
    EnterMove: receive_moment,
    EnterMoveReason: receive_reason,
    ConfirmingMove: receive_reason,
}
