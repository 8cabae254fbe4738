"""Thông báo: what the lead sent, acknowledged by each unit with one tap, counted, reminded of, withdrawn.

sent -> [Đã nhận] by every unit -> all read
     -> [Nhắc ngay] to who has not · [Đính chính] a new notice · [Thu hồi] -> reason -> withdrawn
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.notice_cards import lead_slot, progress, progress_card, recalled, slot_of, told, unit_card
from handlers.notice_rights import of_lead, received, sent
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import notices as says
from rules.calendar_items import CalendarItem
from rules.notices import Notice, NoticeState, notice_item, reads_notices
from rules.review import check_reason
from storage.notices import Readings

SLOT = "notices"
SHOWN = 12


@dataclass(frozen=True)
class EnterNoticeWithdrawal(Waiting):
    notice: int
    takes_any_text = True


def open_notices(talk: Talk) -> Turn:
    """The lead's with their counts and drafts, or the unit's own, what it has not read first."""
    notices = talk.store.notices.of_bloc(talk.bloc.id)
    readings = talk.store.notices.readings(talk.bloc.id)
    if talk.runs_bloc:
        return talk.reply(_lead_list(talk, notices, readings), SLOT, Nothing())
    own = [one for one in notices if one.state is not NoticeState.DRAFT and _is_for(talk, one, readings)]
    lines = [says.OwnNotice(one, readings[one.id][talk.unit.id] is not None) for one in own]
    lines.sort(key=lambda line: line.read or line.notice.state is NoticeState.WITHDRAWN)
    return talk.reply(says.UnitNotices(talk.unit, tuple(lines[:SHOWN])), SLOT, Nothing())


def show(talk: Talk, notice: int) -> Turn:
    found, unit = received(talk, notice), talk.unit.id
    return talk.reply(unit_card(talk, found, unit, talk.store.notices.units(notice)), slot_of(found, unit))


def acknowledge(talk: Talk, notice: int) -> Turn:
    """Đã nhận, once for the whole unit; of one that was withdrawn there is nothing to say any more."""
    found = received(talk, notice)
    if found.state is NoticeState.WITHDRAWN:
        return show(talk, notice)
    fresh = talk.store.notices.acknowledge(notice, talk.unit.id, talk.person.id, talk.now)
    own = {talk.unit.id: talk.store.notices.units(notice)[talk.unit.id]}
    turn = Turn().also(*told(talk, found, own))
    return turn.also(*progress(talk, found)) if fresh else turn


def show_progress(talk: Talk, notice: int) -> Turn:
    found = of_lead(talk, notice)
    return talk.reply(progress_card(talk, found), lead_slot(found), Nothing())


def ask_withdrawal(talk: Talk, notice: int) -> Turn:
    asked = says.AskNoticeWithdrawal(sent(talk, notice))
    return talk.reply(asked, SLOT, EnterNoticeWithdrawal(notice))


def receive_withdrawal(talk: Talk) -> Turn:
    """It stays to be read, as withdrawn; who acknowledged it is told, nobody is reminded of it any more."""
    notice = talk.awaited(EnterNoticeWithdrawal).notice
    sent(talk, notice)
    reason = check_reason(talk.typed())
    talk.store.notices.withdraw(notice, reason, talk.now)
    talk.decide("notice_withdrawn", notice=notice, reason=reason)
    found = of_lead(talk, notice)
    units = talk.store.notices.units(notice)
    group = talk.tell_group(says.GroupNoticeWithdrawn(talk.bloc.label("lead"), found))
    copies = told(talk, found, units)
    return Turn(wait=Nothing()).also(*copies, *recalled(talk, found, units, copies), *progress(talk, found), group)


def notice_items(talk: Talk) -> tuple[CalendarItem, ...]:
    """Every notice that stands, as something the units owe an answer to."""
    sent_ones = (one for one in talk.store.notices.of_bloc(talk.bloc.id) if one.state is NoticeState.SENT)
    return tuple(notice_item(one, says.as_item(one.title)) for one in sent_ones)


def _lead_list(
    talk: Talk, notices: tuple[Notice, ...], readings: dict[int, Readings]
) -> says.LeadNotices:
    drafts = tuple(one for one in notices if one.state is NoticeState.DRAFT)
    sent_ones = [one for one in notices if one.state is not NoticeState.DRAFT][:SHOWN]
    lines = tuple(_count(talk, one, readings.get(one.id, {})) for one in sent_ones)
    return says.LeadNotices(talk.bloc.label("group"), drafts, lines)


def _count(talk: Talk, notice: Notice, units: Readings) -> says.LeadNotice:
    members = {unit: reading for unit, reading in units.items() if unit in talk.units}
    return says.LeadNotice(notice, sum(1 for reading in members.values() if reading), len(members))


def _is_for(talk: Talk, notice: Notice, readings: dict[int, Readings]) -> bool:
    return reads_notices(talk.roles) and talk.unit.id in readings.get(notice.id, {})


COMMANDS = {"thongbao": open_notices}
TAPS = {
    "notices": open_notices,
    "notice": show,
    "noticeread": acknowledge,
    "noticecount": show_progress,
    "noticeback": ask_withdrawal,
}
ANSWERS = {EnterNoticeWithdrawal: receive_withdrawal}
