"""Units ticked on a choice, carried through a confirm screen as short as a button's value must be."""

from __future__ import annotations

from collections.abc import Sequence

from rules.errors import StaleButton


def ticked(marks: Sequence[str], offered: Sequence[int]) -> tuple[int, ...]:
    """The ids ticked, in the order they were offered; raise StaleButton for what was not offered."""
    if not set(marks) <= {str(unit) for unit in offered}:
        raise StaleButton
    return tuple(unit for unit in offered if str(unit) in marks)


def spelled(chosen: Sequence[int], offered: Sequence[int]) -> str:
    """Their places among those offered."""
    return ".".join(str(place) for place, unit in enumerate(offered) if unit in chosen)


def read(word: str, offered: Sequence[int]) -> tuple[int, ...]:
    """What `spelled` wrote; raise StaleButton."""
    places = {str(place): unit for place, unit in enumerate(offered)}
    named = word.split(".")
    if not set(named) <= places.keys() or len(named) != len(set(named)):
        raise StaleButton
    return tuple(places[place] for place in named)
