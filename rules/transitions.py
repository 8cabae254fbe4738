"""One way to ask any transition table what comes next."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from rules.errors import NotNow

State = TypeVar("State", bound=StrEnum)
Action = TypeVar("Action", bound=StrEnum)


def step(table: Mapping[tuple[State, Action], State], state: State, action: Action) -> State:
    """Raise NotNow where the table has no such row."""
    if (state, action) not in table:
        raise NotNow(action.value, state.value)
    return table[state, action]
