"""Long lists in pages, one group after another; short groups share a page."""

from collections.abc import Callable, Hashable, Iterable
from itertools import groupby
from typing import TypeVar

Item = TypeVar("Item")
LONGEST = 30
"""Lines of a page: with 60 characters of text each they stay well under 4,096."""


def in_pages(
    items: Iterable[Item], group: Callable[[Item], Hashable], longest: int = LONGEST
) -> tuple[tuple[Item, ...], ...]:
    """Pages of at most `longest`; a group is cut only where it alone is longer."""
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
