"""Networks that come to us with what people say; to whoever does not know the secret the address is not there."""

import json
import logging
import secrets
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.channel import Hook
from bot.web.visitor import back_of

log = logging.getLogger(__name__)
TAKEN, AGAIN = 200, 503


async def hear(request: Request) -> Response:
    """200 only after the turn is committed; anything else brings the same thing again."""
    network = request.path_params["network"]
    hook = back_of(request).hooks.get(network)
    if hook is None or not _knows(request, hook):
        raise HTTPException(404)
    try:
        said = await _said(request)
    except ClientDisconnect:
        return Response(status_code=AGAIN)
    except (HTTPException, ValueError, RecursionError) as error:
        log.error("what %s brought is not readable and is skipped: %s", network, type(error).__name__)
        return Response(status_code=TAKEN)
    return Response(status_code=TAKEN if await hook.take(said) else AGAIN)


def _knows(request: Request, hook: Hook) -> bool:
    return secrets.compare_digest(request.headers.get(hook.header, "").encode(), hook.secret.encode())


async def _said(request: Request) -> Any:
    """Raises HTTPException 413 beyond the guard's limit, ValueError for what is not JSON."""
    return json.loads(await request.body())
