"""Filing what was kept: under the criterion tapped or typed, or left under "Chờ xếp" for later."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.evidence_keeping import Kept, place_of, reused
from handlers.evidence_rights import check_may_add, check_may_change, named_files, own_book
from handlers.self_score import JUMP
from handlers.talk import Nothing, Say, Talk, Turn, Waiting
from messages import evidence as says
from rules.errors import UnknownWord
from rules.evidence import UNSORTED, Evidence, nomination_of
from rules.vietnamese import fold

SLOT = "evidence"
LEFT = "-"
"""How a button spells "Chờ xếp"."""


@dataclass(frozen=True)
class PickSubject(Waiting):
    """`files` as `named_files` reads it; a typed criterion number files them."""

    files: str


def pick(talk: Talk, word: str) -> Turn:
    """Tiêu chí khác: by its part of the table, or typed."""
    files = named_files(talk, word)
    groups = tuple(says.GroupChoice(place, group) for place, group in enumerate(talk.bloc.tree.branches))
    return talk.reply(says.PickGroup(word, files, groups), SLOT, PickSubject(word))


def pick_in(talk: Talk, word: str, place: int) -> Turn:
    files = named_files(talk, word)
    branches = talk.bloc.tree.branches
    group = branches[min(place, len(branches) - 1)]
    return talk.reply(says.PickLeaf(word, files, group, group.all_leaves), SLOT, PickSubject(word))


def receive_subject(talk: Talk) -> Turn:
    """ "2.3", "tiêu chí 2.3"; raise NoSuchCriterion, or UnknownWord for other words."""
    waiting = talk.awaited(PickSubject)
    words = fold(talk.typed()).rstrip(".")
    jump = JUMP.fullmatch(words)
    code = jump[1].rstrip(".") if jump else words
    if not code[:1].isdigit():
        raise UnknownWord
    return put_under(talk, waiting.files, code)


def put_under(talk: Talk, word: str, subject: str) -> Turn:
    """File them; one that is filed elsewhere moves only when all of them are."""
    files, sheet = named_files(talk, word), own_book(talk)
    waiting = tuple(one for one in files if one.subject == UNSORTED) or files
    if subject == LEFT:
        return _leave(talk, files)
    if nomination_of(subject) is None:
        subject = talk.bloc.tree.leaf(subject).code
    check_may_add(talk, sheet, subject)
    for one in waiting:
        check_may_change(talk, sheet, one)
        if one.subject != subject:
            talk.store.evidence.file(one, subject, talk.person.id, talk.now)
    moved = tuple(found for one in waiting if (found := talk.store.evidence.get(one.id)))
    turn = filed(talk, Kept(sheet, moved, reused=reused(talk, moved)), 0)
    return turn if not isinstance(talk.waiting, PickSubject) else _rested(turn)


def filed(talk: Talk, kept: Kept, batch: int, *, anywhere: bool = False) -> Turn:
    """What was filed just now, and, with a batch, what of it was filed before."""
    sheet, subject = kept.sheet, kept.files[0].subject
    together = talk.store.evidence.in_batch(sheet.id, batch) if batch else kept.files
    files = tuple(one for one in together if one.subject == subject)
    message = says.FilesFiled(
        sheet=sheet.id,
        files=files,
        name=f"f{files[0].id}" if len(files) == 1 else f"b{files[0].batch}",
        place=place_of(talk, subject),
        count=talk.store.evidence.counts(sheet.id)[subject],
        refused=kept.refused,
        again=tuple(one.name for one in kept.again),
        reused=kept.reused,
    )
    return Turn(say=(Say(talk.room, message, SLOT, anywhere=anywhere),))


def left(talk: Talk, word: str) -> Turn:
    return _leave(talk, named_files(talk, word))


def _leave(talk: Talk, files: tuple[Evidence, ...]) -> Turn:
    """Under "Chờ xếp", and no longer asked about; what is filed already comes back there."""
    sheet = own_book(talk)
    for one in files:
        if one.subject != UNSORTED:
            check_may_change(talk, sheet, one)
            talk.store.evidence.file(one, UNSORTED, talk.person.id, talk.now)
    talk.store.evidence.set_batch((one.id for one in files), 0)
    waiting = talk.store.evidence.counts(sheet.id)[UNSORTED]
    turn = talk.reply(says.LeftUnsorted(len(files), waiting), SLOT)
    return _rested(turn) if isinstance(talk.waiting, PickSubject) else turn


def _rested(turn: Turn) -> Turn:
    return replace(turn, wait=Nothing())


TAPS = {"evpick": pick, "evgroup": pick_in, "evto": put_under, "evleave": left}
ANSWERS = {PickSubject: receive_subject}
