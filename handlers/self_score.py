"""A unit's own sheet: who may open it and who may change it, and how far it has come."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handlers.talk import Talk
from messages import self_score as says
from rules.errors import NotNow, NotYours
from rules.people import Role
from rules.review import EDITABLE
from rules.sheets import Filled, Sheet, Standing, self_totals

JUMP = re.compile(r"(?:den )?(?:tieu chi|tc|den) ?([0-9][0-9.]*)")


def own_sheet(talk: Talk, number: int) -> Sheet:
    """The sheet, when it is the unit's own and the person serves it; raise NotYours."""
    sheet = talk.store.sheets.get(number)
    if sheet is None or sheet.unit != talk.unit.id:
        raise NotYours
    talk.need(Role.OFFICER, Role.HEAD)
    return sheet


def editable_sheet(talk: Talk, number: int) -> Sheet:
    """The officer's own sheet while it is theirs to change; raise NotYours or NotNow."""
    sheet = own_sheet(talk, number)
    talk.need(Role.OFFICER)
    if sheet.state not in EDITABLE:
        raise NotNow("score", sheet.state.value)
    return sheet


def may_edit(talk: Talk, sheet: Sheet) -> bool:
    return sheet.state in EDITABLE and Role.OFFICER in talk.roles


def standing(talk: Talk, sheet: Sheet) -> Standing:
    answers, proofs = talk.store.sheets.answers(sheet.id), talk.store.evidence.counts(sheet.id)
    return Standing(sheet, talk.bloc.tree, answers, proofs)


def group_lines(talk: Talk, answers: Mapping[str, Filled]) -> tuple[says.GroupLine, ...]:
    by_group = self_totals(talk.bloc.tree, answers).by_group
    return tuple(says.GroupLine(group, by_group[group.code]) for group in talk.bloc.tree.branches)


def lines(talk: Talk, answers: Mapping[str, Filled]) -> tuple[says.LeafLine, ...]:
    return tuple(says.LeafLine(leaf, answers.get(leaf.code)) for leaf in talk.bloc.tree.leaves)
