"""Proposing whom to commend: the unit's list, kept as drafts until the head has approved it.

/dexuat -> list -> [Thêm …] -> name -> (individual: position) -> head -> the lead's list
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.nominating import (
    check_editable,
    is_closed,
    own_draft,
    own_list,
    put_nomination,
    set_field,
)
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import nomination as says
from rules.errors import StaleButton
from rules.names import check_name
from rules.nomination_checks import namesakes
from rules.nominations import Field, NominationFields, NominationKind, NominationState, in_state
from rules.people import Role

SLOT = "nominations"


@dataclass(frozen=True)
class EnterNomineeName(Waiting):
    kind: str


@dataclass(frozen=True)
class EnterNomineePosition(Waiting):
    nomination: int


def open_own_list(talk: Talk) -> Turn:
    talk.need(Role.OFFICER, Role.HEAD)
    return show_list(talk)


def ask_name(talk: Talk, kind: str) -> Turn:
    check_editable(talk)
    if kind not in set(NominationKind):
        raise StaleButton
    return talk.reply(says.AskName(NominationKind(kind)), slot=SLOT, wait=EnterNomineeName(kind))


def receive_name(talk: Talk) -> Turn:
    """The name goes into the list at once; for an individual the position is asked next."""
    waiting = talk.awaited(EnterNomineeName)
    check_editable(talk)
    kind = NominationKind(waiting.kind)
    name = check_name(talk.typed(), kind.value)
    number = put_nomination(talk, NominationFields(kind, name))
    if kind is NominationKind.INDIVIDUAL:
        asked = says.AskPosition(own_draft(talk, number))
        return talk.reply(asked, slot=SLOT, wait=EnterNomineePosition(number))
    return show_list(talk, added=name)


def receive_position(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterNomineePosition)
    check_editable(talk)
    nomination = own_draft(talk, waiting.nomination)
    set_field(talk, nomination.id, Field.POSITION, talk.typed())
    return show_list(talk, added=nomination.name)


def skip_position(talk: Talk, number: int) -> Turn:
    check_editable(talk)
    return show_list(talk, added=own_draft(talk, number).name)


def choose_removal(talk: Talk) -> Turn:
    check_editable(talk)
    drafts = in_state(own_list(talk), NominationState.DRAFT)
    return talk.reply(says.ChooseRemoval(drafts), slot=SLOT, wait=Nothing())


def remove(talk: Talk, number: int) -> Turn:
    check_editable(talk)
    nomination = own_draft(talk, number)
    talk.store.nominations.remove(nomination.id)
    return show_list(talk, removed=nomination.name)


def show_list(talk: Talk, added: str = "", removed: str = "") -> Turn:
    listed = own_list(talk)
    item = talk.bloc.item("dexuat")
    officer = Role.OFFICER in talk.roles
    may_edit = officer and not is_closed(talk) and not in_state(listed, NominationState.WITH_HEAD)
    card = says.NominationList(
        unit=talk.unit,
        year=talk.bloc.year,
        nominations=listed,
        due=item.due if item else None,
        twice=namesakes(listed),
        may_edit=may_edit,
        may_submit=may_edit and bool(in_state(listed, NominationState.DRAFT)),
        added=added,
        removed=removed,
        runs_bloc=talk.runs_bloc,
    )
    return talk.reply(card, slot=SLOT, wait=Nothing())


TAPS = {
    "nominate": ask_name,
    "noposition": skip_position,
    "denominate": choose_removal,
    "unnominate": remove,
}
ANSWERS = {EnterNomineeName: receive_name, EnterNomineePosition: receive_position}
