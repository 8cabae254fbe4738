"""Every conversation's steps in three tables: what a command, a button and typed words lead to."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from functools import cache
from typing import Any, get_type_hints

from handlers.conversations import CONVERSATIONS
from handlers.talk import Talk, Turn, Waiting
from rules.errors import StaleButton

Step = Callable[..., Turn]
NUMBER = re.compile(r"[0-9]{1,9}")
"""An id, a year: what fits a database's number."""


def _merged(name: str) -> dict[Any, Step]:
    merged: dict[Any, Step] = {}
    for conversation in CONVERSATIONS:
        table = getattr(conversation, name, {})
        twice = merged.keys() & table.keys()
        if twice:
            raise ValueError(f"{conversation.__name__}: {name} already has {sorted(map(str, twice))}")
        merged |= table
    return merged


COMMANDS: dict[str, Step] = _merged("COMMANDS")
TAPS: dict[str, Step] = _merged("TAPS")
ANSWERS: dict[type[Waiting], Step] = _merged("ANSWERS")
OUTCOMES: dict[str, Step] = _merged("OUTCOMES")
WAITING: dict[str, type[Waiting]] = {step.__name__: step for step in ANSWERS}


def tap(talk: Talk, value: str) -> Turn:
    """Run the step a button names; its words become the step's arguments. Raise StaleButton for anything else."""
    verb, *words = value.split(" ")
    step = TAPS.get(verb)
    if step is None:
        raise StaleButton
    return step(talk, *_arguments(step, words))


def _arguments(step: Step, words: list[str]) -> list[int | str]:
    kinds = _kinds(step)
    if len(words) != len(kinds):
        raise StaleButton
    if not all(kind is str or NUMBER.fullmatch(word) for kind, word in zip(kinds, words, strict=True)):
        raise StaleButton
    return [kind(word) for kind, word in zip(kinds, words, strict=True)]


@cache
def _kinds(step: Step) -> tuple[type, ...]:
    hints = get_type_hints(step)
    return tuple(hints[name] for name in list(inspect.signature(step).parameters)[1:])
