"""A notice being written by the lead: text, files, for whom; sent once.

[Soạn thông báo] -> text (or files) -> draft card <- more files, [Sửa nội dung], [Chọn đơn vị nhận]
draft card -> [Gửi thông báo] -> sent
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.notice_cards import draft_card, lead_slot, progress, told
from handlers.notice_rights import draft, of_lead, sent
from handlers.notices import SLOT, open_notices
from handlers.picks import ticked
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import notices as says
from rules.errors import NothingFiled
from rules.errors_notices import NoticeWordless
from rules.notices import MOST_FILES, Notice, NoticeFile, check_notice, due_after


@dataclass(frozen=True)
class EnterNotice(Waiting):
    """`notice` is the draft, 0 before there is one; `about` the notice that it will correct, 0 for none."""

    notice: int
    about: int
    takes_any_text = True


@dataclass(frozen=True)
class SendNoticeFiles(Waiting):
    notice: int


def begin(talk: Talk) -> Turn:
    talk.need_lead()
    return talk.reply(says.AskNotice(None, None), SLOT, EnterNotice(0, 0))


def correct(talk: Talk, notice: int) -> Turn:
    """Đính chính: a notice of its own that names the earlier one."""
    return talk.reply(says.AskNotice(None, sent(talk, notice)), SLOT, EnterNotice(0, notice))


def rewrite(talk: Talk, notice: int) -> Turn:
    return talk.reply(says.AskNotice(draft(talk, notice), None), SLOT, EnterNotice(notice, 0))


def receive(talk: Talk) -> Turn:
    """Text, files, or both in one."""
    waiting = talk.awaited(EnterNotice)
    talk.need_lead()
    words = check_notice(talk.said.text) if talk.said.text or not talk.said.files else ""
    number = waiting.notice or _new(talk, waiting.about)
    kept = draft(talk, number)
    refused = _add_files(talk, kept)
    if words:
        talk.store.notices.set_text(number, words)
    return show_draft(talk, number, refused)


def receive_files(talk: Talk) -> Turn:
    waiting = talk.awaited(SendNoticeFiles)
    if not talk.said.files:
        raise NothingFiled
    refused = _add_files(talk, draft(talk, waiting.notice))
    return show_draft(talk, waiting.notice, refused)


def open_draft(talk: Talk, notice: int) -> Turn:
    return show_draft(talk, notice, ())


def show_draft(talk: Talk, notice: int, refused: tuple[str, ...]) -> Turn:
    """Files are waited for; words too while there are none."""
    found = draft(talk, notice)
    wait: Waiting = SendNoticeFiles(notice) if found.text else EnterNotice(notice, 0)
    return talk.reply(draft_card(talk, found, refused), lead_slot(found), wait)


def drop_file(talk: Talk, notice: int, document: int) -> Turn:
    draft(talk, notice)
    talk.store.notices.drop_file(notice, document)
    return open_draft(talk, notice)


def ask_units(talk: Talk, notice: int) -> Turn:
    found = draft(talk, notice)
    return talk.reply(says.AskNoticeUnits(found, tuple(talk.units.values())), lead_slot(found))


def choose_units(talk: Talk, notice: int) -> Turn:
    draft(talk, notice)
    talk.store.notices.choose(notice, ticked(talk.said.marks, tuple(talk.units)))
    return open_draft(talk, notice)


def every_unit(talk: Talk, notice: int) -> Turn:
    draft(talk, notice)
    talk.store.notices.choose(notice, ())
    return open_draft(talk, notice)


def discard(talk: Talk, notice: int) -> Turn:
    draft(talk, notice)
    talk.store.notices.drop(notice)
    return open_notices(talk)


def send(talk: Talk, notice: int) -> Turn:
    """Gửi thông báo: kept, told to every reader, and acknowledged by the unit that sends it."""
    found, shelf = draft(talk, notice), talk.store.notices
    if not found.text:
        raise NoticeWordless
    chosen = [unit for unit in shelf.units(notice) if unit in talk.units] or list(talk.units)
    shelf.choose(notice, chosen)
    shelf.send(notice, talk.person.id, talk.now, due_after(talk.now, talk.working))
    shelf.acknowledge(notice, talk.unit.id, talk.person.id, talk.now)
    talk.store.looks.soon(talk.bloc.id)
    talk.decide("notice_sent", notice=notice, units=chosen, corrects=found.corrects)
    now = of_lead(talk, notice)
    group = talk.tell_group(says.GroupNotice(talk.bloc.label("lead"), now, len(chosen), len(talk.units)))
    readers = (say for say in told(talk, now, shelf.units(notice)) if say.room != talk.room)
    turn = Turn(wait=Nothing()).also(*readers, *progress(talk, now), group)
    earlier = of_lead(talk, now.corrects) if now.corrects else None
    return turn.also(*told(talk, earlier, shelf.units(earlier.id))) if earlier else turn


def _new(talk: Talk, about: int) -> int:
    if about:
        sent(talk, about)
    return talk.store.notices.put(talk.bloc.id, "", talk.person.id, talk.now, about)


def _add_files(talk: Talk, notice: Notice) -> tuple[str, ...]:
    """Each content once; gives the names of what is neither document nor picture, and of what is too many."""
    known = {file.digest for file in talk.store.notices.files(notice.id)}
    refused = []
    for file in talk.said.files:
        if not file.digest or (len(known) == MOST_FILES and file.digest not in known):
            refused.append(file.name)
        elif file.digest not in known:
            known.add(file.digest)
            kept = NoticeFile(0, file.digest, file.name, file.size, file.media_type)
            talk.store.notices.add_file(notice.id, kept)
    return tuple(refused)


TAPS = {
    "noticenew": begin,
    "noticefix": correct,
    "noticedraft": open_draft,
    "noticetext": rewrite,
    "noticenofile": drop_file,
    "noticeunits": ask_units,
    "noticefor": choose_units,
    "noticeall": every_unit,
    "noticedrop": discard,
    "noticesend": send,
}
ANSWERS = {EnterNotice: receive, SendNoticeFiles: receive_files}
