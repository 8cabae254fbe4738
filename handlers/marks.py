"""The unit that a button acts for: the tap of somebody who serves several carries it, so that a button acts where it
was shown, whichever unit they work for by then."""

from __future__ import annotations

import re
from dataclasses import replace

from messages.keyboard import LONGEST_OF_CHOICE, LONGEST_VALUE
from messages.outgoing import Button, Outgoing

MARKED = re.compile(r"(.*)@([0-9]{1,9})")


def unmarked(tap: str) -> tuple[str, int]:
    """The tap itself and the unit it acts for, 0 where it names none."""
    found = MARKED.fullmatch(tap)
    return (found[1], int(found[2])) if found else (tap, 0)


def marked(words: Outgoing, unit: int) -> Outgoing:
    """The same words; each button that names no unit yet acts for this one."""
    rows = tuple(tuple(_button(button, unit) for button in row) for row in words.rows)
    choice = words.choice
    if choice is not None:
        choice = replace(choice, value=_marked(choice.value, unit, LONGEST_OF_CHOICE))
    return replace(words, rows=rows, choice=choice)


def _button(button: Button, unit: int) -> Button:
    return replace(button, value=_marked(button.value, unit, LONGEST_VALUE))


def _marked(value: str, unit: int, longest: int) -> str:
    """A value that leaves no room acts for the unit worked for, as it would for everybody else."""
    with_unit = f"{value}@{unit}"
    return value if MARKED.fullmatch(value) or len(with_unit.encode()) > longest else with_unit
