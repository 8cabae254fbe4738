"""Proposing whom to commend: the unit's list, kept as drafts until the head has approved it.

/dexuat -> list -> [Thêm …] -> one name a line -> what is still missing of it -> head -> the lead's list
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.due_dates import task_due
from handlers.nominating import SLOT, check_editable, is_closed, own_draft, own_list, put_nomination
from handlers.nomination_card import own_holds, unfile
from handlers.nomination_fields import ask_next
from handlers.nomination_lists import SHOWN, page_of, share_of, unit_cautions, warned
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import nomination as says
from rules.errors import StaleButton
from rules.nominations import NominationKind, NominationState, in_state
from rules.nominee_texts import read_nominees
from rules.people import Role


@dataclass(frozen=True)
class EnterNomineeName(Waiting):
    kind: str


def open_own_list(talk: Talk) -> Turn:
    talk.need(Role.OFFICER, Role.HEAD)
    return show_list(talk)


def turn_page(talk: Talk, number: int) -> Turn:
    talk.need(Role.OFFICER, Role.HEAD)
    return show_list(talk, page=number)


def ask_name(talk: Talk, kind: str) -> Turn:
    check_editable(talk)
    asked = says.AskName(_kind(kind))
    return talk.reply(asked, slot=SLOT, wait=EnterNomineeName(kind))


def name_own_unit(talk: Talk) -> Turn:
    """The unit itself, proposed as a collective."""
    check_editable(talk)
    return _put(talk, NominationKind.COLLECTIVE, talk.unit.name)


def receive_name(talk: Talk) -> Turn:
    """Names go into the list at once; of a single one the rest is asked next."""
    return _put(talk, _kind(talk.awaited(EnterNomineeName).kind), talk.typed())


def choose_removal(talk: Talk) -> Turn:
    check_editable(talk)
    drafts = in_state(own_list(talk), NominationState.DRAFT)
    return talk.reply(says.ChooseRemoval(drafts), slot=SLOT, wait=Nothing())


def remove(talk: Talk, number: int) -> Turn:
    check_editable(talk)
    nomination = own_draft(talk, number)
    unfile(talk, nomination)
    talk.store.nominations.remove(nomination.id)
    return show_list(talk, removed=nomination.name)


def show_cautions(talk: Talk) -> Turn:
    """Everything to look at in the unit's own list."""
    talk.need(Role.OFFICER, Role.HEAD)
    found = unit_cautions(talk, own_list(talk))
    return talk.reply(says.Cautions(warned(talk, found), own_holds(talk), bloc=False), slot=SLOT)


def show_list(
    talk: Talk, added: tuple[str, ...] = (), not_kept: tuple[str, ...] = (), removed: str = "", page: int = 0
) -> Turn:
    listed = own_list(talk)
    officer = Role.OFFICER in talk.roles
    may_edit = officer and not is_closed(talk) and not in_state(listed, NominationState.WITH_HEAD)
    found = unit_cautions(talk, listed)
    card = says.NominationList(
        unit=talk.unit,
        year=talk.bloc.year,
        page=page_of(talk, listed, page),
        due=task_due(talk, "dexuat"),
        cautions=warned(talk, found[:SHOWN]),
        more=max(0, len(found) - SHOWN),
        holds=own_holds(talk),
        direct=share_of(talk, listed),
        may_edit=may_edit,
        may_submit=may_edit and bool(in_state(listed, NominationState.DRAFT)),
        added=added,
        not_kept=not_kept,
        removed=removed,
        runs_bloc=talk.runs_bloc,
    )
    return talk.reply(card, slot=SLOT, wait=Nothing())


def _put(talk: Talk, kind: NominationKind, text: str) -> Turn:
    read = read_nominees(text, kind)
    numbers = [put_nomination(talk, fields) for fields in read.nominees]
    if len(numbers) == 1 and not read.refused:
        return ask_next(talk, own_draft(talk, numbers[0]), new=True)
    return show_list(talk, added=tuple(one.name for one in read.nominees), not_kept=read.refused)


def _kind(word: str) -> NominationKind:
    if word not in set(NominationKind):
        raise StaleButton
    return NominationKind(word)


TAPS = {
    "nominate": ask_name,
    "nomown": name_own_unit,
    "denominate": choose_removal,
    "unnominate": remove,
    "nompage": turn_page,
    "nomwarn": show_cautions,
}
ANSWERS = {EnterNomineeName: receive_name}
