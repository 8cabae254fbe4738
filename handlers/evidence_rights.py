"""Whose book is open, and what in it is still the officer's to change."""

from __future__ import annotations

from handlers.evidence_open import suppliable
from handlers.talk import Talk
from rules.errors import NotNow, NotYours, StaleButton
from rules.evidence import CLOSED, UNSORTED, Evidence, hand_in_of, is_held, nomination_of
from rules.nominations import NominationState, in_state
from rules.people import Role
from rules.review import EDITABLE, SENT
from rules.sheets import Sheet


def own_book(talk: Talk) -> Sheet:
    """The unit's sheet, for those who read its evidence; raise NotYours."""
    talk.need(Role.OFFICER, Role.HEAD)
    return talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id)


def own_file(talk: Talk, number: int) -> Evidence:
    """A file of the unit's book; raise NotYours, or StaleButton for one that was removed."""
    sheet = own_book(talk)
    one = talk.store.evidence.get(number)
    if one is None or one.sheet != sheet.id:
        raise NotYours
    if one.removed_at is not None:
        raise StaleButton
    return one


def named_files(talk: Talk, word: str) -> tuple[Evidence, ...]:
    """What a button means by "f12", one file, or "b12", those of batch 12; raise NotYours or StaleButton."""
    kind, number = word[:1], word[1:]
    if kind not in ("f", "b") or not (number.isascii() and number.isdigit()) or len(number) > 9:
        raise StaleButton
    if kind == "f":
        return (own_file(talk, int(number)),)
    files = talk.store.evidence.in_batch(own_book(talk).id, int(number))
    if not files:
        raise StaleButton
    return files


def check_own_subject(talk: Talk, subject: str) -> None:
    """Raise NotYours where a subject names another unit's nomination or hand-in."""
    number, handed = nomination_of(subject), hand_in_of(subject)
    hand_in = talk.store.hand_ins.get(handed) if handed else None
    if hand_in is not None and (hand_in.bloc, hand_in.unit) != (talk.bloc.id, talk.unit.id):
        raise NotYours
    nomination = talk.store.nominations.get(number) if number else None
    if nomination is not None and (nomination.bloc, nomination.unit) != (talk.bloc.id, talk.unit.id):
        raise NotYours


def check_may_add(talk: Talk, sheet: Sheet, subject: str) -> None:
    """Raise NotYours, or NotNow for what has left the unit."""
    talk.need(Role.OFFICER)
    if not may_add(talk, sheet, subject):
        raise NotNow("file_evidence", sheet.state.value)


def check_may_change(talk: Talk, sheet: Sheet, one: Evidence) -> None:
    """Raise NotYours, or NotNow for what the unit's head has let out."""
    talk.need(Role.OFFICER)
    if not may_change(talk, sheet, one):
        raise NotNow("file_evidence", sheet.state.value)


def may_change(talk: Talk, sheet: Sheet, one: Evidence) -> bool:
    """Whether a file may be moved, described or removed now; what was already sent may not."""
    if not may_add(talk, sheet, one.subject):
        return False
    since = suppliable(talk.store, sheet).get(one.subject) if sheet.state in SENT else None
    return since is None or is_held(one, since)


def may_add(talk: Talk, sheet: Sheet, subject: str) -> bool:
    """Whether files may be filed under it now; what goes with a hand-in came with it."""
    number = nomination_of(subject)
    if Role.OFFICER not in talk.roles or hand_in_of(subject) is not None:
        return False
    if number is not None:
        return _is_draft(talk, number)
    if subject == UNSORTED:
        return sheet.state not in CLOSED
    return sheet.state in EDITABLE or (sheet.state in SENT and subject in suppliable(talk.store, sheet))


def _is_draft(talk: Talk, number: int) -> bool:
    """A nomination of the unit's that is not lying with the head and was not sent."""
    own = talk.store.nominations.of_unit(talk.bloc.id, talk.unit.id)
    drafts = {one.id for one in own if one.state is NominationState.DRAFT}
    return number in drafts and not in_state(own, NominationState.WITH_HEAD)
