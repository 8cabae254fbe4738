"""/metrics, for Prometheus: this machine reads it, and whoever knows the token; to all others it is not there."""

import secrets
from ipaddress import ip_address

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.tally import Tally
from bot.web.visitor import back_of

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""What a server in front adds: its own address is this machine's, and says nothing about who asks."""


async def metrics(request: Request) -> Response:
    found = back_of(request).metrics
    if found is None or not (_knows(request, found.token) if found.token else _is_here(request)):
        raise HTTPException(404)
    return Response(await found.text(), media_type=CONTENT_TYPE)


def _knows(request: Request, token: str) -> bool:
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    return kind.lower() == "bearer" and secrets.compare_digest(given.strip().encode(), token.encode())


def _is_here(request: Request) -> bool:
    """Asked from this machine, by its own name, with nobody in between."""
    if any(name in request.headers for name in PASSED_ON):
        return False
    return _is_loopback(request.client.host if request.client else "") and _is_loopback(request.url.hostname or "")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class Counting:
    """Counts the sockets that are open and the requests that failed."""

    def __init__(self, app: ASGIApp, tally: Tally) -> None:
        self._app = app
        self._tally = tally

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            with self._tally.open_socket():
                await self._app(scope, receive, send)
            return

        async def put(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] >= 500:
                self._tally.page_failed()
            await send(message)

        try:
            await self._app(scope, receive, put)
        except Exception:
            self._tally.page_failed()
            raise
