"""An agenda is a list: reordered, stepped through, and never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.agenda import USUAL, Item, ItemKind, following, item_of, moved

ITEMS = tuple(Item(number, kind) for number, kind in enumerate(USUAL, 10))


def test_the_usual_items_come_in_the_order_of_a_year_end_meeting() -> None:
    assert USUAL[0] is ItemKind.ROLL
    assert USUAL[-1] is ItemKind.MINUTES
    assert ItemKind.OTHER not in USUAL


def test_the_first_item_follows_nothing_and_nothing_follows_the_last() -> None:
    assert following(ITEMS, 0) == ITEMS[0]
    assert following(ITEMS, ITEMS[0].id) == ITEMS[1]
    assert following(ITEMS, ITEMS[-1].id) is None
    assert following((), 0) is None


def test_an_item_is_found_by_its_number() -> None:
    assert item_of(ITEMS, 12) == ITEMS[2]
    assert item_of(ITEMS, 99) is None


@pytest.mark.parametrize(
    ("number", "by", "order"),
    [
        (2, -1, (2, 1, 3)),
        (2, 1, (1, 3, 2)),
        (1, -1, (1, 2, 3)),
        (3, 1, (1, 2, 3)),
        (1, 9, (2, 3, 1)),
    ],
)
def test_an_item_moves_and_stops_at_either_end(number: int, by: int, order: tuple[int, ...]) -> None:
    assert moved((1, 2, 3), number, by) == order


def test_what_is_not_there_does_not_move() -> None:
    with pytest.raises(ValueError, match="7"):
        moved((1, 2, 3), 7, 1)


@given(st.permutations(range(8)), st.lists(st.tuples(st.integers(0, 7), st.integers(-3, 3))))
def test_no_order_loses_an_item(ids: list[int], moves: list[tuple[int, int]]) -> None:
    order = tuple(ids)
    for number, by in moves:
        order = moved(order, number, by)
    assert sorted(order) == list(range(8))
