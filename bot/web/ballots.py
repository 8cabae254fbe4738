"""Ballot touches: asked and answered in one request; no inbox, no chat, no log."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web.body import number_of, paper_in, touch_object
from bot.web.visitor import back_of, visitor_of


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
    marks, blank, spoiled = paper_in(await touch_object(request))
    return JSONResponse(await back_of(request).ballots.cast(visitor.person, ballot, marks, blank, spoiled))
