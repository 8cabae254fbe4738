"""The shape of a conversation's step: a Talk in, a Turn out.

A step is one plain function: it reads from the store, asks a rule, puts to the store, and returns a Turn.
What must happen outside the database it returns as an Effect, whose outcome comes back as a turn of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from messages.incoming import Incoming
from messages.message import Message
from rules.blocs import Bloc
from rules.errors import NotYours, Refusal, UnexpectedFile
from rules.evidence import STANDARD, Limits
from rules.membership import Members
from rules.people import Duty, Leadership, Person, Role, Unit, roles_in, runs_bloc
from rules.working_days import NOTHING_KNOWN, WorkingCalendar
from storage.store import Store

Similar = Callable[[str, Sequence[str]], tuple[int, float] | None]
"""The place of the phrase most like a text, and how like it is from 0 to 100."""


@dataclass(frozen=True)
class Waiting:
    """What the next typed words of an officer will mean: ids only, everything is looked up again.

    A subclass with `takes_any_text = True` hears command words as plain text.
    """

    takes_any_text = False


Awaited = TypeVar("Awaited", bound=Waiting)


@dataclass(frozen=True)
class Nothing(Waiting):
    """No words are waited for."""


@dataclass(frozen=True)
class Say:
    """A message for a room; with a slot the room keeps one live message of that name.

    `unit` is whose business it is, 0 for the unit spoken in: somebody with several reads which one.
    A `live` one is changed in place while it is the newest in its room, whoever's turn it is; `anywhere`
    it is changed where it stands, because more of what it speaks of has come.
    """

    room: str
    message: Message | Refusal
    slot: str = ""
    unit: int = 0
    live: bool = False
    anywhere: bool = False


@dataclass(frozen=True)
class Effect:
    """`kind` names what bot/ does after commit, at least once; `body` is JSON data."""

    kind: str
    body: dict[str, Any]


@dataclass(frozen=True)
class Turn:
    """What to say, what to wait for (None: as before), what to do after commit, the unit to work for from now on."""

    say: tuple[Say, ...] = ()
    wait: Waiting | None = None
    after: tuple[Effect, ...] = ()
    unit: int | None = None

    def also(self, *more: Say | Effect) -> Turn:
        say = tuple(one for one in more if isinstance(one, Say))
        after = tuple(one for one in more if isinstance(one, Effect))
        return replace(self, say=self.say + say, after=self.after + after)

    def plus(self, other: Turn) -> Turn:
        """What another turn says and does besides; what is waited for stays as it was."""
        return self.also(*other.say, *other.after)


@dataclass
class Talk:
    """One person speaking now, in one unit of one bloc; the bot itself speaks with `person.id` 0.

    `private_line`: whether nobody between here and the phones reads what is tapped; `working`: days of offices.
    """

    store: Store
    now: datetime
    said: Incoming
    person: Person
    bloc: Bloc
    unit: Unit
    duties: tuple[Duty, ...] = ()
    waiting: Waiting = field(default_factory=Nothing)
    similar: Similar = lambda _text, _phrases: None
    private_line: bool = True
    evidence_limits: Limits = STANDARD
    working: WorkingCalendar = NOTHING_KNOWN

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def room(self) -> str:
        return room_of(self.person)

    @property
    def group(self) -> str:
        return group_of(self.bloc)

    @cached_property
    def roles(self) -> frozenset[Role]:
        return roles_in(self.duties, self.unit.id, self.today)

    @cached_property
    def leadership(self) -> Leadership:
        found = self.store.people.leadership(self.bloc.id, self.bloc.year)
        if found is None:
            raise NotYours
        return found

    @cached_property
    def units(self) -> Members:
        return Members(self.store.people.units(self.bloc.id), self.today)

    @property
    def runs_bloc(self) -> bool:
        return runs_bloc(self.roles, self.unit.id, self.leadership)

    def need(self, *roles: Role) -> None:
        """Raise NotYours unless the person holds one of the roles in the unit."""
        if not self.roles & set(roles):
            raise NotYours

    def need_lead(self) -> None:
        """Raise NotYours unless the person runs the bloc this year."""
        if not self.runs_bloc:
            raise NotYours

    def awaited(self, kind: type[Awaited]) -> Awaited:
        """What the words now said were asked for; raise NotYours when it was something else."""
        if not isinstance(self.waiting, kind):
            raise NotYours
        return self.waiting

    def typed(self) -> str:
        """Raise UnexpectedFile where a file came in place of words."""
        if self.said.files:
            raise UnexpectedFile
        return self.said.text

    def reply(self, message: Message, slot: str = "", wait: Waiting | None = None) -> Turn:
        return Turn(say=(Say(self.room, message, slot),), wait=wait)

    def tell_unit(
        self, unit: int, roles: Sequence[Role], message: Message, slot: str = ""
    ) -> tuple[Say, ...]:
        """The same message to everybody who acts for the unit in one of the roles today."""
        holders = self.store.people.holders(unit, roles, self.today)
        return tuple(Say(room_of(person), message, slot, unit) for person in holders)

    def tell_lead(self, message: Message, slot: str = "") -> tuple[Say, ...]:
        return self.tell_unit(self.leadership.lead, (Role.CHAIR, Role.SECRETARY), message, slot)

    def tell_group(self, message: Message, slot: str = "") -> Say:
        return Say(self.group, message, slot)

    def decide(self, what: str, **body: Any) -> None:
        """Put a decision into the bloc's chained log."""
        self.store.audit.put(self.bloc.id, what, {"by": self.person.id, **body}, self.now)


def room_of(person: Person) -> str:
    return f"p{person.id}"


def group_of(bloc: Bloc) -> str:
    return f"g{bloc.id}"


def bloc_room(bloc: int) -> str:
    """Not a chat: what wakes whoever watches anything of the bloc, such as its projector."""
    return f"b{bloc}"


def unit_room(unit: int) -> str:
    """Not a chat: what wakes the voting cards of everybody who acts for the unit."""
    return f"u{unit}"
