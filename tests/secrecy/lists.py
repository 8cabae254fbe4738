"""Lists inside what tables keep as text: in which order they name two things."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from tests.secrecy.evidence import Row


def list_orders(rows: Mapping[str, Sequence[Row]], one: Any, other: Any) -> dict[str, int]:
    """1 where `one` stands after `other`, else -1, by table, column and number of the list."""
    found = [
        (f"{table}: {column}", each) for table, column, each in _lists(rows) if one in each and other in each
    ]
    return {
        f"{place} list {number}": 1 if each.index(one) > each.index(other) else -1
        for number, (place, each) in enumerate(found)
    }


def _lists(rows: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, str, Sequence[Any]]]:
    for table, kept in rows.items():
        for row in kept:
            for column, value in row.items():
                if isinstance(value, str) and value[:1] in ("[", "{"):
                    for each in _inside_text(value):
                        yield table, column, each


@lru_cache(maxsize=4096)
def _inside_text(text: str) -> tuple[list[Any], ...]:
    """Most of it is the same in game after game."""
    try:
        return tuple(_inside(json.loads(text)))
    except ValueError:
        return ()


def _inside(value: Any) -> Iterator[list[Any]]:
    if isinstance(value, dict):
        value = [*value.values(), [*value]]
    elif isinstance(value, list):
        yield value
    else:
        return
    for one in value:
        yield from _inside(one)
