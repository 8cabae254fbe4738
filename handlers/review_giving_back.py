"""A whole sheet goes back to its unit, and what was still asked of single criteria goes with it."""

from __future__ import annotations

from dataclasses import replace

from handlers.talk import Say, Talk
from messages.returned_leaf import RequestInSheet
from rules.people import Role
from rules.returned_leaves import ReturnAction, next_return
from rules.review import GIVEN_BACK, SheetAction, next_state
from rules.sheets import Sheet

UNIT = (Role.OFFICER, Role.HEAD)


def giving_back(sheet: Sheet) -> SheetAction:
    """A sheet under review is returned, an accepted one reopened."""
    return GIVEN_BACK.get(sheet.state, SheetAction.RETURN)


def give_back(talk: Talk, sheet: Sheet, reason: str) -> tuple[Say, ...]:
    """What the unit hears of its open criteria; a request to reopen is answered by it. Raise NotNow."""
    talk.store.sheets.set_state(sheet.id, next_state(sheet.state, giving_back(sheet)))
    talk.decide("sheet_returned", sheet=sheet.id, reason=reason)
    asked = talk.store.reopen_requests.open_of_sheet(sheet.id)
    if asked:
        talk.store.reopen_requests.decide(asked.id, talk.person.id, talk.now, granted=True)
    return _into_the_sheet(talk, sheet)


def _into_the_sheet(talk: Talk, sheet: Sheet) -> tuple[Say, ...]:
    """Else an answer still with the head would take the place of what the officer has put in the sheet since."""
    said: list[Say] = []
    for returned in talk.store.returned_leaves.open_of_sheet(sheet.id).values():
        state = next_return(returned.state, ReturnAction.WITHDRAW)
        talk.store.returned_leaves.change(replace(returned, state=state))
        leaf, unit = talk.bloc.tree.leaf(returned.leaf), talk.units[sheet.unit]
        told = RequestInSheet(unit, leaf, returned)
        said += talk.tell_unit(unit.id, UNIT, told, f"supply{returned.id}")
    return tuple(said)
