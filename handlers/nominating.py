"""One rule for putting a nomination into the unit's list, whether it was typed, tapped or read from a workbook."""

from __future__ import annotations

from handlers.talk import Talk
from rules.errors import NotNow, NotYours, StaleButton
from rules.nominations import Field, Nomination, NominationFields, NominationState, in_state
from rules.nominee_texts import tidy_all, with_text
from rules.people import Role

SLOT, APPROVAL, LEAD = "nominations", "nomination_approval", "commendation"
"""The live messages of proposing: the unit's list and cards, the head's request, the lead's list."""


def put_nomination(talk: Talk, fields: NominationFields) -> int:
    """The new draft's id; raise NotYours, NotNow, NotAName, NameTooLong or TextTooLong."""
    check_editable(talk)
    said = _as_listed(talk, fields)
    return talk.store.nominations.put(talk.bloc.id, talk.unit.id, said, talk.person.id, talk.now)


def change_nomination(talk: Talk, number: int, fields: NominationFields) -> None:
    """Raise also StaleButton when it is no draft of the unit's any more."""
    check_editable(talk)
    talk.store.nominations.change(own_draft(talk, number).id, _as_listed(talk, fields))


def set_field(talk: Talk, number: int, field: Field, text: str) -> None:
    """What was said of one field of a draft; "" takes it back."""
    check_editable(talk)
    draft = own_draft(talk, number)
    talk.store.nominations.change(draft.id, _as_listed(talk, with_text(draft.fields, field, text)))


def own_list(talk: Talk) -> tuple[Nomination, ...]:
    return talk.store.nominations.of_unit(talk.bloc.id, talk.unit.id)


def own(talk: Talk, number: int) -> Nomination:
    """Raise StaleButton when it is gone, NotYours when it is another unit's."""
    found = talk.store.nominations.get(number)
    if found is None:
        raise StaleButton
    if (found.bloc, found.unit) != (talk.bloc.id, talk.unit.id):
        raise NotYours
    return found


def own_draft(talk: Talk, number: int) -> Nomination:
    """Raise StaleButton also when it is no longer a draft."""
    found = own(talk, number)
    if found.state is not NominationState.DRAFT:
        raise StaleButton
    return found


def check_editable(talk: Talk) -> None:
    """The officer's, not lying with the head, and the bloc's list not announced; raise NotYours or NotNow."""
    talk.need(Role.OFFICER)
    if is_closed(talk):
        raise NotNow("nominate", NominationState.COMMENDED.value)
    if in_state(own_list(talk), NominationState.WITH_HEAD):
        raise NotNow("nominate", NominationState.WITH_HEAD.value)


def is_closed(talk: Talk) -> bool:
    """The bloc has announced its list."""
    return bool(in_state(talk.store.nominations.of_bloc(talk.bloc.id), NominationState.COMMENDED))


def _as_listed(talk: Talk, fields: NominationFields) -> NominationFields:
    """Tidied; a distinction typed short stands under the full title the bloc gives it."""
    known = talk.bloc.nominating.distinction(fields.distinction)
    return tidy_all(with_text(fields, Field.DISTINCTION, known.title) if known else fields)
