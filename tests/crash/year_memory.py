"""What a year left, but for its moments: all that the database remembers, and what a network was told too often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from sqlalchemy import Connection, Table, case, create_engine, func, select

from storage.tables import chat, metadata
from tests.crash.network import Death, Moment, Sent

Memory = dict[str, list[tuple[str, ...]]]
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d)?")
NUMBER_OF_AN_UPDATE = re.compile(r"^telegram:\d+$")
OWN_LINK = re.compile(r"/v/[\w-]+")
MADE_WHEN_SENT = ("invitations",)
"""A message that carries a link is given a fresh one at every sending."""
SECRET = {("devices", "token_hash"), ("outbox", "remote"), ("outbox", "tries")}
IN_FLIGHT_SECONDS = 1.0


def remembered(database: str) -> Memory:
    """Every table, each row as text; what is secret, or a network's own number, is left out."""
    with _opened(database) as connection:
        kept = [table for table in metadata.sorted_tables if table.name not in MADE_WHEN_SENT]
        return {table.name: sorted(_rows(connection, table)) for table in kept}


def differences(memory: Memory, other: Memory) -> list[str]:
    """Rows of either that the other lacks."""
    return [
        f"{sign} {table} {row}"
        for table in sorted(memory.keys() | other.keys())
        for sign, ours, theirs in (("+", memory, other), ("-", other, memory))
        for row in (Counter(ours.get(table, [])) - Counter(theirs.get(table, []))).elements()
    ]


def unanswered(database: str) -> list[str]:
    """Rooms where somebody's last words came after the last that the bot said or changed."""
    by_the_bot = func.max(case((chat.c.author == "bot", chat.c.seq), else_=0))
    newest = select(chat.c.room).group_by(chat.c.room).having(func.max(chat.c.seq) > by_the_bot)
    with _opened(database) as connection:
        return list(connection.execute(newest).scalars())


def repeated(sent: Iterable[Sent], kills: Sequence[Death], usual: Iterable[Sent]) -> tuple[int, list[str]]:
    """The most that one kill made a network hear again, and what was told too often without such a cause.

    In flight at a kill is what the network took within the second before it.
    """
    told: defaultdict[tuple[str, str], list[Moment]] = defaultdict(list)
    for one in sent:
        told[_what(one)].append(one.at)
    expected = Counter(map(_what, usual))
    again: Counter[Death] = Counter()
    wrong = []
    for what, moments in told.items():
        causes = [cause for pair in pairwise(moments) if (cause := _cause(pair, kills)) is not None]
        again.update(causes)
        if len(moments) - expected[what] > len(causes):
            wrong.append(f"told {len(moments)} times and not {expected[what]}: {what}")
    return max(again.values(), default=0), wrong


def untold(sent: Iterable[Sent], usual: Iterable[Sent]) -> list[str]:
    """What a chat should have been told and was not."""
    return [f"never told: {what}" for what in {*map(_what, usual)} - {*map(_what, sent)}]


def _what(one: Sent) -> tuple[str, str]:
    return one.chat, OWN_LINK.sub("", one.text)


def _cause(pair: tuple[Moment, Moment], kills: Sequence[Death]) -> Death | None:
    """The kill that the first was in flight at, before the second."""
    first, second = pair
    return next(
        (kill for kill in kills if kill.led and kill.moment.at <= second.at and _in_flight(first, kill)), None
    )


def _in_flight(first: Moment, kill: Death) -> bool:
    """Within a second of it, in which the program was not kept from working."""
    gap = kill.moment.at - first.at - (kill.moment.starved - first.starved)
    return first.at <= kill.reborn and (first.at > kill.moment.at or gap <= IN_FLIGHT_SECONDS)


@contextmanager
def _opened(database: str) -> Iterator[Connection]:
    engine = create_engine(database)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _rows(connection: Connection, table: Table) -> Iterator[tuple[str, ...]]:
    kept = [column for column in table.c if (table.name, column.name) not in SECRET]
    for row in connection.execute(select(*kept)):
        yield tuple(NUMBER_OF_AN_UPDATE.sub("telegram", MOMENT.sub("…", str(value))) for value in row)
