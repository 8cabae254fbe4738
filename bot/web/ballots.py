"""Ballot touches: asked and answered in one request; no inbox, no chat, no log."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web.body import ids_in, json_object
from bot.web.visitor import back_of, visitor_of

MAX_MARKS = 200


async def turnout(request: Request) -> Response:
    """How many papers are in, for who runs the bloc."""
    visitor = await visitor_of(request)
    return JSONResponse(await back_of(request).ballots.turnout(visitor.person, _ballot(request)))


async def card(request: Request) -> Response:
    visitor = await visitor_of(request)
    return JSONResponse(await back_of(request).ballots.card(visitor.person, _ballot(request)))


async def cast(request: Request) -> Response:
    visitor = await visitor_of(request)
    body = await json_object(request)
    marks, is_blank = ids_in(body, "marks", MAX_MARKS), body.get("blank", False)
    if set(body) - {"marks", "blank"} or not isinstance(is_blank, bool) or (is_blank and marks):
        raise HTTPException(400)
    return JSONResponse(
        await back_of(request).ballots.cast(visitor.person, _ballot(request), marks, is_blank)
    )


def _ballot(request: Request) -> int:
    """The number in the address. Raises HTTPException 404 for one no ballot can have."""
    number: int = request.path_params["ballot"]
    if number >= 2**31:
        raise HTTPException(404)
    return number
