"""What a file in the book shows, while it is the officer's to say: number and date, a note, or that it goes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.evidence_book import file_card
from handlers.evidence_filing import SLOT
from handlers.evidence_keeping import place_of
from handlers.evidence_rights import check_may_change, named_files, own_book, own_file
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import evidence_file as says
from messages.evidence import Place
from rules.documents import read_document
from rules.evidence import UNSORTED, Evidence, EvidenceChange
from rules.evidence_caption import read_note


@dataclass(frozen=True)
class NameDocument(Waiting):
    """`files` as `named_files` reads it."""

    files: str


@dataclass(frozen=True)
class NoteFile(Waiting):
    file: int
    takes_any_text = True


def ask_document(talk: Talk, word: str) -> Turn:
    files = _changeable(talk, word)
    return talk.reply(says.AskDocument(word, files), wait=NameDocument(word))


def receive_document(talk: Talk) -> Turn:
    """The same number and date for all files that were asked about: photos of one paper."""
    waiting = talk.awaited(NameDocument)
    files = _changeable(talk, waiting.files)
    number, dated = read_document(talk.typed(), talk.today)
    for one in files:
        talk.store.evidence.describe(one, number, dated, talk.person.id, talk.now)
    shown = tuple(replace(one, number=number, dated=dated) for one in files)
    subject = files[0].subject
    sheet = own_book(talk)
    count = talk.store.evidence.counts(sheet.id)[subject]
    said = says.DocumentRecorded(sheet.id, shown, place_of(talk, subject), count)
    return talk.reply(said, SLOT, Nothing())


def ask_note(talk: Talk, number: int) -> Turn:
    [one] = _changeable(talk, f"f{number}")
    return talk.reply(says.AskNote(one), wait=NoteFile(one.id))


def receive_note(talk: Talk) -> Turn:
    waiting = talk.awaited(NoteFile)
    [one] = _changeable(talk, f"f{waiting.file}")
    note = read_note(talk.typed())
    talk.store.evidence.note(one, note, talk.person.id, talk.now)
    return file_card(talk, replace(one, note=note))


def ask_removal(talk: Talk, number: int) -> Turn:
    [one] = _changeable(talk, f"f{number}")
    return talk.reply(says.AskRemoval(one, place_of(talk, one.subject)), SLOT)


def remove(talk: Talk, number: int) -> Turn:
    """Out of the book; that it was there, and who took it out, stays."""
    [one] = _changeable(talk, f"f{number}")
    talk.store.evidence.remove(one, talk.person.id, talk.now)
    sheet = own_book(talk)
    count = talk.store.evidence.counts(sheet.id).get(one.subject, 0)
    return talk.reply(says.Removed(sheet.id, one, place_of(talk, one.subject), count), SLOT)


def show_trail(talk: Talk, number: int) -> Turn:
    """Who filed, described or moved the file, and when."""
    one = own_file(talk, number)
    trail = talk.store.evidence.trail(one.sheet)
    lines = tuple(_line(talk, change) for change in trail if change.evidence == one.id)
    return talk.reply(says.FileTrail(one, lines), SLOT)


def _line(talk: Talk, change: EvidenceChange) -> says.FileChange:
    by = _name(talk, change.by)
    if change.what in ("document", "note"):
        shown = change.document if change.what == "document" else ("", None)
        return says.FileChange(change, by, Place(UNSORTED), Place(UNSORTED), *shown)
    return says.FileChange(change, by, place_of(talk, change.old), place_of(talk, change.new))


def _name(talk: Talk, person: int) -> str:
    found = talk.store.people.person(person)
    return found.name if found else ""


def _changeable(talk: Talk, word: str) -> tuple[Evidence, ...]:
    """Raise NotYours, NotNow or StaleButton."""
    files, sheet = named_files(talk, word), own_book(talk)
    for one in files:
        check_may_change(talk, sheet, one)
    return files


TAPS = {
    "evdoc": ask_document,
    "evnote": ask_note,
    "evdrop": ask_removal,
    "evgone": remove,
    "evtrail": show_trail,
}
ANSWERS = {NameDocument: receive_document, NoteFile: receive_note}
