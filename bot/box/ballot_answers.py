"""What the box answers about ballots, as JSON."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from bot.box.requests import Request
from bot.box.shelf import Shelf
from bot.box.texts import as_text, as_texts


def _ping(shelf: Shelf, request: Request) -> None:
    """Says only that somebody is here."""


def _open(shelf: Shelf, request: Request) -> None:
    shelf.open(request.opening())


def _put(shelf: Shelf, request: Request) -> bool:
    return shelf[request.ballot].put(request.voter, request.blob("blob"))


def _has(shelf: Shelf, request: Request) -> bool:
    return shelf[request.ballot].has(request.voter)


def _turnout(shelf: Shelf, request: Request) -> dict[str, int]:
    return asdict(shelf[request.ballot].turnout())


def _waiting(shelf: Shelf, request: Request) -> tuple[int, ...]:
    return shelf[request.ballot].waiting()


def _close(shelf: Shelf, request: Request) -> dict[str, Any]:
    closed = shelf[request.ballot].close()
    sealed = [(one.id, as_text(one.blob)) for one in closed.sealed]
    return {"voted": closed.voted, "sealed": sealed, "paper": closed.paper}


def _share(shelf: Shelf, request: Request) -> list[str]:
    return as_texts(shelf[request.ballot].share())


def _forget(shelf: Shelf, request: Request) -> None:
    shelf.forget(request.ballot)


OPERATIONS: dict[str, Callable[[Shelf, Request], Any]] = {
    "ping": _ping,
    "open": _open,
    "put": _put,
    "has": _has,
    "turnout": _turnout,
    "waiting": _waiting,
    "close": _close,
    "share": _share,
    "forget": _forget,
}
