"""What the demo waits for beside the year's order: notices unread, papers and requests that the lead answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rules.blocs import Bloc
from rules.hand_ins import LEADING, OWN, is_declared
from rules.notices import NoticeState
from rules.people import Unit
from storage.store import Store

Holds = Callable[..., bool]
"""Whether somebody of a unit in one of some roles has their phone held."""


def answers_owed(
    store: Store, bloc: Bloc, lead: int, units: Iterable[Unit], holds: Holds
) -> Iterator[tuple[str, str]]:
    """As bot/demo_owed.py: the unit's name and the task."""
    unread = _unread(store, bloc)
    is_paper = any(map(is_declared, store.hand_ins.of_bloc(bloc.id).values()))
    is_asked = any(request.unit != lead for request in store.extensions.open(bloc.id))
    for unit in units:
        if unit.id in unread and holds(unit.id, *OWN):
            yield unit.name, "read_notice"
        if unit.id == lead and holds(lead, *LEADING):
            yield from ((unit.name, task) for task, owed in (("papers", is_paper), ("more_time", is_asked)) if owed)


def _unread(store: Store, bloc: Bloc) -> set[int]:
    """Units that have yet to say of some notice that they have it."""
    sent = {one.id for one in store.notices.of_bloc(bloc.id) if one.state is NoticeState.SENT}
    readings = store.notices.readings(bloc.id)
    return {unit for notice in sent for unit, reading in readings.get(notice, {}).items() if reading is None}
