"""What has been handed in for an item, read again: by the unit its own, by the lead each unit's.

item's card -> [Bản đã nộp] -> the unit's versions with their files | the lead: unit by unit
"""

from __future__ import annotations

from handlers import debts
from handlers.hand_in_rights import files_of
from handlers.ledger import ledger
from handlers.receiving import need_receiver, receives, receiving
from handlers.talk import Nothing, Say, Talk, Turn
from messages import hand_ins as says
from messages.evidence import AT_ONCE
from rules.calendar_items import CalendarItem
from rules.deliveries import How
from rules.errors import NotYours, StaleButton
from rules.hand_ins import GONE, HandIn, current, may_see_hand_in

SLOT = "handed"
VERSIONS = 3


def list_units(talk: Talk, item: str) -> Turn:
    """Each unit asked for it, for the lead alone; raise NotYours or StaleButton."""
    need_receiver(talk)
    found = debts.item_of(talk, item)
    handed = talk.store.hand_ins.of_bloc(talk.bloc.id)
    received = talk.store.deliveries.of_item(talk.bloc.id, found.id)
    lines = []
    for number in ledger(talk).debtors(found):
        if number in talk.units:
            own = handed.get((found.id, number), ())
            newest = current(own, How.CHAT), current(own, How.PAPER)
            lines.append(says.HandedUnit(talk.units[number], *newest, received.get(number)))
    return talk.reply(says.HandedInUnits(found, tuple(lines)), SLOT, Nothing())


def show(talk: Talk, item: str, deliverer: int) -> Turn:
    """The newest versions of one unit's, the last one last; raise NotYours or StaleButton."""
    found = debts.item_of(talk, item)
    if deliverer not in talk.units:
        raise StaleButton
    handed = talk.store.hand_ins.of_unit(talk.bloc.id, found.id, deliverer)
    shown = [one for one in handed if one.state in GONE and _may_see(talk, one)]
    if not shown:
        raise StaleButton if receives(talk) or deliverer == talk.unit.id else NotYours
    said = [message for one in shown[-VERSIONS:] for message in _messages(talk, found, one, len(shown))]
    return Turn(say=tuple(Say(talk.room, message) for message in said))


def _may_see(talk: Talk, one: HandIn) -> bool:
    return may_see_hand_in(one, talk.roles, talk.unit.id, receiving(talk))


def _messages(
    talk: Talk, item: CalendarItem, one: HandIn, versions: int
) -> tuple[says.HandInShown | says.HandInFiles, ...]:
    files, unit = files_of(talk, one), talk.units[one.unit]
    first = says.HandInShown(item, unit, one, files[:AT_ONCE], len(files), versions)
    more = (
        says.HandInFiles(item, unit, files[start : start + AT_ONCE], start, len(files))
        for start in range(AT_ONCE, len(files), AT_ONCE)
    )
    return (first, *more)


TAPS = {"handed": list_units, "handedof": show}
