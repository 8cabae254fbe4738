"""Work done in a child process of our own that exits: told on its input, answered on its output."""

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE
from typing import Any

from bot.box.starting import HOME, bare_environment

PATIENCE_SECONDS = 60


class ChildFailed(Exception):
    """The child ended without an answer: nothing was done, try again."""


async def in_child(module: str, *words: str, told: dict[str, Any]) -> bytes:
    """What `python -m module words` answers to `told` (JSON). Raises ChildFailed."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *words),
        cwd=HOME,
        env=bare_environment(),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
    )
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            said, _ = await child.communicate(json.dumps(told).encode())
    except TimeoutError as late:
        raise ChildFailed from late
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0 or not said:
        raise ChildFailed
    return said
