"""What a year left, but for its moments: all that the database remembers, and what a network was told too often."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from tests.crash.network import Death, Moment, Sent

Memory = dict[str, list[tuple[str, ...]]]
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d)?")
NUMBER_OF_AN_UPDATE = re.compile(r"^telegram:\d+$")
OWN_LINK = re.compile(r"/v/[\w-]+")
MADE_WHEN_SENT = ("invitations",)
"""A message that carries a link is given a fresh one at every sending."""
SECRET = {("devices", "token_hash"), ("outbox", "remote"), ("outbox", "tries")}
IN_FLIGHT_SECONDS = 1.0


def remembered(database: Path) -> Memory:
    """Every table, each row as text; what is secret, or a network's own number, is left out."""
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        tables = [name for (name,) in names if name not in MADE_WHEN_SENT]
        return {table: sorted(_rows(connection, table)) for table in tables}


def differences(memory: Memory, other: Memory) -> list[str]:
    """Rows of either that the other lacks."""
    return [
        f"{sign} {table} {row}"
        for table in sorted(memory.keys() | other.keys())
        for sign, ours, theirs in (("+", memory, other), ("-", other, memory))
        for row in (Counter(ours.get(table, [])) - Counter(theirs.get(table, []))).elements()
    ]


def unanswered(database: Path) -> list[str]:
    """Rooms where somebody's last words came after the last that the bot said or changed."""
    newest = "SELECT room FROM chat GROUP BY room HAVING max(seq) > max(CASE author WHEN 'bot' THEN seq ELSE 0 END)"
    with closing(sqlite3.connect(database)) as connection:
        return [room for (room,) in connection.execute(newest)]


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
    return next((kill for kill in kills if kill.moment.at <= second.at and _in_flight(first, kill)), None)


def _in_flight(first: Moment, kill: Death) -> bool:
    """Within a second of it, in which the program was not kept from working."""
    gap = kill.moment.at - first.at - (kill.moment.starved - first.starved)
    return first.at <= kill.reborn and (first.at > kill.moment.at or gap <= IN_FLIGHT_SECONDS)


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    kept = ", ".join(f'"{name}"' for name in columns if (table, name) not in SECRET)
    for row in connection.execute(f"SELECT {kept} FROM {table}"):  # noqa: S608
        yield tuple(NUMBER_OF_AN_UPDATE.sub("telegram", MOMENT.sub("…", str(value))) for value in row)
