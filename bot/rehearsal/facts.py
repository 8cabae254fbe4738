"""Where a bloc's units stand, looked up in one go: everybody asks after each act whether something is theirs to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rules.blocs import Bloc
from rules.nominations import Nomination
from rules.people import Leadership, Unit
from rules.review import EDITABLE, SheetState
from rules.sheets import Sheet
from storage.store import Store


@dataclass(frozen=True)
class Facts:
    """`sheets` by unit, of those begun; `pledged` to this year, `promised` to the next, which is `launched` or not."""

    bloc: Bloc
    now: datetime
    units: tuple[Unit, ...]
    leadership: Leadership | None
    sheets: Mapping[int, Sheet]
    nominations: tuple[Nomination, ...]
    pledged: frozenset[int]
    promised: frozenset[int]
    launched: bool

    def is_time_for(self, task: str) -> bool:
        """Whether the calendar has come to it."""
        item = self.bloc.item(task)
        return item is not None and (item.opens or item.due) <= self.now

    def state(self, unit: int) -> SheetState:
        sheet = self.sheets.get(unit)
        return sheet.state if sheet else SheetState.DRAFT

    def is_editable(self, unit: int) -> bool:
        return self.state(unit) in EDITABLE

    def of_unit(self, unit: int) -> tuple[Nomination, ...]:
        return tuple(one for one in self.nominations if one.unit == unit)


def facts_of(store: Store, bloc_id: int, now: datetime) -> Facts:
    """Raise LookupError for a bloc that is not there."""
    bloc = store.blocs.get(bloc_id)
    if bloc is None:
        raise LookupError(f"no bloc {bloc_id}")
    return Facts(
        bloc=bloc,
        now=now,
        units=store.people.units(bloc.id),
        leadership=store.people.leadership(bloc.id, bloc.year),
        sheets={sheet.unit: sheet for sheet in store.sheets.all(bloc.id)},
        nominations=store.nominations.of_bloc(bloc.id),
        pledged=store.pledges.units(bloc.id, bloc.year),
        promised=store.pledges.units(bloc.id, bloc.year + 1),
        launched=f"pledge {bloc.year + 1}" in store.announced.items(bloc.id),
    )
