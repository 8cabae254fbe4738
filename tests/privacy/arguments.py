"""What a step's arguments may be called, and what somebody after another unit's data would put there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from tests.privacy.planted import Planted

LEAVES = ("2.3", "1.1", "3.4")
"""Explained; a figure of typed counts; one with a letter. Each is another reviewer's."""
WORDS = {
    "code": (*LEAVES, "4.3", "2", "bao-cao-so-ket"),
    "criterion": LEAVES,
    "leaf": LEAVES,
    "command": ("chamdiem", "thamdinh", "dexuat", "minhchung"),
    "choice": ("max", "zero"),
    "seen": ("0",),
    "last": ("",),
    "when": ("afternoon",),
    "day": ("2023-11-20",),
    "how": ("paper",),
    "kind": ("individual", "scores", "minutes"),
    "field": ("name", "achievements"),
    "matter": ("score",),
    "voice": ("agree",),
    "state": ("present",),
    "to": ("decided",),
    "progress": ("decided",),
    "points": ("3",),
    "typed": ("",),
    "said": ("xin gia hạn đến 14/12 vì chờ số liệu",),
    "value": ("3",),
    "reason": ("Theo quyết định",),
    "name": ("Người được đề xuất",),
    "signer": ("Giám đốc",),
    "dated": ("2023-11-20",),
    "item": ("bao-cao-tong-ket", "bao-cao-so-ket", "tu-cham", "dang-ky-thi-dua", "ky-giao-uoc"),
    "item_id": ("bao-cao-tong-ket", "bao-cao-so-ket", "tu-cham", "dang-ky-thi-dua", "ky-giao-uoc"),
    "why": ("unseen",),
    "moment": ("20231214T1700", "2023-12-14T17:00:00+07:00"),
    "wanted": ("2023-12-14T17:00:00+07:00",),
    "edge": ("due",),
    "held": ("",),
    "number_text": ("125/SNV-TĐKT",),
}
"""Of arguments that are words."""
NAMED = {
    "unit": ("unit",),
    "sheet": ("sheet",),
    "reviewed": ("sheet",),
    "asked": ("sheet", "asked"),
    "reopened": ("sheet", "unit"),
    "returned": ("returned",),
    "corrected": ("unit",),
    "questioned": ("unit",),
    "deliverer": ("unit",),
    "leaving": ("unit",),
    "coming": ("unit", "head"),
    "voter": ("unit", "head"),
    "letter": ("letter",),
    "department": ("department", "unit"),
    "nomination": ("nomination", "draft"),
    "hold": ("hold",),
    "notice": ("notice", "unsent"),
    "about": ("notice",),
    "handed": ("handin",),
    "extension": ("extension",),
    "file": ("evidence",),
    "book": ("sheet",),
    "person": ("officer", "head"),
    "former": ("officer",),
    "device": ("device",),
    "meeting": ("meeting",),
    "lead": ("unit",),
    "deputy": ("unit",),
}
"""Of arguments that are the victim's own numbers."""
PLAIN = {"page", "first", "place", "after", "told", "present", "year", "version", "estimate"}
PLAIN |= {"document", "item", "guest", "remark", "award", "ballot", "motion"}
"""Numbers that name nothing of one unit's."""


class Unknown(Exception):
    """A step takes something that the matrix does not know how to fill."""

    def __init__(self, step: str, argument: str) -> None:
        super().__init__(f"{step} takes {argument!r}: say in tests/privacy/arguments.py what to try there")


def fillings(step: str, kinds: dict[str, type], planted: Planted) -> Iterator[dict[str, Any]]:
    """Every sensible combination of values for arguments of these names and types; raise Unknown."""
    values = [_values(step, name, kind, planted) for name, kind in kinds.items()]
    for chosen in product(*values):
        yield dict(zip(kinds, chosen, strict=True))


def _values(step: str, name: str, kind: type, planted: Planted) -> tuple[Any, ...]:
    if kind is bool:
        return (True,)
    if kind is int:
        return _numbers(step, name, planted)
    if name in ("word", "files"):
        return planted.file_words
    if name == "chosen":
        return (str(planted.ids["nomination"]),)
    if name == "subject":
        return (*LEAVES[:2], f"n{planted.ids['nomination']}", f"h{planted.ids['handin']}")
    known = WORDS.get("number_text" if name == "number" else name)
    if known is None:
        raise Unknown(step, name)
    return known


def _numbers(step: str, name: str, planted: Planted) -> tuple[int, ...]:
    if name == "number":
        return tuple(planted.numbers)
    if name in PLAIN:
        return (0, 1)
    if name not in NAMED:
        raise Unknown(step, name)
    return tuple(planted.ids[one] for one in NAMED[name])
