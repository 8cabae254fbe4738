"""Marking, count and seal as plain JSON values, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rules.ballots import Count, Marking
from rules.profile import BallotKind
from rules.rings import Seal


def marking_to_dict(marking: Marking) -> dict[str, Any]:
    return asdict(marking)


def marking_from_dict(data: Mapping[str, Any]) -> Marking:
    return Marking(**{**data, "kind": BallotKind(data["kind"]), "candidates": tuple(data["candidates"])})


def count_to_dict(count: Count) -> dict[str, Any]:
    """Candidates are text, in their order."""
    answers = {name: _texts(getattr(count, name)) for name in ANSWERS}
    return {**vars(count), **answers}


def count_from_dict(data: Mapping[str, Any]) -> Count:
    """Also what was written before there were opinions."""
    answers = {name: _numbers(data[name]) for name in ANSWERS if name in data}
    return Count(**{**data, **answers})


def seal_to_dict(seal: Seal) -> dict[str, Any]:
    return asdict(seal)


def seal_from_dict(data: Mapping[str, Any]) -> Seal:
    lists = {name: tuple(data[name]) for name in ("share_hashes", "committee")}
    return Seal(**{**data, **lists})


def units_by_delegate(delegates: Mapping[int, tuple[int, ...]]) -> dict[str, list[int]]:
    """Persons are text, in their order."""
    return {str(person): list(delegates[person]) for person in sorted(delegates)}


def delegates_from_dict(data: Mapping[str, list[int]] | None) -> dict[int, tuple[int, ...]]:
    """None where units vote, and in what was written before delegates did."""
    return {int(person): tuple(units) for person, units in (data or {}).items()}


ANSWERS = ("votes", "against", "no_opinion")


def _texts(column: Mapping[int, int]) -> dict[str, int]:
    return {str(candidate): column[candidate] for candidate in sorted(column)}


def _numbers(column: Mapping[str, int]) -> dict[int, int]:
    return {int(candidate): votes for candidate, votes in column.items()}
