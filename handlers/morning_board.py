"""Bảng theo dõi: the lead sees each working morning who has sent what, and reminds with one tap.

the day's first look, or /theodoi -> board -> Nhắc ngay <n> | Đã nhận <unit> | Bản giấy chờ xác nhận |
Việc quá hạn từ trước | Các lần nhắc
"""

from __future__ import annotations

from handlers.debtor_board import board_lines, in_board_order, is_pressing, older, under_way, vacant
from handlers.group_counts import counts, was_copied
from handlers.lost_contacts import lost_contacts, note_lost
from handlers.reminder_desk import ReminderDesk
from handlers.requests_waiting import look_at_requests, of_lead, presses
from handlers.talk import Nothing, Talk, Turn
from messages import morning_board as says
from rules.pages import page_of

SHOWN, OLDER_SHOWN, PAPERS_SHOWN = 6, 12, 10


def open_board(talk: Talk) -> Turn:
    talk.need_lead()
    return talk.reply(_board(ReminderDesk(talk)), _slot(talk), Nothing())


def open_older(talk: Talk) -> Turn:
    """What is owed from longer ago, where the board stands."""
    talk.need_lead()
    desk = ReminderDesk(talk)
    lines = in_board_order(board_lines(desk, older(desk)), talk.now)
    shown = says.OlderDebts(talk.bloc.name, talk.now, tuple(lines[:OLDER_SHOWN]), len(lines[OLDER_SHOWN:]))
    return talk.reply(shown, _slot(talk), Nothing())


def show_papers(talk: Talk, page: int) -> Turn:
    """What waits for Đã nhận, where the board stands; raise StaleButton where there is no such page."""
    talk.need_lead()
    desk = ReminderDesk(talk)
    found = _papers(_lines(desk, board_lines(desk, older(desk))))
    papers, pages = page_of(found, page, PAPERS_SHOWN)
    shown = says.PapersWaiting(talk.bloc.name, talk.now, papers, len(found), page, pages)
    return talk.reply(shown, _slot(talk), Nothing())


def morning(desk: ReminderDesk) -> Turn:
    """Once a working day, while anything is overdue, falls due soon or waits for an answer; and when somebody is
    not reached any more."""
    talk = desk.talk
    requests = look_at_requests(talk, desk.audience.ledger)
    key = f"board {talk.today.isoformat()}"
    if not note_lost(desk) and (key in talk.store.announced.items(talk.bloc.id) or not _presses(desk)):
        return requests
    talk.store.announced.put(talk.bloc.id, key, talk.now)
    return requests.also(*talk.tell_lead(_board(desk), _slot(talk)))


def _presses(desk: ReminderDesk) -> bool:
    pressing = [item for item in under_way(desk) if is_pressing(desk, item)]
    return bool(board_lines(desk, pressing)) or presses(desk.talk, desk.audience.ledger)


def _slot(talk: Talk) -> str:
    """Who leads two blocs keeps both boards."""
    return f"board{talk.bloc.id}"


def _board(desk: ReminderDesk) -> says.MorningBoard:
    before = board_lines(desk, older(desk))
    lines = _lines(desk, before)
    return says.MorningBoard(
        bloc=desk.talk.bloc.name,
        now=desk.talk.now,
        lines=tuple(lines[:SHOWN]),
        more=len(lines[SHOWN:]),
        older=sum(not line.declared for line in before),
        papers=_papers(lines),
        requests=of_lead(desk.talk, desk.audience.ledger),
        lost=lost_contacts(desk),
        vacant=vacant(desk),
        unknown=tuple(sorted(desk.planned.plan.unknown)),
        counts=was_copied(desk.talk) is None and bool(counts(desk)),
    )


def _lines(desk: ReminderDesk, before: list[says.BoardLine]) -> list[says.BoardLine]:
    """What is under way, and what was longer ago where a paper waits to be confirmed."""
    unanswered = [line for line in before if line.declared]
    return in_board_order([*board_lines(desk, under_way(desk)), *unanswered], desk.talk.now)


def _papers(lines: list[says.BoardLine]) -> tuple[says.WaitingPaper, ...]:
    return tuple(says.WaitingPaper(line.item, unit) for line in lines for unit in line.declared)


COMMANDS = {"theodoi": open_board}
TAPS = {"olderdebts": open_older, "paperspage": show_papers}
