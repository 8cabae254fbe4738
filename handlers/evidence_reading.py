"""A unit's evidence as those entitled read it: who may, and what stands beside each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

from handlers.evidence_open import open_since
from handlers.receiving import receiving_in
from handlers.review_rights import reviewers_in
from handlers.talk import Talk
from messages.evidence import FileLine, Place
from rules.blocs import Bloc
from rules.evidence import UNSORTED, Evidence, hand_in_of, is_held, may_read_evidence, nomination_of
from rules.hand_ins import may_see_hand_in
from rules.membership import Members
from rules.nominations import may_see
from rules.people import Leadership, Role, roles_in
from rules.review import SENT
from rules.sheets import Sheet
from storage.evidence_digests import Use, uses
from storage.store import Store


def may_read(store: Store, person: int, one: Evidence, today: date) -> bool:
    """Whether the person may read this file today, in any unit they act for."""
    sheet = store.sheets.get(one.sheet)
    bloc = store.blocs.get(sheet.bloc) if sheet else None
    leadership = store.people.leadership(bloc.id, bloc.year) if bloc else None
    if sheet is None or bloc is None or leadership is None:
        return False
    duties = store.people.duties(person)
    acting = {duty.unit: roles_in(duties, duty.unit, today) for duty in duties if duty.holds(today)}
    receivers = receiving_in(store, leadership, today)
    held = one.removed_at is not None or is_held(one, open_since(store, sheet).get(one.subject))
    return any(
        may_read_evidence(
            roles,
            own=unit == sheet.unit or _took_in(store, unit, sheet, today),
            reviews=not held and _reviews(store, bloc, leadership, today, sheet, unit, roles, one.subject),
            state=sheet.state,
            subject=one.subject,
        )
        or _sees_nominee(store, leadership, unit, roles, one.subject)
        or _sees_hand_in(store, receivers, unit, roles, one.subject)
        for unit, roles in acting.items()
    )


def _took_in(store: Store, unit: int, sheet: Sheet, today: date) -> bool:
    """Whether the sheet's unit has left the bloc and merged into that unit."""
    merged = Members(store.people.units(sheet.bloc), today).merged_into(unit)
    return any(one.id == sheet.unit for one in merged)


def leaf_counts(talk: Talk, sheet: Sheet) -> dict[str, int]:
    """Files by criterion, in reading order, as its reviewers see them."""
    counts = Counter(one.subject for one in _sent(talk, sheet))
    return {leaf.code: counts[leaf.code] for leaf in talk.bloc.tree.leaves if leaf.code in counts}


def files_to_review(talk: Talk, sheet: Sheet, code: str) -> tuple[FileLine, ...]:
    """What a criterion's reviewer sees; the caller knows that they review it."""
    files = tuple(one for one in _sent(talk, sheet) if one.subject == code)[::-1]
    found = uses(talk.store.connection, sorted({one.digest for one in files})) if files else ()
    return tuple(_line(one, sheet, found) for one in files)


def _sent(talk: Talk, sheet: Sheet) -> tuple[Evidence, ...]:
    """Newest first, without what the unit's head has not let out yet."""
    since = open_since(talk.store, sheet)
    files = talk.store.evidence.of_sheet(sheet.id)
    return tuple(one for one in files if not is_held(one, since.get(one.subject)))


def _reviews(
    store: Store,
    bloc: Bloc,
    leadership: Leadership,
    today: date,
    sheet: Sheet,
    unit: int,
    roles: frozenset[Role],
    code: str,
) -> bool:
    """Whether somebody of that unit reviews the criterion, or decides about the whole sheet."""
    if (
        unit == sheet.unit
        or sheet.state not in SENT
        or not any(leaf.code == code for leaf in bloc.tree.leaves)
    ):
        return False
    found = reviewers_in(store, bloc, leadership, today)
    return found.may_decide(roles, unit, sheet.unit) or code in found.leaves(roles, unit, sheet.unit)


def _sees_nominee(
    store: Store, leadership: Leadership, unit: int, roles: frozenset[Role], subject: str
) -> bool:
    number = nomination_of(subject)
    nomination = store.nominations.get(number) if number else None
    return nomination is not None and may_see(nomination, roles, unit, leadership)


def _sees_hand_in(
    store: Store, leadership: Leadership, unit: int, roles: frozenset[Role], subject: str
) -> bool:
    number = hand_in_of(subject)
    hand_in = store.hand_ins.get(number) if number else None
    return hand_in is not None and may_see_hand_in(hand_in, roles, unit, leadership)


def _line(one: Evidence, sheet: Sheet, found: Collection[Use]) -> FileLine:
    """Another unit's use is told only when it was sent, and never whose it is."""
    same = [use for use in found if use.digest == one.digest and use.id != one.id and use.subject != UNSORTED]
    also = dict.fromkeys(
        use.subject
        for use in same
        if use.sheet == sheet.id and not nomination_of(use.subject) and not hand_in_of(use.subject)
    )
    shared = any(use.sheet != sheet.id and use.state in SENT for use in same)
    return FileLine(one, tuple(map(Place, also)), shared)
