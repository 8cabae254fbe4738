"""One line of JSON in, one answer out: a result, or a machine-named error whatever came in."""

from collections.abc import Callable
from typing import Any

from bot.box import ballot_answers, committee_answers, paper_answers
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
        return {"error": "gone"}
    except BoxRefused as refused:
        return {"error": refused.name}
    except Exception:
        return {"error": "internal"}


OPERATIONS: dict[str, Callable[[Shelf, Request], Any]] = {
    **ballot_answers.OPERATIONS,
    **committee_answers.OPERATIONS,
    **paper_answers.OPERATIONS,
}
