"""Who may be given a personal link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rules.admission import is_of_card
from rules.people import Role
from storage.store import Store


def people_of(store: Store, bloc: int, clock: Callable[[], Any]) -> list[dict[str, Any]]:
    """Everybody who acts for a unit today: {"person", "unit", "role", "name"}, units in order.

    Whoever came in with a delegate card is nobody to invite: the card is their way in.
    """
    today = clock().date()
    return [
        {"person": person.id, "unit": unit.name, "role": person.name, "name": person.name, "unit_id": unit.id}
        for unit in store.people.units(bloc)
        for person in store.people.holders(unit.id, tuple(Role), today)
        if not is_of_card(person.key)
    ]
