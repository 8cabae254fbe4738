"""Bảng theo dõi: the lead sees each working morning who has sent what, and reminds with one tap.

the day's first look, or /theodoi -> board -> Nhắc ngay <n> | Xem các lần nhắc sắp tới | Bản gửi nhóm Zalo
"""

from __future__ import annotations

from handlers.debtor_board import board_lines, is_pressing, lost_contacts, under_way, vacant
from handlers.group_counts import counts, was_copied
from handlers.reminder_desk import ReminderDesk
from handlers.requests_waiting import look_at_requests, of_lead, presses
from handlers.talk import Nothing, Talk, Turn
from messages import morning_board as says

SHOWN = 6


def open_board(talk: Talk) -> Turn:
    talk.need_lead()
    return talk.reply(_board(ReminderDesk(talk)), _slot(talk), Nothing())


def morning(desk: ReminderDesk) -> Turn:
    """Once a working day, while anything is overdue, falls due soon or waits for an answer."""
    talk = desk.talk
    requests = look_at_requests(talk, desk.audience.ledger)
    key = f"board {talk.today.isoformat()}"
    if key in talk.store.announced.items(talk.bloc.id):
        return requests
    pressing = [item for item in under_way(desk) if is_pressing(desk, item)]
    if not board_lines(desk, pressing) and not presses(talk, desk.audience.ledger):
        return requests
    talk.store.announced.put(talk.bloc.id, key, talk.now)
    return requests.also(*talk.tell_lead(_board(desk), _slot(talk)))


def _slot(talk: Talk) -> str:
    """Who leads two blocs keeps both boards."""
    return f"board{talk.bloc.id}"


def _board(desk: ReminderDesk) -> says.MorningBoard:
    lines = board_lines(desk, under_way(desk))
    return says.MorningBoard(
        bloc=desk.talk.bloc.name,
        now=desk.talk.now,
        lines=tuple(lines[:SHOWN]),
        more=len(lines[SHOWN:]),
        requests=of_lead(desk.talk, desk.audience.ledger),
        lost=lost_contacts(desk),
        vacant=vacant(desk),
        unknown=tuple(sorted(desk.planned.plan.unknown)),
        counts=was_copied(desk.talk) is None and bool(counts(desk)),
    )


COMMANDS = {"theodoi": open_board}
