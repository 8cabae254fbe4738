"""What a unit reads of its own points, and of the table and its earlier versions once it is published."""

from __future__ import annotations

from dataclasses import replace

from handlers.results import announced
from handlers.review_card import IN, awaiting
from handlers.talk import Talk, Turn
from messages import unit_result as says
from messages.self_score import GroupLine
from rules.criteria import ZERO
from rules.errors import NotYours, StaleButton
from rules.errors_scores import ResultsPending
from rules.final_table import Line
from rules.people import Role
from rules.sheets import Sheet, final_totals, self_totals
from storage.final_tables import Frozen

SLOT = "result"
ON_A_PAGE = 30


def show_result(talk: Talk) -> Turn:
    """/ketqua: the published table to every unit; before that, only the unit's own state and points."""
    if talk.unit.outside:
        raise NotYours
    sheet = talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id)
    frozen = talk.store.final_tables.get(talk.bloc.id)
    published = frozen is not None and frozen.published_at is not None
    if frozen is not None and published:
        return talk.reply(_published(talk, sheet, frozen), slot=SLOT)
    return talk.reply(_own(talk, sheet), slot=SLOT)


def show_leaves(talk: Talk, page: int) -> Turn:
    """Từng tiêu chí: the unit's own points as published, by pages; raise NotYours, ResultsPending or StaleButton."""
    talk.need(Role.OFFICER, Role.HEAD)
    frozen = talk.store.final_tables.get(talk.bloc.id)
    line = frozen.table.of_unit(talk.unit.id) if frozen and frozen.published_at else None
    if line is None:
        raise ResultsPending
    pages = _pages(talk, line)
    if not 1 <= page <= len(pages):
        raise StaleButton
    shown = says.OwnLeaves(talk.unit, talk.bloc.year, pages[page - 1], page, len(pages))
    return talk.reply(shown, slot=SLOT)


def show_earlier(talk: Talk, version: int) -> Turn:
    """A version that no longer stands, to whoever could read it while it did; raise NotYours or StaleButton."""
    if talk.unit.outside:
        raise NotYours
    frozen = talk.store.final_tables.get(talk.bloc.id)
    found = next((one for one in _earlier(talk) if one.table.version == version), None)
    if frozen is None or found is None or found.superseded_at is None:
        raise StaleButton
    since, standing = found.superseded_at, frozen.table.version
    return talk.reply(says.EarlierTable(talk.bloc.name, found.table, found.digest, since, standing), SLOT)


def _pages(talk: Talk, line: Line) -> list[tuple[says.OwnBlock, ...]]:
    """ON_A_PAGE criteria each, under their top groups."""
    answers = talk.store.sheets.answers(talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id).id)
    listed = [
        (talk.bloc.tree.branch_of(leaf.code), leaf)
        for leaf in talk.bloc.tree.leaves
        if leaf.code in line.leaves
    ]
    pages = []
    for at in range(0, len(listed), ON_A_PAGE):
        found: dict[str, says.OwnBlock] = {}
        for group, leaf in listed[at : at + ON_A_PAGE]:
            given = answers[leaf.code].points if leaf.code in answers else None
            block = found.get(group.code) or says.OwnBlock(group, line.groups.get(group.code, ZERO), ())
            own = says.OwnLeaf(leaf, given, line.leaves[leaf.code])
            found[group.code] = replace(block, lines=(*block.lines, own))
        pages.append(tuple(found.values()))
    return pages


def _earlier(talk: Talk) -> tuple[Frozen, ...]:
    """Those that were published, and for the lead the others too."""
    kept = talk.store.final_tables.earlier(talk.bloc.id)
    return tuple(one for one in kept if one.published_at is not None or talk.runs_bloc)


def _published(talk: Talk, sheet: Sheet, frozen: Frozen) -> says.PublishedResult:
    table = frozen.table
    line = table.of_unit(talk.unit.id)
    groups = tuple(
        GroupLine(top, line.groups[top.code])
        for top in talk.bloc.tree.branches
        if line is not None and top.code in line.groups
    )
    return says.PublishedResult(
        bloc=talk.bloc.name,
        unit=talk.unit,
        table=table,
        digest=frozen.digest,
        line=line,
        groups=groups,
        sheet=sheet.id if _may_see_points(talk) else 0,
        earlier=tuple(one.table.version for one in _earlier(talk)),
        may_correct=talk.runs_bloc,
        ballots=announced(talk),
    )


def _own(talk: Talk, sheet: Sheet) -> says.OwnResult:
    answers = talk.store.sheets.answers(sheet.id)
    may_see = _may_see_points(talk)
    return says.OwnResult(
        unit=talk.unit,
        year=talk.bloc.year,
        state=sheet.state,
        self_total=self_totals(talk.bloc.tree, answers).total if may_see and answers else None,
        total=final_totals(talk.bloc.tree, answers).total if may_see and sheet.state in IN else None,
        base=talk.bloc.tree.base,
        awaiting=awaiting(talk, answers) if may_see else (),
        sheet=sheet.id if may_see else 0,
        ballots=announced(talk),
    )


def _may_see_points(talk: Talk) -> bool:
    return bool(talk.roles & {Role.OFFICER, Role.HEAD})


COMMANDS = {"ketqua": show_result}
TAPS = {"ownleaves": show_leaves, "oldtable": show_earlier}
