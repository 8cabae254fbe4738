"""One item of the calendar: when, whose, what makes it done, what is missing, and what this person can do now.

/lich, a reminder, a board -> [item] -> do it, Nộp báo cáo, Đã nộp bản giấy, Xin gia hạn | the lead: who still owes
"""

from __future__ import annotations

from datetime import datetime

from handlers import debts
from handlers.calendar import DOERS
from handlers.due_dates import due_for
from handlers.extension_card import askers
from handlers.hand_in_rights import may_do
from handlers.invitation_card import ASKED
from handlers.ledger import Ledger, ledger
from handlers.nudge_cap import NudgeCap
from handlers.reminder_audience import Audience
from handlers.reminder_plan import planned
from handlers.review_rights import unit_of
from handlers.talk import Nothing, Talk, Turn
from messages import calendar_item as says
from rules.acts import Act
from rules.calendar_items import CalendarItem
from rules.deadlines import days_left, working_days_late
from rules.debtors import Debtor
from rules.debts import OF_REVIEW, Missing, may_hand_in, takes_paper
from rules.deliveries import How, dated_leaves
from rules.errors import NotYours
from rules.hand_ins import LEADING, OWN, current
from rules.pages import page_of
from rules.people import Role

ON_A_PAGE = 10
NEXT = 3
NOTICES = "thongbao"
BEGUN_BY_ACT = {
    Act.RESULTS_TOLD: ("thamdinh", LEADING),
    Act.LOCKED: ("thamdinh", LEADING),
    Act.PUBLISHED: ("thamdinh", LEADING),
    Act.INVITED: ("hoinghi", LEADING),
    Act.REGISTERED: ("diemdanh", frozenset(ASKED)),
    Act.MINUTES: ("hoinghi", LEADING),
}


def open_item(talk: Talk, item: str) -> Turn:
    return show_page(talk, item, 1)


def show_page(talk: Talk, item: str, page: int) -> Turn:
    """Names of other units are the lead's alone; raise StaleButton or NotYours."""
    found, by = debts.item_of(talk, item), ledger(talk)
    debtors = by.debtors(found)
    if found.task == NOTICES and not talk.runs_bloc and talk.unit.id not in debtors:
        raise NotYours
    standing = by.standing(found)
    due = due_for(talk, found, talk.unit.id)
    card = says.ItemCard(
        item=found,
        unit=talk.unit,
        due=due,
        days=days_left(talk.now, due),
        late=working_days_late(talk.working, talk.now, due),
        opened=found.opens is None or found.opens <= talk.now,
        needs=_needs(talk, by, found),
        own=_own(talk, found, standing, debtors),
        of_all=_of_all(talk, by, found, page) if talk.runs_bloc and by.who(found) is not Debtor.LEAD else None,
        reminders=_next_reminders(talk, found, standing.get(talk.unit.id)),
        ways=_ways(talk, by, found),
    )
    return talk.reply(card, f"item {found.id}", Nothing())


def _own(
    talk: Talk, item: CalendarItem, standing: dict[int, Missing], debtors: tuple[int, ...]
) -> says.Standing | None:
    """How the speaker's unit stands; None where it is not asked for it."""
    unit = talk.unit.id
    if unit not in debtors:
        return None
    handed = talk.store.hand_ins.of_unit(talk.bloc.id, item.id, unit)
    received = talk.store.deliveries.of_item(talk.bloc.id, item.id).get(unit)
    lacks = standing.get(unit)
    return says.Standing(lacks, current(handed, How.CHAT), current(handed, How.PAPER), received)


def _of_all(talk: Talk, by: Ledger, item: CalendarItem, page: int) -> says.OfAll:
    """Who still owes it, each with what is missing; `asked` is 0 where only those who owe are known."""
    standing = by.standing(item)
    found = ((unit_of(talk, number), lacks) for number, lacks in standing.items())
    lines, pages = page_of([says.Owes(unit, lacks) for unit, lacks in found if unit], page, ON_A_PAGE)
    counted = by.who(item) in (Debtor.UNITS, Debtor.LEAD, Debtor.DEPUTIES) and not item.optional
    asked = len(by.debtors(item)) if counted else 0
    return says.OfAll(asked, len(standing), lines, page, pages)


