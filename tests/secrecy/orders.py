"""Everything in the evidence that puts A and B, or their two papers, in an order: -1, 0 (no order) or 1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from bot.box.sealing import OVERHEAD
from rules.ballots import decode_marks
from rules.codes import inclusion_code
from tests.secrecy.evidence import Evidence, Row
from tests.secrecy.forms import forms
from tests.secrecy.lists import list_orders

BEGINNING = 30
"""Bytes of a sealed paper that no other begins with; three make four letters in Base64."""
Papers = tuple[bytes, bytes]


def unit_orders(evidence: Evidence) -> dict[str, int]:
    """Of A and B: in the room, by their size on disk and in the log, and in every table and list that knows units."""
    a, b = evidence.question.a, evidence.question.b
    orders = {
        "order of casting": _compare(evidence.order.index(a), evidence.order.index(b)),
        "unit id": _compare(a, b),
        "bytes written while casting": _compare(written(evidence, a), written(evidence, b)),
        "length of log while casting": _compare(len(logged(evidence, a)), len(logged(evidence, b))),
    }
    for table, rows in evidence.rows.items():
        of_a, of_b = ([row for row in rows if owner(row, evidence) == unit] for unit in (a, b))
        orders[f"{table}: rows"] = _compare(len(of_a), len(of_b))
        if of_a and of_b:
            orders |= _by_columns(table, of_a[-1], of_b[-1])
    return orders | list_orders(evidence.rows, a, b)


def paper_orders(evidence: Evidence) -> dict[str, int]:
    """Of the papers marked X and Y: on every snapshot, in every file, table and list they are found in."""
    found = papers(evidence)
    if found is None:
        return {}
    x, y = found
    seen_x, seen_y = (_first_seen(evidence, paper) for paper in found)
    orders = {"first snapshot": _compare(seen_x, seen_y)}
    for name, content in evidence.files.items():
        orders[f"{name}: first"] = _compare(_first(content, x), _first(content, y))
        orders[f"{name}: last"] = _compare(_last(content, x), _last(content, y))
    for table, rows in evidence.rows.items():
        of_x, of_y = ([row for row in rows if paper in row.values()] for paper in found)
        if of_x and of_y:
            orders |= _by_columns(table, of_x[0], of_y[0])
    orders["number of candidate"] = _compare(evidence.question.x, evidence.question.y)
    return orders | list_orders(evidence.rows, inclusion_code(x), inclusion_code(y))


def papers(evidence: Evidence) -> Papers | None:
    """The sealed papers that say only X and only Y, opened with the keys; None while there are none."""
    sealed = {
        value
        for rows in evidence.rows.values()
        for row in rows
        for value in row.values()
        if _may_be_paper(value)
    }
    marks = {_opened(blob, evidence.keys): blob for blob in sealed}
    x, y = marks.get((evidence.question.x,)), marks.get((evidence.question.y,))
    return (x, y) if x and y else None


def owner(row: Row, evidence: Evidence) -> int | None:
    """The unit a row is about, or whose person it is about."""
    if "unit" in row:
        return int(row["unit"] or 0)
    room = str(row.get("room", ""))
    person = row.get("person") or (room[1:] if room.startswith("p") else 0)
    return evidence.owners.get(int(person))


def written(evidence: Evidence, unit: int) -> int:
    return sum(len(event.disk) for event in evidence.events if event.unit == unit)


def logged(evidence: Evidence, unit: int) -> str:
    return "".join(event.log for event in evidence.events if event.unit == unit)


def _by_columns(table: str, one: Row, other: Row) -> dict[str, int]:
    return {f"{table}: {column}": _compare(one[column], other[column]) for column in one}


def _compare(one: Any, other: Any) -> int:
    if one is None or type(one) is not type(other):
        return 0
    return int(one > other) - int(one < other)


def _first(content: bytes, paper: bytes) -> int | None:
    places = [place for form in forms(paper[:BEGINNING]) if (place := content.find(form)) >= 0]
    return min(places, default=None)


def _last(content: bytes, paper: bytes) -> int | None:
    places = [place for form in forms(paper[:BEGINNING]) if (place := content.rfind(form)) >= 0]
    return max(places, default=None)


def _first_seen(evidence: Evidence, paper: bytes) -> int | None:
    """The number of the first event that left it on disk or in the log."""
    for number, event in enumerate(evidence.events):
        if _first(event.disk, paper) is not None or _first(event.log.encode(), paper) is not None:
            return number
    return None


def _may_be_paper(value: Any) -> bool:
    return isinstance(value, bytes) and len(value) > OVERHEAD


def _opened(blob: bytes, keys: Iterable[PrivateKey]) -> tuple[int, ...] | None:
    for key in keys:
        try:
            return decode_marks(SealedBox(key).decrypt(blob))
        except CryptoError:
            continue
    return None
