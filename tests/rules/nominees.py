"""Nominations as the rules see them."""

from typing import Any

from rules.nominations import Nomination, NominationKind, NominationState


def nominee(number: int, name: str, distinction: str = "", **more: Any) -> Nomination:
    kind = more.pop("kind", NominationKind.INDIVIDUAL)
    unit = more.pop("unit", 1)
    position = more.pop("position", "")
    return Nomination(
        number, 1, unit, kind, name, position, NominationState.SENT, distinction=distinction, **more
    )
