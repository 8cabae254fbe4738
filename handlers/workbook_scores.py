"""A unit's score sheet taken back as a workbook."""

from __future__ import annotations

from handlers.answering import record_many
from handlers.self_score import editable_sheet
from handlers.talk import Talk
from handlers.workbook_applied import Applied
from messages import workbook as says
from messages import workbook_compared as shown
from rules.people import Role
from rules.review import EDITABLE
from rules.score_cells import Comparison, compare
from rules.sheets import Sheet
from storage.workbooks import Workbook


def trouble(talk: Talk) -> str:
    """Why the speaker cannot give one back now, "" when they can."""
    if Role.OFFICER not in talk.roles:
        return "not_yours"
    return "" if _sheet(talk).state in EDITABLE else "not_now"


def compared(talk: Talk, workbook: Workbook, page: int, *, since: bool = False) -> shown.ScoresCompared:
    return shown.scores_compared(
        workbook.id,
        workbook.name,
        talk.unit,
        talk.bloc.year,
        _comparison(talk, workbook),
        page,
        amended=workbook.content.marker.revision != talk.bloc.table_revision,
        since=since,
    )


def applied(talk: Talk, workbook: Workbook, seen: str) -> Applied | None:
    """As if typed; None when it is no longer what was seen. Raise NotYours or NotNow."""
    sheet = editable_sheet(talk, _sheet(talk).id)
    found = _comparison(talk, workbook)
    if found.stamp != seen:
        return None
    answers = {one.leaf.code: one.answer for one in found.changed if one.answer is not None}
    notes = {one.leaf.code: one.note for one in found.changed if one.note is not None}
    record_many(talk, sheet, answers, notes)
    wrong = tuple(cell.at for cell in found.wrong)
    return Applied(says.ScoresApplied(sheet.id, talk.unit, len(found.changed), wrong))


def _comparison(talk: Talk, workbook: Workbook) -> Comparison:
    answers = talk.store.sheets.answers(_sheet(talk).id)
    return compare(talk.bloc.tree, answers, workbook.content.rows)


def _sheet(talk: Talk) -> Sheet:
    return talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id)
