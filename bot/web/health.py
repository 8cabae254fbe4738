"""/healthz: this process still goes round. /readyz: and it hears its networks and reads its database."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.pulse import TICK
from bot.web.visitor import back_of

PATIENCE_SECONDS = 5


async def healthy(request: Request) -> Response:
    """Without a look at the database: a process that no longer ticks is one to start again."""
    late = TICK in back_of(request).pulse.late()
    return PlainTextResponse("late: tick", 503) if late else PlainTextResponse("ok")


async def ready(request: Request) -> Response:
    """{"late": loops that stand still, "ages": seconds since each went round, "database": bool, "leading": bool}."""
    pulse = back_of(request).pulse
    reads = await _reads(request)
    late = pulse.late()
    body = {"late": late, "ages": pulse.ages(), "database": reads, "leading": pulse.leads}
    return JSONResponse(body, 503 if late or not reads else 200)


async def _reads(request: Request) -> bool:
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await back_of(request).desk.read(lambda store: store.blocs.ids())
    except Exception:
        return False
    return True
