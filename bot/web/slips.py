"""Touches about paper slips: asked and answered in one request; no inbox, no chat, no log."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web.body import id_in, number_of, paper_in, touch_object
from bot.web.visitor import back_of, visitor_of

FIELDS = {
    "hand": {"voter"},
    "take_back": {"voter"},
    "withdraw": {"slip"},
    "enter": {"slip", "marks", "blank", "spoiled"},
}


async def card(request: Request) -> Response:
    visitor, ballot = await visitor_of(request), number_of(request, "ballot")
    return JSONResponse(await back_of(request).slips.slips(visitor.person, ballot))


async def touch(request: Request) -> Response:
    """{"do": "hand" | "take_back", "voter"}, or {"do": "withdraw" | "enter", "slip"} and what is on it."""
    visitor, ballot = await visitor_of(request), number_of(request, "ballot")
    body = await touch_object(request)
    what = body.pop("do", None)
    if not isinstance(what, str) or what not in FIELDS or set(body) - FIELDS[what]:
        raise HTTPException(400)
    return JSONResponse(await _done(request, visitor.person, ballot, what, body))


async def _done(request: Request, person: int, ballot: int, what: str, body: dict[str, Any]) -> Any:
    slips = back_of(request).slips
    match what:
        case "hand":
            return await slips.hand(person, ballot, id_in(body, "voter"))
        case "take_back":
            return await slips.take_back(person, ballot, id_in(body, "voter"))
        case "withdraw":
            return await slips.withdraw(person, ballot, id_in(body, "slip"))
    slip = id_in(body, "slip")
    marks, blank, spoiled = paper_in({name: body[name] for name in body if name != "slip"})
    if not (marks or blank or spoiled):
        raise HTTPException(400)
    return await slips.enter(person, ballot, slip, marks, blank=blank, spoiled=spoiled)
