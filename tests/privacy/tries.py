"""Everything that can be typed, tapped, sent or answered, made from the steps that are registered."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, get_type_hints

from handlers import steps
from handlers.talk import Turn, Waiting
from messages.incoming import Attachment, Incoming
from tests.privacy.arguments import fillings
from tests.privacy.planted import Planted

WEB = "web"
TYPED = ("Đồng ý với đề nghị này", "3", "2.3", "2.3: 3", "125/SNV-TĐKT ngày 20/11/2023", "15/12/2023 14:00")
UNASKED = ("Xem tiêu chí 2.3", "Ban Dân vận Tỉnh ủy", "BDV")
"""Typed where nothing is waited for."""


@dataclass(frozen=True)
class Try:
    """`step` is what is tried; `said` lacks update and address; `waiting` is what was asked before."""

    step: str
    said: Incoming
    waiting: Waiting | None = None

    def __str__(self) -> str:
        what = self.said.tap or self.said.text or "a file"
        return f"{what!r} to {self.waiting}" if self.waiting else repr(what)


def every_try(planted: Planted) -> Iterator[Try]:
    """Raise Unknown where a step takes what nobody has said how to fill."""
    for typed in UNASKED:
        yield Try("typed", _said(text=typed))
    for name in steps.COMMANDS:
        yield Try(f"/{name}", _said(text=f"/{name}"))
    for verb, step in steps.TAPS.items():
        yield from _taps(verb, step, planted)
    for kind in steps.ANSWERS:
        yield from _answers(kind, planted)


def _taps(verb: str, step: Callable[..., Turn], planted: Planted) -> Iterator[Try]:
    marks = tuple(map(str, planted.numbers)) if _reads_marks(inspect.getmodule(step)) else ()
    for values in fillings(verb, _kinds_of(step), planted):
        tap = " ".join((verb, *map(str, values.values())))
        yield Try(verb, _said(tap=tap))
        if marks:
            yield Try(verb, _said(tap=tap, marks=marks))


def _answers(kind: type[Waiting], planted: Planted) -> Iterator[Try]:
    hints = get_type_hints(kind)
    stolen = Attachment(min(planted.contents), "anh.pdf", 4_321, "application/pdf")
    for values in fillings(kind.__name__, {field.name: hints[field.name] for field in fields(kind)}, planted):
        waiting = kind(**values)
        for typed in TYPED:
            yield Try(kind.__name__, _said(text=typed), waiting)
        yield Try(kind.__name__, _said(files=(stolen,)), waiting)


def _kinds_of(step: Callable[..., Turn]) -> dict[str, type]:
    hints = get_type_hints(step)
    return {name: hints[name] for name in list(inspect.signature(step).parameters)[1:]}


@cache
def _reads_marks(module: Any) -> bool:
    return "said.marks" in inspect.getsource(module)


def _said(**what: Any) -> Incoming:
    return Incoming("", WEB, "", **what)
