"""Trying something out in a transaction of which nothing stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

from storage.store import Store


class _TakenBack(Exception):
    """Ends a transaction so that whatever was done in it is undone."""


@contextmanager
def taken_back(transaction: AbstractContextManager[Store]) -> Iterator[Store]:
    with suppress(_TakenBack), transaction as store:
        yield store
        raise _TakenBack
