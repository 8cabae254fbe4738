"""The year's calendar beside the chat, and the link by which a person's phone subscribes to it."""

from datetime import datetime
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.web.paged import answer_page
from bot.web.qr import qr_image
from bot.web.tokens import fresh_token, hashed
from bot.web.visitor import back_of, visitor_of
from handlers.calendar_feed import calendar_feed
from handlers.calendar_page import calendar_page
from messages.calendar_page import FeedPage
from storage.store import Store

GONE = 404


async def page(request: Request) -> Response:
    return await answer_page(request, calendar_page)


async def subscribe(request: Request) -> Response:
    """A new link, shown this once; the one before ends."""
    visitor, back, token = await visitor_of(request), back_of(request), fresh_token()
    await back.desk.write(lambda store: store.feeds.renew(visitor.person, hashed(token), back.now()))
    link = f"{back.public_url.rstrip('/')}/lich/{token}.ics"
    webcal = urlsplit(link)._replace(scheme="webcal").geturl()
    return HTMLResponse(FeedPage(base=visitor.base, link=link, webcal=webcal, qr=qr_image(link)).html())


async def unsubscribe(request: Request) -> Response:
    visitor = await visitor_of(request)
    await back_of(request).desk.write(lambda store: store.feeds.revoke(visitor.person))
    return RedirectResponse(f"{visitor.base}lich/", 303)


async def feed(request: Request) -> Response:
    """The calendar as RFC 5545 to whoever has a link in use; to everybody else nothing at all."""
    back, token = back_of(request), request.path_params["token"]
    made = await back.desk.read(lambda store: _made(store, token, back.now()))
    if made is None:
        return Response(status_code=GONE)
    tag = f'"{hashed(made.decode())}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(made, headers=headers, media_type="text/calendar; charset=utf-8")


def _made(store: Store, token: str, now: datetime) -> bytes | None:
    person = store.feeds.person_of(hashed(token))
    return None if person is None else calendar_feed(store, person, now)
