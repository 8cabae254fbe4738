"""Long lists in pages."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from rules.errors import StaleButton

Item = TypeVar("Item")
LONGEST = 30
"""Lines of a page: with 60 characters of text each they stay well under 4,096."""


def page_count(items: int, longest: int) -> int:
    """An empty list has a page too."""
    return max(1, -(-items // longest))


def page_of(items: Sequence[Item], number: int, longest: int) -> tuple[tuple[Item, ...], int]:
    """The page, counted from 1, and how many there are; raise StaleButton where there is no such page."""
    pages = page_count(len(items), longest)
    if not 1 <= number <= pages:
        raise StaleButton
    return tuple(items[(number - 1) * longest : number * longest]), pages


def in_pages(
    items: Iterable[Item], group: Callable[[Item], Hashable], longest: int = LONGEST
) -> tuple[tuple[Item, ...], ...]:
    """Pages of at most `longest`; short groups share one, and a group is cut only where it alone is longer."""
    pages: list[list[Item]] = [[]]
    for _, members in groupby(items, group):
        block = list(members)
        if pages[-1] and len(pages[-1]) + len(block) > longest:
            pages.append([])
        while block:
            room = longest - len(pages[-1])
            pages[-1] += block[:room]
            block = block[room:]
            if block:
                pages.append([])
    return tuple(tuple(page) for page in pages if page)
