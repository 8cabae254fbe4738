"""A unit's evidence as those entitled read it: who may, and what stands beside each file."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from handlers.talk import Talk
from messages.evidence import FileLine, Place
from rules.evidence import UNSORTED, Evidence, may_read_evidence, nomination_of
from rules.people import may_review, roles_in
from rules.review import SENT
from rules.sheets import Sheet
from storage.evidence_digests import Use, uses
from storage.store import Store


def may_read(store: Store, person: int, one: Evidence, today: date) -> bool:
    """Whether the person may read this file today, in any unit they act for."""
    sheet = store.sheets.get(one.sheet)
    bloc = store.blocs.get(sheet.bloc) if sheet else None
    leadership = store.people.leadership(bloc.id, bloc.year) if bloc else None
    if sheet is None or leadership is None:
        return False
    duties = store.people.duties(person)
    acting = {duty.unit for duty in duties if duty.holds(today)}
    return any(
        may_read_evidence(
            roles,
            own=unit == sheet.unit,
            reviews=may_review(roles, unit, sheet.unit, leadership),
            state=sheet.state,
            subject=one.subject,
        )
        for unit in acting
        if (roles := roles_in(duties, unit, today))
    )


def leaf_counts(talk: Talk, sheet: Sheet) -> dict[str, int]:
    """Files by criterion, in reading order."""
    counts = talk.store.evidence.counts(sheet.id)
    return {leaf.code: counts[leaf.code] for leaf in talk.bloc.tree.leaves if leaf.code in counts}


def files_to_review(talk: Talk, sheet: Sheet, code: str) -> tuple[FileLine, ...]:
    """What a criterion's reviewer sees; the caller knows that they review it."""
    files = talk.store.evidence.of_subject(sheet.id, code)
    found = uses(talk.store.connection, sorted({one.digest for one in files})) if files else ()
    return tuple(_line(one, sheet, found) for one in files)


def _line(one: Evidence, sheet: Sheet, found: Collection[Use]) -> FileLine:
    """Another unit's use is told only when it was sent, and never whose it is."""
    same = [use for use in found if use.digest == one.digest and use.id != one.id and use.subject != UNSORTED]
    also = dict.fromkeys(use.subject for use in same if use.sheet == sheet.id and not nomination_of(use.subject))
    shared = any(use.sheet != sheet.id and use.state in SENT for use in same)
    return FileLine(one, tuple(map(Place, also)), shared)
