"""What a unit that leaves its bloc leaves open: asked before the change is carried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from handlers.left_waiting import waits
from handlers.own_debts import own_debts
from handlers.talk import Talk
from messages.operator_change import Ending
from rules.people import Role, Unit


def left_open(talk: Talk, unit: Unit, last_day: date) -> Ending:
    sheet = talk.store.sheets.of_unit(talk.bloc.id, unit.id)
    requests, papers = waits(talk, unit.id)
    return Ending(
        unit=unit.name,
        last_day=last_day,
        debts=tuple((line.item.title, line.due) for line in own_debts(replace(talk, unit=unit))),
        requests=requests,
        papers=papers,
        answered=len(talk.store.sheets.answers(sheet.id)),
        leaves=len(talk.bloc.tree.leaves),
        serve=tuple(person.name for person in talk.store.people.holders(unit.id, tuple(Role), last_day)),
    )
