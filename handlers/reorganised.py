"""A bloc reorganised by decision: recorded, and told once to the units concerned, the lead and the group.

told -> [Hồ sơ …] what a merged unit left: its scores, page by page -> its evidence
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.extension_closing import settle_all
from handlers.ledger import ledger
from handlers.left_waiting import waiting_of
from handlers.self_score import lines
from handlers.talk import Say, Talk, Turn, room_of
from messages import reorganised as says
from messages.evidence import Place
from rules.errors import NotYours
from rules.evidence import OWN_READERS, in_book_order
from rules.pages import page_of
from rules.people import Role, Unit
from rules.reorganisation import Change, Reorganisation

SLOT = "merged"
TOLD = (Role.OFFICER, Role.HEAD, Role.DELEGATE)
LINES, FILES = 20, 5


def announce(talk: Talk, changes: Sequence[Reorganisation], leaders: bool) -> Turn:
    """`leaders`: whether others lead from now on."""
    moved = tuple(says.Moved(one, talk.units[one.unit], talk.units.ever.get(one.into)) for one in changes)
    for one in changes:
        _decide(talk, one)
    if leaders:
        talk.decide("leaders_replaced", lead=talk.leadership.lead, deputies=list(talk.leadership.deputies))
    lead = talk.units[talk.leadership.lead] if leaders else None
    deputies = tuple(talk.units[unit] for unit in talk.leadership.deputies) if leaders else ()
    leaving = (waiting_of(talk, one) for one in moved if one.change.what in (Change.LEAVES, Change.MERGES))
    waiting = tuple(one for one in leaving if one is not None)
    summary = says.LeadReorganised(talk.bloc, moved, len(talk.units), lead, deputies, _next_lead(talk), waiting)
    group = talk.tell_group(says.GroupReorganised(talk.bloc, moved, lead))
    told = [say for one in moved for say in _told(talk, one)]
    closed = settle_all(talk, ledger(talk))
    return Turn().also(*told, *closed, *talk.tell_lead(summary), group)


def show_merged(talk: Talk, leaving: int, page: int) -> Turn:
    """What the merged unit had answered, drafts too."""
    unit = _taken_in(talk, leaving)
    sheet = talk.store.sheets.of_unit(talk.bloc.id, leaving)
    shown, pages = page_of(lines(talk, talk.store.sheets.answers(sheet.id)), page, LINES)
    files = len(talk.store.evidence.of_sheet(sheet.id))
    nominated = tuple(one.name for one in talk.store.nominations.of_unit(talk.bloc.id, leaving))
    card = says.MergedRecords(unit, talk.unit, sheet.state, shown, page, pages, files, nominated)
    return talk.reply(card, SLOT)


def show_files(talk: Talk, leaving: int, page: int) -> Turn:
    unit = _taken_in(talk, leaving)
    sheet = talk.store.sheets.of_unit(talk.bloc.id, leaving)
    codes = [leaf.code for leaf in talk.bloc.tree.leaves]
    files = in_book_order(talk.store.evidence.of_sheet(sheet.id), codes)
    shown, pages = page_of(files, page, FILES)
    listed = tuple(says.MergedFile(one, Place(one.subject)) for one in shown)
    return talk.reply(says.MergedFiles(unit, listed, page, pages), SLOT)


def _taken_in(talk: Talk, number: int) -> Unit:
    """A unit that has left the bloc and merged into the one spoken in; raise NotYours."""
    found = next((unit for unit in talk.units.merged_into(talk.unit.id) if unit.id == number), None)
    if found is None or not talk.roles & OWN_READERS:
        raise NotYours
    return found


def _told(talk: Talk, moved: says.Moved) -> list[Say]:
    """The unit's own people, also those who act for it only then, and who takes it in."""
    change = moved.change
    days = {talk.today, change.day}
    people = {one.id: one for day in days for one in talk.store.people.holders(change.unit, TOLD, day)}
    own = says.UnitReorganised(talk.bloc, moved, talk.bloc.label("lead"), change.day + timedelta(days=1))
    told = [Say(room_of(person), own, unit=change.unit) for person in people.values()]
    if moved.into is not None:
        takes = says.UnitTakenIn(moved.into, moved, change.day + timedelta(days=1))
        told += talk.tell_unit(moved.into.id, (Role.OFFICER, Role.HEAD), takes)
    return told


def _decide(talk: Talk, one: Reorganisation) -> None:
    talk.decide(
        f"unit_{one.what.value}",
        unit=one.unit,
        day=one.day.isoformat(),
        into=one.into,
        number=one.number,
        dated=one.dated.isoformat(),
        reason=one.reason,
    )


def _next_lead(talk: Talk) -> Unit | None:
    """Next year's lead, where it will be no member then."""
    known = talk.store.people.leadership(talk.bloc.id, talk.bloc.year + 1)
    unit = talk.units.ever.get(known.lead) if known else None
    return unit if unit and unit.until else None


TAPS = {"merged": show_merged, "mergedfiles": show_files}
