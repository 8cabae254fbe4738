"""Files for the evidence book, whenever they come: kept at once, then filed.

files -> kept under "Chờ xếp" -> "Lưu vào tiêu chí nào?" -> filed -> number and date of the document
a caption naming a criterion, or a criterion that asked for evidence, files them at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from handlers.evidence_filing import SLOT, PickSubject, filed
from handlers.evidence_keeping import Kept, keep_files, open_book, refusals
from handlers.evidence_open import suppliable
from handlers.evidence_rights import may_add
from handlers.self_score import editable_sheet
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import evidence as says
from rules.errors import NothingFiled, UnexpectedFile
from rules.evidence import UNSORTED, Evidence
from rules.evidence_caption import read_caption
from rules.people import Role
from rules.review import EDITABLE

TOGETHER = timedelta(minutes=10)
"""Files sent within it, not yet filed, are asked about in one question."""


@dataclass(frozen=True)
class SendEvidence(Waiting):
    sheet: int
    leaf: str


def ask_evidence(talk: Talk, number: int, code: str) -> Turn:
    sheet = editable_sheet(talk, number)
    leaf = talk.bloc.tree.leaf(code)
    return talk.reply(says.AskEvidence(sheet.id, leaf), wait=SendEvidence(sheet.id, code))


def receive_evidence(talk: Talk) -> Turn:
    waiting = talk.awaited(SendEvidence)
    if not talk.said.files:
        raise NothingFiled
    return receive_files(talk, waiting.leaf)


def receive_files(talk: Talk, asked: str = UNSORTED) -> Turn:
    """Files that no other step waits for; `asked` is the criterion whose evidence was asked for."""
    if not takes(talk):
        raise UnexpectedFile
    sheet = open_book(talk)
    earlier = _earlier(talk, sheet.id)
    caption = read_caption(talk.said.text, {leaf.code for leaf in talk.bloc.tree.leaves}, talk.today)
    wanted = caption.subject or (earlier[-1].subject if earlier else "") or asked
    subject = wanted if may_add(talk, sheet, wanted) else UNSORTED
    kept = keep_files(talk, subject, caption)
    if not kept.files:
        return Turn(say=refusals(talk, kept))
    batch = _batch(talk, kept, earlier)
    if subject == UNSORTED:
        return _ask(talk, kept, batch, "" if subject == wanted else wanted, bool(earlier))
    _bring_along(talk, earlier, subject)
    return filed(talk, kept, batch, anywhere=bool(earlier))


def takes(talk: Talk) -> bool:
    """Whether the speaker's files go into the unit's book."""
    return Role.OFFICER in talk.roles


def _earlier(talk: Talk, sheet: int) -> tuple[Evidence, ...]:
    """What has come already of the album now arriving."""
    if not talk.said.album:
        return ()
    return talk.store.evidence.of_album(sheet, talk.said.album, talk.person.id)


def _batch(talk: Talk, kept: Kept, earlier: tuple[Evidence, ...]) -> int:
    """Joins what was sent just before and is not filed yet."""
    book = talk.store.evidence
    batch = next((one.batch for one in earlier if one.batch), 0)
    if not batch and kept.files[0].subject == UNSORTED:
        batch = book.open_batch(kept.sheet.id, talk.person.id, talk.now - TOGETHER)
    batch = batch or kept.files[0].id
    book.set_batch((one.id for one in kept.files), batch)
    return batch


def _bring_along(talk: Talk, earlier: tuple[Evidence, ...], subject: str) -> None:
    """The caption of an album may come with any of its files: those before it were for the same criterion."""
    for one in earlier:
        if one.subject == UNSORTED and one.removed_at is None:
            talk.store.evidence.file(one, subject, talk.person.id, talk.now)


def _ask(talk: Talk, kept: Kept, batch: int, blocked: str, more: bool) -> Turn:
    """Where they belong; what was being typed is still waited for."""
    sheet = kept.sheet
    files = talk.store.evidence.in_batch(sheet.id, batch)
    leaf = _on_the_card(talk)
    may_file = sheet.state in EDITABLE or bool(suppliable(talk.store, sheet))
    question = says.FilesReceived(
        unit=talk.unit,
        batch=batch,
        files=files,
        leaf=leaf if may_add(talk, sheet, leaf) else "",
        state=sheet.state,
        may_file=may_file,
        blocked=blocked,
        refused=kept.refused,
        again=tuple(one.name for one in kept.again),
        reused=kept.reused,
    )
    free = isinstance(talk.waiting, Nothing | PickSubject | SendEvidence)
    wait = PickSubject(f"b{batch}") if free and question.may_file else None
    return Turn(say=(Say(talk.room, question, SLOT, anywhere=more),), wait=wait)


def _on_the_card(talk: Talk) -> str:
    """The criterion being answered, "" beside other work."""
    code = str(vars(talk.waiting).get("leaf", ""))
    return code if any(leaf.code == code for leaf in talk.bloc.tree.leaves) else ""


TAPS = {"proof": ask_evidence}
ANSWERS = {SendEvidence: receive_evidence}
