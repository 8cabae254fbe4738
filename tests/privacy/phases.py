"""The year's standing at which everything is tried; the same data lies under each."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from rules.final_table import FinalTable, final_table
from rules.review import SENT, SheetState
from rules.sheets import final_totals, self_totals
from storage.store import Store
from tests.privacy.planted import Planted
from tests.support.stage import ZONE


class Phase(StrEnum):
    SCORING = "scoring"
    SENT = "sent"
    EXPLAINING = "explaining"
    LOCKED = "locked"
    PUBLISHED = "published"


STATES = {
    Phase.SCORING: SheetState.DRAFT,
    Phase.SENT: SheetState.SUBMITTED,
    Phase.EXPLAINING: SheetState.EXPLAINING,
    Phase.LOCKED: SheetState.LOCKED,
    Phase.PUBLISHED: SheetState.LOCKED,
}
"""The last one's table is published by the lead's own tap."""
DAYS = {
    Phase.SCORING: datetime(2023, 10, 30, 8, tzinfo=ZONE),
    Phase.SENT: datetime(2023, 11, 16, 8, tzinfo=ZONE),
    Phase.EXPLAINING: datetime(2023, 11, 25, 8, tzinfo=ZONE),
    Phase.LOCKED: datetime(2023, 12, 7, 8, tzinfo=ZONE),
    Phase.PUBLISHED: datetime(2023, 12, 19, 14, tzinfo=ZONE),
}


def is_sent(phase: Phase) -> bool:
    return STATES[phase] in SENT


def stand_in(store: Store, planted: Planted, phase: Phase) -> None:
    """Put every sheet where the phase has it; what follows from the victim's figures is known from then on."""
    bloc = planted.bloc
    sheets = store.sheets.all(bloc.id)
    for sheet in sheets:
        store.sheets.set_state(sheet.id, STATES[phase])
    if STATES[phase] is SheetState.LOCKED:
        answers = {sheet.unit: store.sheets.answers(sheet.id) for sheet in sheets}
        table = final_table(bloc.year, bloc.tree, store.people.units(bloc.id), answers, bloc.ranking)
        store.final_tables.put(bloc.id, table)
        if phase is Phase.LOCKED:
            _know_the_line(planted, table)
    if phase is not Phase.PUBLISHED:
        _know_totals(store, planted)


def _know_totals(store: Store, planted: Planted) -> None:
    answers = store.sheets.answers(planted.ids["sheet"])
    for what, added in (("self", self_totals), ("final", final_totals)):
        totals = added(planted.bloc.tree, answers)
        planted.canaries.total(totals.total, f"{what} total")
        for code, value in totals.by_group.items():
            if value:
                planted.canaries.total(value, f"{what} subtotal", code)


def _know_the_line(planted: Planted, table: FinalTable) -> None:
    line = table.of_unit(planted.ids["unit"])
    assert line is not None
    planted.canaries.total(line.total, "locked total")
    for code, value in line.groups.items():
        if value:
            planted.canaries.total(value, "locked subtotal", code)
