"""Workbooks taken back, sent as files at any time.

a file -> [read] -> what differs and which cells are wrong -> confirmed: kept as if typed | dropped
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from handlers import workbook_nominations, workbook_reviews, workbook_scores
from handlers.talk import Effect, Say, Talk, Turn
from handlers.workbook_given import said_to, speaking
from messages import workbook as says
from messages.incoming import Attachment
from rules.errors import NotYours, Refusal, StaleButton
from rules.workbook_content import Form, Marker, content_from_dict
from storage.workbooks import Workbook

OURS = "ours"
SLOT = "workbook"
FORMS = {
    Form.SCORES: workbook_scores,
    Form.REVIEW: workbook_reviews,
    Form.NOMINATIONS: workbook_nominations,
}


def apart(talk: Talk, step: Callable[[Talk], Turn]) -> Turn:
    """What was said goes to its step, without the workbooks among its files: those are taken back here."""
    workbooks = [file for file in talk.said.files if file.form]
    others = tuple(file for file in talk.said.files if not file.form)
    if not workbooks:
        return step(talk)
    received = receive_workbooks(talk, workbooks)
    return _tried(replace(talk, said=replace(talk.said, files=others)), step).plus(received) if others else received


def _tried(talk: Talk, step: Callable[[Talk], Turn]) -> Turn:
    """A refusal undoes the step alone."""
    try:
        with talk.store.connection.attempt():
            return step(talk)
    except Refusal as refusal:
        return Turn(say=(Say(talk.room, refusal),))


def receive_workbooks(talk: Talk, files: Sequence[Attachment]) -> Turn:
    """Workbooks of ours, and Excel files that cannot be read."""
    ours = [file for file in files if file.form == OURS and file.digest]
    refused = tuple(says.RefusedWorkbook(file.name, file.form) for file in files if file.form != OURS)
    told = says.ReadingWorkbooks(tuple(file.name for file in ours), refused)
    effects = [
        Effect("read_workbook", {"digest": file.digest, "name": file.name, "unit": talk.unit.id})
        for file in ours
    ]
    return talk.reply(told).also(*effects)


def workbook_read(talk: Talk, body: dict[str, Any]) -> Turn:
    """What it would change, or why it cannot be used; nothing is changed yet."""
    speaker = speaking(talk, body)
    if speaker is None:
        return Turn()
    name, why = str(body["name"]), str(body["problem"])
    if why:
        return _refuse(speaker, name, why)
    content = content_from_dict(body["content"])
    why = _foreign(speaker, content.marker) or FORMS[content.marker.form].trouble(speaker)
    if why:
        return _refuse(speaker, name, why)
    kept = speaker.store.workbooks
    number = kept.put(speaker.bloc.id, speaker.unit.id, speaker.person.id, name, content, speaker.now)
    workbook = _own(speaker, number)
    return said_to(speaker, FORMS[workbook.form].compared(speaker, workbook, 1), slot=_slot(workbook))


def show_page(talk: Talk, number: int, page: int) -> Turn:
    workbook = _own(talk, number)
    return talk.reply(FORMS[workbook.form].compared(talk, workbook, page), _slot(workbook))


def apply(talk: Talk, number: int, seen: str) -> Turn:
    """Xác nhận: exactly the changes seen; what has changed since is shown again."""
    workbook = _own(talk, number)
    done = FORMS[workbook.form].applied(talk, workbook, seen)
    if done is None:
        again = FORMS[workbook.form].compared(talk, workbook, 1, since=True)
        return talk.reply(again, _slot(workbook))
    talk.store.workbooks.settle(workbook, applied=True)
    return talk.reply(done.message, _slot(workbook)).also(*done.told)


def drop(talk: Talk, number: int) -> Turn:
    workbook = _own(talk, number)
    talk.store.workbooks.settle(workbook, applied=False)
    return talk.reply(says.WorkbookDropped(workbook.name), _slot(workbook))


def _refuse(speaker: Talk, name: str, why: str) -> Turn:
    file = says.RefusedWorkbook(name, why)
    return said_to(speaker, says.WorkbookRefused(file, speaker.unit, speaker.bloc.year), slot="")


def _own(talk: Talk, number: int) -> Workbook:
    """Still waiting for the person and unit that sent it; raise NotYours or StaleButton."""
    found = talk.store.workbooks.get(number)
    if found is None or (found.bloc, found.unit, found.person) != (
        talk.bloc.id,
        talk.unit.id,
        talk.person.id,
    ):
        raise NotYours
    if not found.is_waiting:
        raise StaleButton
    return found


def _foreign(talk: Talk, marker: Marker) -> str:
    """Why a workbook is not for here: another unit's, another bloc's or another year's."""
    if marker.unit != talk.unit.key:
        return "other_unit"
    return "" if (marker.bloc, marker.year) == (talk.bloc.slug, talk.bloc.year) else "other_year"


def _slot(workbook: Workbook) -> str:
    return f"{SLOT}-{workbook.id}"


TAPS = {"wbshow": show_page, "wbapply": apply, "wbdrop": drop}
OUTCOMES = {"workbook_read": workbook_read}
