"""What the box answers about paper slips and the shared tablet, as JSON."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from bot.box.requests import Request
from bot.box.shelf import Shelf
from bot.box.slips import Entry


def _hand_slip(shelf: Shelf, request: Request) -> bool:
    return shelf[request.ballot].hand_slip(request.voter)


def _on_paper(shelf: Shelf, request: Request) -> tuple[int, ...]:
    return shelf[request.ballot].on_paper()


def _take_back_slip(shelf: Shelf, request: Request) -> None:
    shelf[request.ballot].take_back_slip(request.voter)


def _enter_slip(shelf: Shelf, request: Request) -> None:
    entry = Entry(request.blob("mac"), request.blob("blob"))
    shelf[request.ballot].enter_slip(request.place, request.slip, entry)


def _withdraw_slip(shelf: Shelf, request: Request) -> None:
    shelf[request.ballot].withdraw_slip(request.place, request.slip)


def _slips(shelf: Shelf, request: Request) -> list[dict[str, Any]]:
    return [asdict(slip) for slip in shelf[request.ballot].slips.states()]


def _call(shelf: Shelf, request: Request) -> None:
    shelf[request.ballot].call(request.voter)


def _called(shelf: Shelf, request: Request) -> int:
    return shelf[request.ballot].called


OPERATIONS: dict[str, Callable[[Shelf, Request], Any]] = {
    "hand_slip": _hand_slip,
    "on_paper": _on_paper,
    "take_back_slip": _take_back_slip,
    "enter_slip": _enter_slip,
    "withdraw_slip": _withdraw_slip,
    "slips": _slips,
    "call": _call,
    "called": _called,
}
