"""/healthz: this process still goes round. /readyz: and it hears its networks, reads its database and writes."""

import asyncio
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.pulse import TICK
from bot.web.visitor import back_of

PATIENCE_SECONDS = 5
PROBE = "written to see whether writing goes"
PROBE_BYTES = 2**16
"""More than what is free inside the file's own pages."""


async def healthy(request: Request) -> Response:
    """Without a look at the database: a process that no longer ticks is one to start again."""
    late = TICK in back_of(request).pulse.late()
    return PlainTextResponse("late: tick", 503) if late else PlainTextResponse("ok")


async def ready(request: Request) -> Response:
    """{"late": loops that stand still, "ages": seconds since each went round}, and as true or false whether the
    "database" can be read, the program "writes" to it, and it is the one "leading"."""
    pulse = back_of(request).pulse
    reads = await _reads(request)
    late = pulse.late()
    writes = await _writes(request)
    facts = {"database": reads, "writes": writes, "leading": pulse.leads}
    return JSONResponse(
        {"late": late, "ages": pulse.ages(), **facts}, 503 if late or not (reads and writes) else 200
    )


async def _reads(request: Request) -> bool:
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await back_of(request).desk.read(lambda store: store.blocs.ids())
    except Exception:
        return False
    return True


async def _writes(request: Request) -> bool:
    """Tried only where the last writing failed: the disk may have room again."""
    desk = back_of(request).desk
    if desk.unwritable:
        with suppress(Exception):
            async with asyncio.timeout(PATIENCE_SECONDS):
                await desk.write(lambda store: store.notes.put(PROBE, "-" * PROBE_BYTES))
                await desk.write(lambda store: store.notes.forget(PROBE))
    return not desk.unwritable
