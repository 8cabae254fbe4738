"""The committee's touches: asked and answered in one request; no inbox, no chat, no log."""

from base64 import b64decode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web.body import number_of, text_in, touch_object
from bot.web.visitor import back_of, visitor_of

LONGEST_SHARE = 64


async def keys(request: Request) -> Response:
    visitor = await visitor_of(request)
    return JSONResponse(await back_of(request).committee.keys(visitor.person, number_of(request, "ring")))


async def fetch(request: Request) -> Response:
    """{"do": "take"}, and once the shares are kept {"do": "acknowledge"}."""
    visitor, ring = await visitor_of(request), number_of(request, "ring")
    committee = back_of(request).committee
    match await touch_object(request):
        case {"do": "take", **more} if not more:
            return JSONResponse(await committee.take(visitor.person, ring))
        case {"do": "acknowledge", **more} if not more:
            return JSONResponse(await committee.acknowledge(visitor.person, ring))
    raise HTTPException(400)


async def opening(request: Request) -> Response:
    visitor = await visitor_of(request)
    return JSONResponse(await back_of(request).committee.opening(visitor.person, number_of(request, "ballot")))


async def give(request: Request) -> Response:
    """{"share": base64}."""
    visitor, ballot = await visitor_of(request), number_of(request, "ballot")
    body = await touch_object(request)
    if set(body) != {"share"}:
        raise HTTPException(400)
    try:
        share = b64decode(text_in(body, "share", LONGEST_SHARE), validate=True)
    except ValueError:
        raise HTTPException(400) from None
    return JSONResponse(await back_of(request).committee.give(visitor.person, ballot, share))
