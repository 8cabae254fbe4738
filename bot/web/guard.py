"""What holds for every request: headers, same origin for anything that changes, and limits in size."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.uploads import MAX_BYTES, MAX_FILES

SMALL = 128 * 1024
LARGE = MAX_BYTES * MAX_FILES + SMALL
READING = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": browsers then send "Origin: null" with our own forms as with anybody's.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif not is_same_origin(scope):
            await _refuse(scope, send)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, send)
        else:
            await self.app(scope, _limited(scope, receive), _with_headers(scope, send))


def is_same_origin(scope: Scope) -> bool:
    """Whether a browser says the request is from our own pages; other programs say nothing."""
    headers = Headers(scope=scope)
    if scope["type"] == "http" and scope["method"] in READING:
        return True
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host", "")


def _limited(scope: Scope, receive: Receive) -> Receive:
    is_form = Headers(scope=scope).get("content-type", "").startswith("multipart/")
    limit, taken = (LARGE if is_form else SMALL), 0

    async def take() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(413)
        return message

    return take


def _with_headers(scope: Scope, send: Send) -> Send:
    async def put(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            is_static = scope["path"].startswith("/static/")
            headers.setdefault("Cache-Control", "no-cache" if is_static else "no-store")
        await send(message)

    return put


async def _refuse(scope: Scope, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403})
        return
    await send({"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"403"})
