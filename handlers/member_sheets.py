"""Sheets of the units that count: the members of today, or those of a table as it was locked."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from handlers.talk import Talk
from rules.people import Unit
from rules.sheets import Filled, Sheet


def member_sheets(talk: Talk) -> tuple[Sheet, ...]:
    return tuple(sheet for sheet in talk.store.sheets.all(talk.bloc.id) if sheet.unit in talk.units)


def counted_units(talk: Talk) -> tuple[Unit, ...]:
    """Whose points the table adds up: a locked one keeps its units, whoever has left since."""
    frozen = talk.store.final_tables.get(talk.bloc.id)
    if frozen is None:
        return tuple(talk.units.values())
    return tuple(talk.units[line.unit] for line in frozen.table.lines)


def answers_of(talk: Talk, units: Collection[Unit]) -> Mapping[int, Mapping[str, Filled]]:
    """By unit, of these alone."""
    wanted = {unit.id for unit in units}
    answers = talk.store.sheets.answers_of_bloc(talk.bloc.id)
    return {sheet.unit: answers[sheet.id] for sheet in talk.store.sheets.all(talk.bloc.id) if sheet.unit in wanted}
