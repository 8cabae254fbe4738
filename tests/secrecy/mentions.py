"""Where the words kept about A speak of X more than those about B do."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from tests.secrecy.evidence import Evidence
from tests.secrecy.orders import logged, owner


def mentions(evidence: Evidence) -> dict[str, int]:
    """Above 0 where A goes with X and B with Y, below 0 the other way round, by where it was read."""
    told = {f"{table}: words": partial(_told, evidence, table) for table in evidence.rows}
    sources = {
        "log while casting": partial(logged, evidence),
        "disk while casting": partial(_written, evidence),
    }
    return {name: _leaning(evidence, text_of) for name, text_of in (sources | told).items()}


def _leaning(evidence: Evidence, text_of: Callable[[int], str]) -> int:
    asked = evidence.question
    of_a, of_b = text_of(asked.a), text_of(asked.b)

    def count(text: str, unit: int) -> int:
        return len(re.findall(rf"\b{unit}\b", text)) + text.count(evidence.names[unit])

    return count(of_a, asked.x) - count(of_a, asked.y) - count(of_b, asked.x) + count(of_b, asked.y)


def _written(evidence: Evidence, unit: int) -> str:
    return b"".join(event.disk for event in evidence.events if event.unit == unit).decode("latin-1")


def _told(evidence: Evidence, table: str, unit: int) -> str:
    rows = evidence.rows[table]
    return " ".join(str(value) for row in rows if owner(row, evidence) == unit for value in row.values())
