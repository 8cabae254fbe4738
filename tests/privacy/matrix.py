"""One try of one person in a transaction that is undone: what it revealed, and what it touched."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from sqlalchemy import Select, Text, bindparam, column, func, select, table, type_coerce

from bot.workbook_books import book_of
from handlers.router import Router
from rules.errors import Refusal
from rules.people import Role
from storage import tables
from storage.conversations import Caller
from storage.database import Database
from storage.store import Store
from tests.privacy.planted import Planted
from tests.privacy.seats import STRANGER, Seat
from tests.privacy.tries import Try

_chat, _effects = tables.chat, tables.effects
SPOKEN = select(_chat.c.room, type_coerce(_chat.c.body, Text).label("body")).where(
    _chat.c.author == "bot", _chat.c.id.in_(select(column("chat")).select_from(table("spoken")))
)
TOUCHED: Select[str, str] = (
    select(column("what", Text), column("leaf", Text)).select_from(table("touched")).distinct()
)
BEGUN = select(_effects.c.kind, _effects.c.body).where(_effects.c.id > bindparam("before"))
LAST_EFFECT = select(func.coalesce(func.max(_effects.c.id), 0).label("last"))
REVIEWED = frozenset({"answers", "answer_trail", "review_marks", "returned_leaves", "letter_lines"})
"""What a reviewer changes of the criteria that are theirs."""


@dataclass(frozen=True)
class Finding:
    seat: str
    tried: str
    what: str

    def __str__(self) -> str:
        return f"{self.seat}: {self.tried} {self.what}"


class _Undo(Exception):
    pass


class Matrix:
    """`sent`: whether the victim's sheet is with its reviewers; `all_rooms`: also what its own people are told."""

    def __init__(
        self, database: Database, router: Router, planted: Planted, *, sent: bool, all_rooms: bool = False
    ) -> None:
        self._database = database
        self._router = router
        self._planted = planted
        self._sent = sent
        self._numbers = count(1)
        with database.read() as store:
            self._entitled = frozenset() if all_rooms else _entitled_rooms(store, planted)
            self._effects = store.connection.execute(LAST_EFFECT, {}).scalar_one()

    def findings(self, seat: Seat, tries: Iterable[Try]) -> list[Finding]:
        return [Finding(seat.key, str(one), what) for one in tries for what in self._outcome(seat, one)]

    def _outcome(self, seat: Seat, one: Try) -> list[str]:
        with self._undone() as store:
            try:
                self._take(store, seat, one)
            except Exception as error:
                logging.getLogger(__name__).debug("failed", exc_info=True)
                return [f"fails: {error!r}"]
            return [*self._revealed(store, seat), *self._touched(store, seat)]

    def _take(self, store: Store, seat: Seat, one: Try) -> None:
        """As the desk does: a broken rule undoes the turn, and is answered."""
        person, address = self._planted.addresses.get(seat.key, (0, STRANGER))
        said = replace(one.said, update=f"try:{next(self._numbers)}", address=address)
        if one.waiting is not None and person:
            caller = store.conversations.of_person(person)
            assert caller is not None
            body = (type(one.waiting).__name__, vars(one.waiting))
            store.conversations.put(Caller(caller.person, caller.unit, *body))
        try:
            with store.connection.attempt():
                self._router.turn(store, said)
        except Refusal as refusal:
            self._router.refuse(store, said, refusal)

    @contextmanager
    def _undone(self) -> Iterator[Store]:
        try:
            with self._database.write() as store:
                yield store
                raise _Undo
        except _Undo:
            pass

    def _revealed(self, store: Store, seat: Seat) -> list[str]:
        rows = store.connection.execute(SPOKEN, {})
        said = [(row.room, row.body) for row in rows if row.room not in self._entitled]
        said += [("a file", content) for content in self._begun(store)]
        return [
            f"reveals {canary.word} {canary.what} {canary.of} in {place}"
            for place, body in said
            for canary in self._planted.canaries.seen_in(
                body, lambda one: seat.may_read(one, sent=self._sent)
            )
        ]

    def _begun(self, store: Store) -> Iterator[str]:
        """What the effects of the turn carry; of a workbook, what would stand in it."""
        for kind, body in store.connection.execute(BEGUN, {"before": self._effects}):
            yield json.dumps(body, ensure_ascii=False)
            if kind == "write_workbook":
                book = book_of(store, body, "key")
                yield json.dumps(book[1].as_dict() if book else None, ensure_ascii=False, default=str)

    def _touched(self, store: Store, seat: Seat) -> list[str]:
        rows = [(row.what, row.leaf) for row in store.connection.execute(TOUCHED, {})]
        return [f"touches: {what} {leaf}" for what, leaf in rows if not self._may_touch(seat, what, leaf)]

    def _may_touch(self, seat: Seat, what: str, leaf: str) -> bool:
        table = what.split()[1]
        return self._sent and table in REVIEWED and leaf.split(".")[0] in seat.reviews


def _entitled_rooms(store: Store, planted: Planted) -> frozenset[str]:
    """The chats of those who hear of the victim's data by right: its own people, the lead, the deputy, reviewers."""
    bloc = planted.bloc
    leadership = store.people.leadership(bloc.id, bloc.year)
    assert leadership is not None
    day = date(bloc.year, 10, 30)
    entitled = store.people.holders(planted.ids["unit"], list(Role), day)
    for unit in leadership.units:
        entitled += store.people.holders(unit, (Role.CHAIR, Role.SECRETARY), day)
    return frozenset(f"p{person.id}" for person in entitled)
