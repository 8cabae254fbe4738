"""What a unit reads of its own points, and of the table once it is published."""

from __future__ import annotations

from handlers.results import announced
from handlers.review_card import IN, awaiting
from handlers.self_score import own_sheet
from handlers.talk import Talk, Turn
from messages import review as trail_says
from messages import table as says
from messages.self_score import GroupLine
from rules.final_table import FinalTable
from rules.people import Role, roles_in
from rules.sheets import Change, Sheet, final_totals, self_totals

SLOT = "result"
LONGEST_TRAIL = 40


def show_result(talk: Talk) -> Turn:
    """/ketqua: the published table to everybody; before that, only the unit's own state and points."""
    sheet = talk.store.sheets.of_unit(talk.bloc.id, talk.unit.id)
    frozen = talk.store.final_tables.get(talk.bloc.id)
    published = frozen is not None and frozen.published_at is not None
    if frozen is not None and published:
        return talk.reply(_published(talk, sheet, frozen.table), slot=SLOT)
    return talk.reply(_own(talk, sheet), slot=SLOT)


def show_trail(talk: Talk, number: int) -> Turn:
    """Xem quá trình: who changed which points, and why."""
    sheet = own_sheet(talk, number)
    later = _after_the_first(talk.store.sheets.trail(sheet.id))
    shown = tuple(_trail_line(talk, change) for change in later[-LONGEST_TRAIL:])
    trail = trail_says.Trail(talk.unit, sheet.state, shown, len(later) - len(shown))
    return talk.reply(trail, slot="trail")


def _published(talk: Talk, sheet: Sheet, table: FinalTable) -> says.PublishedResult:
    line = table.of_unit(talk.unit.id)
    groups = tuple(
        GroupLine(top, line.groups[top.code])
        for top in talk.bloc.tree.branches
        if line is not None and top.code in line.groups
    )
    number = sheet.id if _may_see_points(talk) else 0
    return says.PublishedResult(talk.bloc.name, talk.unit, table, line, groups, number, announced(talk))


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


def _after_the_first(trail: tuple[Change, ...]) -> tuple[Change, ...]:
    """Without each criterion's first answer and answers given again unchanged."""
    seen: set[str] = set()
    later = []
    for change in trail:
        if change.leaf in seen and change.old != change.new:
            later.append(change)
        seen.add(change.leaf)
    return tuple(later)


def _trail_line(talk: Talk, change: Change) -> trail_says.TrailLine:
    by = "" if change.what == "self" else _reviewer(talk, change)
    return trail_says.TrailLine(
        leaf=change.leaf,
        by=by,
        old=change.old,
        new=change.new,
        reason=change.reason,
        day=change.at.astimezone(talk.now.tzinfo),
    )


def _reviewer(talk: Talk, change: Change) -> str:
    """The reviewer's label, by the duty held on that day."""
    duties = talk.store.people.duties(change.by)
    roles = roles_in(duties, talk.leadership.lead, change.at.astimezone(talk.now.tzinfo).date())
    return talk.bloc.label("lead" if roles & {Role.CHAIR, Role.SECRETARY} else "deputy")


COMMANDS = {"ketqua": show_result}
TAPS = {"trail": show_trail}
