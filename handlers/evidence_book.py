"""The unit's evidence book, /minhchung: all that was sent this year, and each file's card.

/minhchung -> a page of the book -> a file's card -> open, refile, number and date, note, remove (evidence_edits.py)
"2.3" typed beside the book shows that criterion's files; several waiting ones are ticked and filed together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from handlers.evidence_filing import LEFT, SLOT, pick
from handlers.evidence_keeping import place_of, reused
from handlers.evidence_rights import check_own_subject, may_add, may_change, own_book, own_file
from handlers.picks import ticked
from handlers.self_score import JUMP
from handlers.talk import Talk, Turn, Waiting
from messages import evidence as says
from messages.evidence_file import FileCard, OneFile
from rules.errors import StaleButton, UnknownWord
from rules.evidence import CLOSED, UNSORTED, Evidence, in_book_order
from rules.pages import page_count
from rules.people import Role
from rules.review import EDITABLE
from rules.vietnamese import fold

PAGE = 8
SHOWN = 12


@dataclass(frozen=True)
class ReadBook(Waiting):
    """A typed criterion number shows its files."""

    book: int


def open_book(talk: Talk) -> Turn:
    return show_page(talk, 0)


def show_page(talk: Talk, page: int) -> Turn:
    """Chờ xếp first, then by criterion in the table's order, the newest first in each."""
    sheet = own_book(talk)
    codes = [leaf.code for leaf in talk.bloc.tree.leaves]
    files = in_book_order(talk.store.evidence.of_sheet(sheet.id), codes)
    pages = page_count(len(files), PAGE)
    page = min(page, pages - 1)
    shown = says.Book(
        unit=talk.unit,
        year=talk.bloc.year,
        sections=_sections(talk, files[page * PAGE : (page + 1) * PAGE]),
        files=len(files),
        total=sum(one.size for one in files),
        limit=talk.evidence_limits.total,
        unsorted=sum(one.subject == UNSORTED for one in files),
        page=page,
        pages=pages,
        open=sheet.state not in CLOSED and Role.OFFICER in talk.roles,
    )
    return talk.reply(shown, SLOT, ReadBook(sheet.id))


def show_subject(talk: Talk, subject: str) -> Turn:
    """The files of one criterion, of a nomination of the unit's, or those waiting; raise NotYours."""
    sheet = own_book(talk)
    subject = UNSORTED if subject == LEFT else subject
    check_own_subject(talk, subject)
    files = talk.store.evidence.of_subject(sheet.id, subject)
    place = place_of(talk, subject)
    leaf = next((leaf for leaf in talk.bloc.tree.leaves if leaf.code == subject), None)
    asks = sheet.id if leaf and sheet.state in EDITABLE and may_add(talk, sheet, subject) else 0
    shown = says.SubjectFiles(talk.unit, place, leaf.text if leaf else "", files[:SHOWN], len(files), asks)
    return talk.reply(shown, SLOT, ReadBook(sheet.id))


def receive_code(talk: Talk) -> Turn:
    """ "2.3", "tiêu chí 2.3"; raise NoSuchCriterion, or UnknownWord for other words."""
    talk.awaited(ReadBook)
    words = fold(talk.typed()).rstrip(".")
    jump = JUMP.fullmatch(words)
    code = jump[1].rstrip(".") if jump else words
    if not code[:1].isdigit():
        raise UnknownWord
    return show_subject(talk, talk.bloc.tree.leaf(code).code)


def open_card(talk: Talk, number: int) -> Turn:
    return file_card(talk, own_file(talk, number))


def file_card(talk: Talk, one: Evidence) -> Turn:
    sheet = own_book(talk)
    card = FileCard(
        unit=talk.unit,
        file=one,
        place=place_of(talk, one.subject),
        reused=reused(talk, (one,)),
        may_change=may_change(talk, sheet, one),
    )
    return talk.reply(card, SLOT, ReadBook(sheet.id))


def send_file(talk: Talk, number: int) -> Turn:
    """The file itself, in a message of its own."""
    return talk.reply(OneFile(own_file(talk, number)))


def tick(talk: Talk) -> Turn:
    """Several of those waiting, to be filed under one criterion."""
    sheet = own_book(talk)
    talk.need(Role.OFFICER)
    files = _waiting(talk, sheet.id)
    return talk.reply(says.TickFiles(talk.unit, files), SLOT)


def receive_ticked(talk: Talk) -> Turn:
    """Raise StaleButton when none is ticked, or one that waits no longer."""
    sheet = own_book(talk)
    talk.need(Role.OFFICER)
    chosen = ticked(talk.said.marks, [one.id for one in _waiting(talk, sheet.id)])
    if not chosen:
        raise StaleButton
    talk.store.evidence.set_batch(chosen, chosen[0])
    return pick(talk, f"b{chosen[0]}")


def _waiting(talk: Talk, sheet: int) -> tuple[Evidence, ...]:
    return talk.store.evidence.of_subject(sheet, UNSORTED)[:SHOWN]


def _sections(talk: Talk, files: Sequence[Evidence]) -> tuple[says.Section, ...]:
    return tuple(
        says.Section(place_of(talk, subject), tuple(listed))
        for subject, listed in groupby(files, key=lambda one: one.subject)
    )


COMMANDS = {"minhchung": open_book}
TAPS = {
    "book": show_page,
    "bookof": show_subject,
    "evi": open_card,
    "evopen": send_file,
    "evtick": tick,
    "evticked": receive_ticked,
}
ANSWERS = {ReadBook: receive_code}
