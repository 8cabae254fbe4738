"""Ballot touches: asked and answered in one request; no inbox, no chat, no log."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web.body import ids_in, json_object, number_of
from bot.web.visitor import back_of, visitor_of

MAX_MARKS = 200


async def turnout(request: Request) -> Response:
    """How many papers are in, for who runs the bloc."""
    visitor = await visitor_of(request)
    return JSONResponse(await back_of(request).ballots.turnout(visitor.person, number_of(request, "ballot")))


async def card(request: Request) -> Response:
    visitor = await visitor_of(request)
    return JSONResponse(await back_of(request).ballots.card(visitor.person, number_of(request, "ballot")))


async def cast(request: Request) -> Response:
    """{"marks": ids} or {"blank": true} or {"spoiled": true}."""
    visitor, ballot = await visitor_of(request), number_of(request, "ballot")
    body = await json_object(request)
    marks, *flags = ids_in(body, "marks", MAX_MARKS), body.get("blank", False), body.get("spoiled", False)
    if set(body) - {"marks", "blank", "spoiled"} or not all(isinstance(flag, bool) for flag in flags):
        raise HTTPException(400)
    if bool(marks) + sum(flags) > 1:
        raise HTTPException(400)
    return JSONResponse(await back_of(request).ballots.cast(visitor.person, ballot, marks, *flags))
