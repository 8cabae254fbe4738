"""What the box answers about key shares, as JSON."""

from collections.abc import Callable
from typing import Any

from bot.box.requests import Request
from bot.box.shelf import Shelf
from bot.box.texts import as_text, as_texts


def _hold(shelf: Shelf, request: Request) -> None:
    shelf.rings.hold(request.ring, request.shares())


def _take(shelf: Shelf, request: Request) -> list[str]:
    return as_texts(shelf.rings[request.ring].take(request.place))


def _acknowledge(shelf: Shelf, request: Request) -> None:
    shelf.rings[request.ring].acknowledge(request.place)


def _taken(shelf: Shelf, request: Request) -> tuple[int, ...]:
    return shelf.rings[request.ring].taken()


def _drop_ring(shelf: Shelf, request: Request) -> None:
    shelf.rings.drop(request.ring)


def _give(shelf: Shelf, request: Request) -> None:
    shelf.give(request.ballot, request.place, request.blob("share"))


def _given(shelf: Shelf, request: Request) -> list[tuple[int, str]]:
    return [(place, as_text(share)) for place, share in shelf.given(request.ballot).items()]


OPERATIONS: dict[str, Callable[[Shelf, Request], Any]] = {
    "hold": _hold,
    "take": _take,
    "acknowledge": _acknowledge,
    "taken": _taken,
    "drop_ring": _drop_ring,
    "give": _give,
    "given": _given,
}
