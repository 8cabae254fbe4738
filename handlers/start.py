"""The menu, help, where the unit stands, and choosing the unit to work for.

/menu --> any conversation; /huy leaves one and keeps what was recorded. Joining is in joining.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.admission_cards import waiting_words
from handlers.due_dates import own_calendar
from handlers.duties_ended import not_served
from handlers.keeping import Kept, keep_words
from handlers.own_data import consent_asked
from handlers.own_debts import own_debts
from handlers.talk import Nothing, Say, Talk, Turn
from messages import start as says
from messages.command_words import CommandWords
from messages.commands import COMMANDS as WORDS
from messages.incoming import Incoming
from messages.render import render
from rules.errors import StaleButton
from rules.meetings import MeetingState
from rules.nominations import LIVE, in_state
from rules.people import Role
from rules.totals import totals
from storage.conversations import Caller
from storage.store import Store

UNIT = {Role.OFFICER, Role.HEAD}
LEADERS = {Role.CHAIR, Role.SECRETARY}
MEETING = (MeetingState.CHECKING_IN, MeetingState.OPEN)


def without_duty(store: Store, said: Incoming, caller: Caller, now: datetime) -> Kept:
    words = waiting_words(store, caller.person) or says.WithoutDuty(caller.person)
    return keep_words(store, said, caller, render(words), now)


def welcome(talk: Talk) -> Turn:
    consent = consent_asked(talk.store, talk.person.id)
    greeting = says.Welcome(talk.person, talk.unit, talk.bloc.name, talk.bloc.year, consent)
    return talk.reply(greeting, wait=Nothing()).also(Say(talk.room, _menu(talk), "menu"))


def menu(talk: Talk) -> Turn:
    return talk.reply(_menu(talk), slot="menu")


def stop(talk: Talk) -> Turn:
    return talk.reply(says.Stopped(), wait=Nothing())


def helps(talk: Talk) -> Turn:
    return talk.reply(says.Help(tasks_of(talk), talk.bloc.label("lead")))


def status(talk: Talk) -> Turn:
    """What the unit has done and what falls due next; a department that only reviews has its board."""
    if talk.unit.outside:
        return go(talk, "thamdinh")
    sheet = talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id)
    points = {code: answer.points for code, answer in talk.store.sheets.answers(sheet.id).items()}
    due = sorted((item for item in own_calendar(talk) if item.due >= talk.now), key=lambda item: item.due)
    owed = own_debts(talk)
    return talk.reply(
        says.Status(
            unit=talk.unit,
            year=talk.bloc.year,
            pledged=talk.store.pledges.has(talk.bloc.id, talk.bloc.year, talk.unit.id),
            state=sheet.state,
            answered=totals(talk.bloc.tree, points, set()).answered,
            leaves=len(talk.bloc.tree.leaves),
            owed=tuple(talk.store.returned_leaves.open_of_sheet(sheet.id).values()),
            nominated=len(in_state(talk.store.nominations.of_unit(talk.bloc.id, talk.unit.id), *LIVE)),
            debts=tuple(line for line in owed if not line.lacks.waits),
            waiting=sum(1 for line in owed if line.lacks.waits),
            next_due=tuple(due[:3]),
            tasks=tuple(words.name for words in tasks_of(talk)),
        ),
        slot="status",
    )


def units(talk: Talk) -> Turn:
    held = {duty.unit: duty.bloc for duty in talk.duties if duty.holds(talk.today)}
    found = [(talk.store.people.unit(unit), talk.store.blocs.get(bloc)) for unit, bloc in held.items()]
    listed = tuple((unit, bloc.name) for unit, bloc in found if unit and bloc)
    return talk.reply(says.Units(listed, talk.unit.id), slot="units")


def choose_unit(talk: Talk, unit: int) -> Turn:
    held = next((duty for duty in talk.duties if duty.unit == unit and duty.holds(talk.today)), None)
    chosen = talk.store.people.unit(unit)
    bloc = talk.store.blocs.get(held.bloc) if held else None
    if chosen is None or bloc is None:
        raise not_served(talk, unit)
    talk.unit, talk.bloc = chosen, bloc
    return Turn(say=(Say(talk.room, _menu(_fresh(talk)), "menu"),), wait=Nothing(), unit=unit)


def go(talk: Talk, command: str) -> Turn:
    """A menu button: the command of that name."""
    from handlers.steps import COMMANDS as STEPS

    if command not in STEPS:
        raise StaleButton
    return leaving(talk, STEPS[command](talk))


def leaving(talk: Talk, turn: Turn) -> Turn:
    """Another conversation was asked for: what is typed next is no longer the reason waited for."""
    gone = turn.wait is None and talk.waiting.takes_any_text
    return replace(turn, wait=Nothing()) if gone else turn


def did_you_mean(talk: Talk, name: str) -> Turn:
    return talk.reply(says.DidYouMean(next(words for words in WORDS if words.name == name)))


def device_refused(talk: Talk) -> Turn:
    """Somebody opened this person's link elsewhere: the lead hears of it, the person's chat shows nothing."""
    return Turn().also(*talk.tell_lead(says.DeviceRefused(talk.person)))


def tasks_of(talk: Talk) -> tuple[CommandWords, ...]:
    """The commands worth a menu line for this person's roles."""
    shown = {"trangthai", "lich", "ketqua", "thietbi"} - ({"ketqua"} if talk.unit.outside else set())
    if Role.OFFICER in talk.roles:
        shown |= {"chamdiem"}
    if Role.HEAD in talk.roles:
        shown |= {"duyet", "bangiao"}
    if talk.roles & UNIT:
        shown |= {"minhchung", "dexuat", "giaouoc", "thongbao"}
    if Role.DELEGATE in talk.roles and _meets(talk):
        shown |= {"diemdanh", "bieuquyet", "bophieu"}
    if talk.roles & LEADERS and talk.unit.id in talk.leadership.units:
        shown |= {"thamdinh", "giaouoc"}
    if Role.REVIEWER in talk.roles:
        shown |= {"thamdinh"}
    if talk.roles & UNIT and talk.bloc.review.explain:
        shown |= {"giaitrinh"}
    if talk.runs_bloc:
        shown |= {"dexuat", "hoinghi", "bangiao", "theodoi", "thongbao"}
    if len({duty.unit for duty in talk.duties if duty.holds(talk.today)}) > 1:
        shown |= {"doidonvi"}
    return tuple(words for words in WORDS if words.name in shown)


def _meets(talk: Talk) -> bool:
    """The bloc's meeting is on."""
    meeting = talk.store.meetings.of_bloc(talk.bloc.id)
    return meeting is not None and meeting.state in MEETING


def _menu(talk: Talk) -> says.Menu:
    merged = talk.units.merged_into(talk.unit.id) if talk.roles & UNIT else ()
    return says.Menu(talk.unit, talk.bloc.name, talk.bloc.year, tasks_of(talk), merged)


def _fresh(talk: Talk) -> Talk:
    return Talk(
        talk.store,
        talk.now,
        talk.said,
        talk.person,
        talk.bloc,
        talk.unit,
        talk.duties,
        talk.waiting,
        talk.similar,
    )


COMMANDS = {
    "start": welcome,
    "menu": menu,
    "trogiup": helps,
    "huy": stop,
    "trangthai": status,
    "doidonvi": units,
}
TAPS = {"go": go, "unit": choose_unit, "device_refused": device_refused, "stop": stop}
