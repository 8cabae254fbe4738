"""Keeping files in the unit's evidence book: nothing that is a document or a picture is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handlers.talk import Say, Talk
from messages.evidence import FilesRefused, Place, RefusedFile, Reused, UnsortedLeft
from messages.incoming import Attachment
from rules.errors_evidence import BookClosed
from rules.evidence import (
    CLOSED,
    UNSORTED,
    Evidence,
    Limits,
    Unfit,
    hand_in_of,
    nomination_of,
    true_name,
    unfit,
)
from rules.evidence_caption import Caption
from rules.people import Role
from rules.sheets import Sheet
from storage.evidence_digests import uses

NO_CAPTION = Caption()


@dataclass(frozen=True)
class Kept:
    """What came of the files just sent: kept now, refused, and (`again`) there already under this subject."""

    sheet: Sheet
    files: tuple[Evidence, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    again: tuple[Evidence, ...] = ()
    reused: tuple[Reused, ...] = ()


def keep_files(talk: Talk, subject: str = UNSORTED, caption: Caption = NO_CAPTION) -> Kept:
    """Keep the files just sent as evidence of the speaker's unit; raise NotYours or BookClosed.

    `subject` is a criterion's code, "n12" for nomination 12, or UNSORTED. Whether the subject is still the
    officer's to change is the caller's to know.
    """
    return keep_in(talk, open_book(talk, subject), subject, caption)


def keep_in(talk: Talk, sheet: Sheet, subject: str, caption: Caption = NO_CAPTION) -> Kept:
    """The same where the caller knows that the speaker may."""
    room = _Room(talk.evidence_limits, *talk.store.evidence.used(sheet.id))
    there = {one.digest: one for one in talk.store.evidence.of_subject(sheet.id, subject)}
    kept, refused, again = [], [], []
    for file in talk.said.files:
        why = unfit(file.digest, file.size)
        if file.digest in there:
            again.append(there[file.digest])
        elif why or not room.takes(file.size):
            refused.append(RefusedFile(file.name, why or Unfit.FULL))
        else:
            there[file.digest] = _put(talk, sheet, file, subject, caption)
            kept.append(there[file.digest])
    return Kept(sheet, tuple(kept), tuple(refused), tuple(again), reused(talk, kept))


def refusals(talk: Talk, kept: Kept) -> tuple[Say, ...]:
    """What to say beside a step's own answer, so that each file not kept is named with its reason."""
    if not kept.refused and not kept.again:
        return ()
    limits = talk.evidence_limits
    place = place_of(talk, kept.again[0].subject if kept.again else UNSORTED)
    again = tuple(one.name for one in kept.again)
    return (Say(talk.room, FilesRefused(kept.refused, again, place, limits.files, limits.total)),)


def unsorted_left(talk: Talk, sheet: Sheet) -> tuple[Say, ...]:
    """Who reviews sees only what is filed, so the officer is told of what is not."""
    waiting = talk.store.evidence.counts(sheet.id).get(UNSORTED, 0)
    return (Say(talk.room, UnsortedLeft(talk.unit, waiting)),) if waiting else ()


def open_book(talk: Talk, subject: str = UNSORTED) -> Sheet:
    """The unit's sheet, whose evidence may still grow; raise NotYours or BookClosed."""
    talk.need(Role.OFFICER)
    sheet = talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id)
    if sheet.state in CLOSED and nomination_of(subject) is None:
        raise BookClosed(talk.bloc.year)
    return sheet


def reused(talk: Talk, files: Iterable[Evidence]) -> tuple[Reused, ...]:
    """Where the unit has used the same contents besides; of other units it says nothing."""
    listed = {one.id: one for one in files}
    own = (talk.unit.key, talk.unit.name)
    found = uses(talk.store.connection, sorted({one.digest for one in listed.values()})) if listed else ()
    return tuple(
        Reused(file, place_of(talk, use.subject), use.year if use.year != talk.bloc.year else 0)
        for use in found
        if use.unit == own and use.id not in listed
        for file in listed.values()
        if file.digest == use.digest
    )


def place_of(talk: Talk, subject: str) -> Place:
    number, handed = nomination_of(subject), hand_in_of(subject)
    nominated = talk.store.nominations.get(number) if number else None
    hand_in = talk.store.hand_ins.get(handed) if handed else None
    titles = {item.id: item.title for item in talk.bloc.calendar}
    item = titles.get(hand_in.item, hand_in.item) if hand_in else ""
    return Place(subject, nominated.name if nominated else "", item)


def _put(talk: Talk, sheet: Sheet, file: Attachment, subject: str, caption: Caption) -> Evidence:
    name = true_name(file.name, file.media_type)
    kind = (file.digest, name, file.size, file.media_type, talk.person.id, talk.now)
    shown = (caption.number, caption.dated, caption.note)
    one = Evidence(0, sheet.id, subject, *kind, *shown)
    return replace(one, id=talk.store.evidence.put(one, talk.said.album))


@dataclass
class _Room:
    """What the unit's book can still take."""

    limits: Limits
    files: int
    total: int

    def takes(self, size: int) -> bool:
        """Count the file in, if it fits."""
        if self.files >= self.limits.files or self.total + size > self.limits.total:
            return False
        self.files, self.total = self.files + 1, self.total + size
        return True
