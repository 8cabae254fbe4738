"""One line of JSON in, one answer out: a result, or a machine-named error whatever came in."""

import base64
from collections.abc import Callable
from typing import Any

from bot.box.port import BoxGone, BoxRefused
from bot.box.requests import Request
from bot.box.shelf import Shelf

Answer = dict[str, Any]


def answer(shelf: Shelf, line: bytes) -> Answer:
    try:
        request = Request.parse(line)
        operation = OPERATIONS.get(request.text("op"))
        if operation is None:
            return {"error": "op_unknown"}
        return {"ok": operation(shelf, request)}
    except BoxGone:
        return {"error": "ballot_unknown"}
    except BoxRefused as refused:
        return {"error": refused.name}
    except Exception:
        return {"error": "internal"}


def _ping(shelf: Shelf, request: Request) -> None:
    """Says only that somebody is here."""


def _open(shelf: Shelf, request: Request) -> None:
    shelf.open(request.opening())


def _put(shelf: Shelf, request: Request) -> bool:
    return shelf.put(request.number("ballot"), request.number("unit"), request.blob("blob"))


def _has(shelf: Shelf, request: Request) -> bool:
    return shelf.has(request.number("ballot"), request.number("unit"))


def _turnout(shelf: Shelf, request: Request) -> Answer:
    turnout = shelf.turnout(request.number("ballot"))
    return {"issued": turnout.issued, "collected": turnout.collected}


def _waiting(shelf: Shelf, request: Request) -> tuple[int, ...]:
    return shelf.waiting(request.number("ballot"))


def _close(shelf: Shelf, request: Request) -> Answer:
    closed = shelf.close(request.number("ballot"))
    return {"voted": closed.voted, "sealed": [(one.id, as_text(one.blob)) for one in closed.sealed]}


def _share(shelf: Shelf, request: Request) -> list[str]:
    return [as_text(share) for share in shelf.share(request.number("ballot"))]


def _forget(shelf: Shelf, request: Request) -> None:
    shelf.forget(request.number("ballot"))


def as_text(blob: bytes) -> str:
    return base64.b64encode(blob).decode()


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