def _needs(talk: Talk, by: Ledger, item: CalendarItem) -> tuple[says.Need, ...]:
    """What comes first; whether it is there the lead sees for all, a unit where it waits for it itself."""
    if talk.runs_bloc:
        return tuple(says.Need(one, not by.behind(one)) for one in by.earlier(item))
    owes = talk.unit.id in by.standing(item)
    before = debts.waits_for(talk, item, talk.unit.id, by)
    return tuple(says.Need(one, one not in before if owes else None) for one in by.earlier(item))


def _next_reminders(talk: Talk, item: CalendarItem, lacks: Missing | None) -> tuple[datetime, ...]:
    """When this person will hear of it again, as things stand."""
    listens = talk.unit.id in debts.listeners(talk, item)
    if not listens and (lacks is None or lacks.waits or lacks.is_paused):
        return ()
    unit = talk.unit.id
    mine = Audience(talk).tiers(item, (unit,))
    tiers = {tier for debt, found in mine.items() if debt.person == talk.person.id for tier in found}
    known = planned(talk)
    of = unit if (item.id, unit) in known.plan.apart else 0
    coming = {
        one.at
        for one in known.reminders
        if one.item == item.id and one.to in tiers and one.unit == of and one.at > talk.now
    }
    return tuple(sorted(coming)[:NEXT])


def _ways(talk: Talk, by: Ledger, item: CalendarItem) -> says.ItemWays:
    who, lacks = by.who(item), by.standing(item).get(talk.unit.id)
    opened = item.opens is None or item.opens <= talk.now
    mine = may_do(talk, item, by)
    free = lacks is not None and not lacks.waits and not lacks.is_paused
    task, roles = _begun_by(item, who)
    asks = bool(talk.roles & set(askers(talk, item))) and not item.is_event
    undone = lacks is not None and (lacks.chat or not by.facts.in_chat(item, talk.unit.id))
    return says.ItemWays(
        task=task if (opened or who in OF_REVIEW) and talk.roles & roles and undone else "",
        hands_in=mine and opened and may_hand_in(item, who),
        papers=mine and takes_paper(item, who) and (lacks.paper if lacks else item.optional),
        extends=free and asks and item.task != NOTICES,
        is_leads=who in (Debtor.LEAD, Debtor.DEPUTIES),
        collected=may_hand_in(item, who),
        records=talk.runs_bloc and _is_recorded(talk, item, who),
        moves=talk.runs_bloc and item in talk.bloc.calendar,
        nudges=talk.runs_bloc and opened and _may_nudge(talk, item, by),
    )


def _may_nudge(talk: Talk, item: CalendarItem, by: Ledger) -> bool:
    left = [unit for unit, lacks in debts.owing(talk, item, by).items() if not lacks.is_paused]
    cap = NudgeCap(Audience(talk))
    return any(cap.has_room(item, unit) for unit in left)


def _begun_by(item: CalendarItem, who: Debtor) -> tuple[str, frozenset[Role]]:
    """The command that does it, and who may."""
    if who is Debtor.REVIEWERS:
        return "thamdinh", LEADING | {Role.REVIEWER}
    if who is Debtor.CHANGED:
        return "giaitrinh", OWN
    if item.act in BEGUN_BY_ACT:
        return BEGUN_BY_ACT[item.act]
    if item.task == "hoinghi":
        return item.task, LEADING
    if item.task == NOTICES:
        return NOTICES, OWN
    return item.task, frozenset(DOERS.get(item.task, ()))


def _is_recorded(talk: Talk, item: CalendarItem, who: Debtor) -> bool:
    """Whether the lead says when it came: what is the lead's own it hands in itself."""
    by_paper = who is not Debtor.LEAD and takes_paper(item, who)
    return by_paper or bool(dated_leaves(talk.bloc.tree, item.id))


TAPS = {"item": open_item, "itempage": show_page}
