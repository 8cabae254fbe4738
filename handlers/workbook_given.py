"""Workbooks given out: asked for by a button, made after the turn, for the speaker alone.

a button -> [written] -> the file in the chat
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.nominating import own_list
from handlers.self_score import own_sheet
from handlers.talk import Effect, Say, Talk, Turn
from handlers.workbook_nominations import may_edit
from handlers.workbook_reviews import reviewed_now
from messages import workbook as says
from messages.message import Message
from rules.errors import NothingFiled, NotNow
from rules.people import Role
from rules.workbook_content import Form

SLOT = "workbook"


def ask_score_sheet(talk: Talk, number: int) -> Turn:
    """The unit's own sheet, to its officer and head."""
    own_sheet(talk, number)
    return _asked(talk, Form.SCORES)


def ask_review(talk: Talk) -> Turn:
    """Whatever the speaker may still change, of every unit; raise NotNow when there is nothing."""
    sheets = reviewed_now(talk)
    if not sheets:
        raise NotNow("change_points")
    return _asked(talk, Form.REVIEW, sheets={str(one.sheet): sorted(one.own) for one in sheets})


def ask_bloc_table(talk: Talk) -> Turn:
    """The lead's at any time, everybody's once it is published; raise NothingFiled."""
    frozen = talk.store.final_tables.get(talk.bloc.id)
    if not talk.runs_bloc and (frozen is None or frozen.published_at is None):
        raise NothingFiled
    return _asked(talk, Form.BLOC, lead=talk.runs_bloc, units=list(talk.units))


def ask_nominations(talk: Talk) -> Turn:
    """The unit's own list, with blank rows while it may grow."""
    talk.need(Role.OFFICER, Role.HEAD)
    return _asked(talk, Form.NOMINATIONS, editable=may_edit(talk, own_list(talk)))


def workbook_written(talk: Talk, body: dict[str, Any]) -> Turn:
    speaker = speaking(talk, body)
    if speaker is None:
        return Turn()
    file = says.WorkbookFile(
        form=Form(body["form"]),
        unit=speaker.unit,
        year=speaker.bloc.year,
        digest=str(body["digest"]),
        name=str(body["name"]),
        size=int(body["size"]),
        media_type=str(body["media_type"]),
    )
    return said_to(speaker, file)


def speaking(talk: Talk, body: dict[str, Any]) -> Talk | None:
    """The person an effect was for, as they stand now; None once they no longer serve the unit."""
    person = talk.store.people.person(int(body["person"]))
    unit = talk.store.people.unit(int(body["unit"]))
    if person is None or unit is None:
        return None
    speaker = replace(talk, person=person, unit=unit, duties=talk.store.people.duties(person.id))
    return speaker if speaker.roles else None


def said_to(speaker: Talk, message: Message, slot: str = "") -> Turn:
    return Turn(say=(Say(speaker.room, message, slot, speaker.unit.id),))


def _asked(talk: Talk, form: Form, **about: Any) -> Turn:
    make = Effect("write_workbook", {"form": form.value, "unit": talk.unit.id, **about})
    return talk.reply(says.WorkbookComing(form, talk.unit), SLOT).also(make)


TAPS = {
    "excel": ask_score_sheet,
    "reviewexcel": ask_review,
    "blocexcel": ask_bloc_table,
    "nomexcel": ask_nominations,
}
OUTCOMES = {"workbook_written": workbook_written}
