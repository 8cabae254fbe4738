"""What is asked of a nomination, field by field, until nothing is missing.

name -> [position] -> distinction -> class -> sector -> achievements -> card; any of them later, any again
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.nominating import SLOT, check_editable, own_draft, set_field
from handlers.nomination_card import card, cautions_of
from handlers.talk import Talk, Turn, Waiting
from messages import nomination_card as says
from rules.errors import StaleButton
from rules.nomination_needs import asked, missing
from rules.nominations import Field, Nomination


@dataclass(frozen=True)
class EnterNomineeField(Waiting):
    """Fields with a list take typed words too, for what the list does not have."""

    nomination: int
    field: str


def ask_field(talk: Talk, number: int, field: str) -> Turn:
    check_editable(talk)
    return ask(talk, own_draft(talk, number), _field(field))


def fill(talk: Talk, number: int) -> Turn:
    """Điền tiếp: the first thing missing."""
    check_editable(talk)
    return ask_next(talk, own_draft(talk, number))


def skip(talk: Talk, number: int, field: str) -> Turn:
    """Bỏ qua: what comes after this field."""
    check_editable(talk)
    return ask_next(talk, own_draft(talk, number), _field(field))


def receive_field(talk: Talk) -> Turn:
    waiting = talk.awaited(EnterNomineeField)
    return _kept(talk, waiting.nomination, _field(waiting.field), talk.typed())


def choose_distinction(talk: Talk, number: int, place: int) -> Turn:
    offered = talk.bloc.nominating.distinctions
    return _kept(talk, number, Field.DISTINCTION, _at([one.title for one in offered], place))


def choose_class(talk: Talk, number: int, place: int) -> Turn:
    offered = talk.bloc.nominating.classes
    return _kept(talk, number, Field.PERSON_CLASS, _at([one.name for one in offered], place))


def choose_sector(talk: Talk, number: int, place: int) -> Turn:
    return _kept(talk, number, Field.SECTOR, _at(talk.bloc.nominating.sectors, place))


def ask_next(talk: Talk, nomination: Nomination, after: Field | None = None, *, new: bool = False) -> Turn:
    """The first missing field that comes after this one, else the card."""
    wanted = asked(nomination.fields, talk.bloc.nominating)
    begin = wanted.index(after) + 1 if after in wanted else 0
    left = set(missing(nomination.fields, talk.bloc.nominating))
    following = next((field for field in wanted[begin:] if field in left), None)
    if following is None or (after is not None and after not in wanted):
        return card(talk, nomination, says.Done(new=new, said=after))
    return ask(talk, nomination, following, new=new)


def ask(talk: Talk, nomination: Nomination, field: Field, *, new: bool = False) -> Turn:
    plan = talk.bloc.nominating
    wait = EnterNomineeField(nomination.id, field.value)
    found = cautions_of(talk, nomination) if new else ()
    if field is Field.DISTINCTION:
        suited = set(plan.suited(nomination.kind))
        offered = tuple((place, one) for place, one in enumerate(plan.distinctions) if one in suited)
        return talk.reply(says.ChooseDistinction(nomination, offered, new, found), SLOT, wait)
    if field is Field.PERSON_CLASS:
        return talk.reply(says.ChoosePersonClass(nomination, plan.classes), SLOT, wait)
    if field is Field.SECTOR:
        return talk.reply(says.ChooseSector(nomination, plan.sectors), SLOT, wait)
    return talk.reply(says.AskText(nomination, field, new, found), SLOT, wait)


def _kept(talk: Talk, number: int, field: Field, text: str) -> Turn:
    set_field(talk, number, field, text)
    return ask_next(talk, own_draft(talk, number), field)


def _at(offered: tuple[str, ...] | list[str], place: int) -> str:
    if place >= len(offered):
        raise StaleButton
    return offered[place]


def _field(word: str) -> Field:
    if word not in set(Field):
        raise StaleButton
    return Field(word)


TAPS = {
    "nomask": ask_field,
    "nomfill": fill,
    "nomnext": skip,
    "nomdist": choose_distinction,
    "nomclass": choose_class,
    "nomsector": choose_sector,
}
ANSWERS = {EnterNomineeField: receive_field}
