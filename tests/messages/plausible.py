"""A value of any type a message carries, in several shapes; every string people typed is hostile."""

from __future__ import annotations

import enum
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import count
from typing import Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from messages.command_words import CommandWords
from messages.results import Result
from messages.self_score import LeafLine, Recorded
from rules.ballots import Count
from rules.blocs import Bloc
from rules.criteria import Group, Leaf, LeafKind
from rules.motions import Motion, Voices
from rules.outcome import Outcome
from rules.score_questions import ScoreQuestion
from rules.sheets import Filled
from tests.messages.plausible_words import NASTY, WORDS

SHAPES = 24
FAR = 100_000
MOMENT = datetime(2023, 11, 10, 17, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PLAIN: dict[type, Any] = {
    str: NASTY,
    Decimal: Decimal("8.75"),
    Fraction: Fraction(2, 3),
    datetime: MOMENT,
    date: MOMENT.date(),
    time: MOMENT.time(),
    timedelta: timedelta(hours=1),
}


class Shape:
    """The `number`-th of SHAPES ways to fill a message; numbers inside it are all different."""

    def __init__(self, number: int, first: int = 1) -> None:
        self.number = number
        self._ids = count(first)

    def of(self, kind: Any, name: str = "", owner: str = "") -> Any:
        ready = WORDS.get((owner, name))
        if ready:
            return ready[self.number % len(ready)]
        if isinstance(kind, type) and kind in PLAIN:
            return PLAIN[kind]
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            return self._maybe(kind, name)
        if origin is tuple:
            return self._tuple(get_args(kind), name)
        if origin in (Mapping, dict):
            key, value = get_args(kind)
            return {self.of(key): self.of(value)}
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return list(kind)[self.number % len(kind)]
        return self.made(kind, name) if is_dataclass(kind) else self._plain(kind)

    def made(self, kind: Any, name: str = "") -> Any:
        special = _SPECIAL.get((kind, name)) or _SPECIAL.get(kind)
        return special(self) if special else kind(**self.filled(kind))

    def filled(self, kind: Any) -> dict[str, Any]:
        hints = _hints(kind)
        return {
            field.name: self.of(hints[field.name], field.name, kind.__name__)
            for field in fields(kind)
            if field.init
        }

    def _maybe(self, kind: Any, name: str) -> Any:
        inner = next(arg for arg in get_args(kind) if arg is not type(None))
        return None if self.number % 3 == 2 else self.of(inner, name)

    def _tuple(self, kinds: tuple[Any, ...], name: str) -> tuple[Any, ...]:
        if kinds[-1] is not ...:
            return tuple(self.of(kind, name) for kind in kinds)
        many = max((2, 1, 0, 3)[self.number % 4], name in ("units", "roles"))
        return tuple(self.of(kinds[0], name) for _ in range(many))

    def _plain(self, kind: Any) -> Any:
        if kind is int:
            return next(self._ids)
        if kind is bool:
            return self.number % 2 == 0
        raise TypeError(kind)


def _leaf(shape: Shape) -> Leaf:
    """A penalty takes points off, every other kind gives them."""
    values = shape.filled(Leaf)
    penalty = values["kind"] is LeafKind.PENALTY
    values |= {"low": Decimal(-5), "high": Decimal(0)} if penalty else {"low": Decimal(0), "high": Decimal(4)}
    return Leaf(**values)


def _line(shape: Shape) -> LeafLine:
    """A ladder's answer names a rung or a value; a criterion may be unanswered."""
    return LeafLine(_leaf(shape), shape.of(Filled) if shape.number % 5 else None)


def _changed(shape: Shape) -> LeafLine:
    return LeafLine(_leaf(shape), shape.of(Filled))


def _outcome(shape: Shape) -> Outcome:
    return Outcome((), (), (), (), needed=5, empty_seats=shape.number % 2)


def _result(shape: Shape) -> Result:
    """The first line is elected, the others are tied for what is left."""
    values = shape.filled(Result)
    first, *others = [line.unit.id for line in values["lines"]] or [0]
    tied = tuple(others) if shape.number % 2 else ()
    outcome = Outcome((first,), tied, (), (), needed=5, empty_seats=shape.number % 2)
    return Result(**values | {"outcome": outcome})


def _bloc(shape: Shape) -> Bloc:
    return _bloc_in(shape.number)


@cache
def _bloc_in(number: int) -> Bloc:
    """Made once for each way, with numbers that nothing else in a message has."""
    shape, names = Shape(number, FAR), ("lead", "deputy", "committee", "group")
    return Bloc(**shape.filled(Bloc) | {"labels": dict.fromkeys(names, NASTY) if shape.number % 2 else {}})


def _command(_shape: Shape) -> CommandWords:
    return CommandWords("chamdiem", "Tự chấm điểm")


def _recorded(shape: Shape) -> Recorded:
    """Inside one group or two, each with its subtotal."""
    values = shape.filled(Recorded)
    path = (shape.of(Group), replace(shape.of(Group), code="1.1"))[: 1 + shape.number % 2]
    return Recorded(**values | {"path": path, "by_group": {group.code: Decimal("7.5") for group in path}})


def _count(_shape: Shape) -> Count:
    return Count(9, 9, 9, 0, 0, {1: 7, 2: 6})


def _motion(shape: Shape) -> Motion:
    """Closed, by nine units of which one may be silent."""
    counts = Voices(7, 1, shape.number % 2)
    return Motion(**shape.filled(Motion) | {"roll": tuple(range(1, 10)), "counts": counts})


def _score_question(shape: Shape) -> ScoreQuestion:
    """Put to the meeting with new points."""
    return ScoreQuestion(**shape.filled(ScoreQuestion) | {"new": Decimal("9.25")})


_SPECIAL: dict[Any, Any] = {
    Leaf: _leaf,
    Recorded: _recorded,
    LeafLine: _line,
    (LeafLine, "changed"): _changed,
    Outcome: _outcome,
    Bloc: _bloc,
    Result: _result,
    CommandWords: _command,
    Count: _count,
    Motion: _motion,
    ScoreQuestion: _score_question,
}


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
