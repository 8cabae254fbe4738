"""A unit's nominations taken back as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.nominating import change_nomination, is_closed, own_list, put_nomination
from handlers.talk import Talk
from handlers.workbook_applied import Applied
from messages import workbook as says
from messages import workbook_compared as shown
from rules.nomination_cells import NomineeComparison, compare_nominees
from rules.nominations import Nomination, NominationState, in_state
from rules.people import Role
from storage.workbooks import Workbook


def may_edit(talk: Talk, listed: Sequence[Nomination]) -> bool:
    """Whether the list is now the speaker's to change."""
    waiting = in_state(listed, NominationState.WITH_HEAD)
    return Role.OFFICER in talk.roles and not waiting and not is_closed(talk)


def trouble(talk: Talk) -> str:
    """Why the speaker cannot give one back now, "" when they can."""
    if Role.OFFICER not in talk.roles:
        return "not_yours"
    return "" if may_edit(talk, own_list(talk)) else "list_not_now"


def compared(talk: Talk, workbook: Workbook, page: int, *, since: bool = False) -> shown.NomineesCompared:
    found = _comparison(talk, workbook)
    return shown.nominees_compared(
        workbook.id, workbook.name, talk.unit, talk.bloc.year, found, page, since=since
    )


def applied(talk: Talk, workbook: Workbook, seen: str) -> Applied | None:
    """As if typed; None when it is no longer what was seen. Raise NotYours or NotNow."""
    found = _comparison(talk, workbook)
    if found.stamp != seen:
        return None
    for one in found.changed:
        if one.old is None:
            put_nomination(talk, one.new)
        else:
            change_nomination(talk, one.old.id, one.new)
    added = sum(one.old is None for one in found.changed)
    wrong = tuple(cell.at for cell in found.wrong)
    return Applied(says.NomineesApplied(talk.unit, added, len(found.changed) - added, wrong))


def _comparison(talk: Talk, workbook: Workbook) -> NomineeComparison:
    return compare_nominees(own_list(talk), workbook.content.rows)
