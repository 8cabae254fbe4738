"""The meeting's agenda: the list as the secretary arranges it, and what is under way on every phone."""

from dataclasses import dataclass

from messages.message import Message
from rules.agenda import Item
from rules.blocs import Bloc
from rules.final_table import FinalTable


@dataclass(frozen=True)
class AgendaList(Message):
    """To the lead; `current` is the id of the item under way, 0 before the first."""

    bloc: Bloc
    meeting: int
    items: tuple[Item, ...]
    current: int
    may_step: bool


@dataclass(frozen=True)
class AgendaItem(Message):
    """To the lead: one item, to be moved, begun or left out; `place` counts from 1."""

    bloc: Bloc
    meeting: int
    item: Item
    place: int
    items: int
    current: bool
    may_step: bool


@dataclass(frozen=True)
class AskAgendaItem(Message):
    """To the lead: what the new item is called."""

    meeting: int


@dataclass(frozen=True)
class UnderWay(Message):
    """To a delegate: what the meeting is at; one live message."""

    bloc: Bloc
    item: Item


@dataclass(frozen=True)
class NoTableYet(Message):
    """To the lead: no table of results is locked, so there is none to show."""

    bloc: Bloc


@dataclass(frozen=True)
class TableOnPhone(Message):
    """To a delegate: the table that the meeting looks at."""

    bloc: Bloc
    table: FinalTable
