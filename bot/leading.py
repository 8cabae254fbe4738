"""Of several processes on one PostgreSQL database exactly one polls, ticks, does effects and posts."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.changes import Changes
from bot.intercom import BEAT_SECONDS, Intercom
from bot.pulse import Pulse
from storage.line import SILENT_SECONDS
from storage.troubles import NotKept

PATIENCE_SECONDS = SILENT_SECONDS - 1.0
"""A leader that has not reached the server for so long stops, before the server lets another lead."""
log = logging.getLogger(__name__)
Lead = Callable[[], Awaitable[None]]


async def lead_when_alone(url: str, changes: Changes, pulse: Pulse, lead: Lead) -> None:
    """Until cancelled: `lead` runs while this process leads, and is cancelled as soon as it does not."""
    news = asyncio.Event()
    intercom = Intercom(url, changes, pulse, news.set)
    pulse.leads = False
    intercom.start()
    try:
        while True:
            if _leads(intercom):
                await _while_leading(intercom, news, pulse, lead)
            await _wait(news)
    finally:
        await intercom.stop()


async def lead_for_ever(lead: Lead, wait: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Until cancelled, where there is but one process; a disk that is full ends the work only for a moment."""
    while True:
        work = asyncio.ensure_future(lead())
        try:
            await asyncio.wait({work})
        finally:
            work.cancel()
            await asyncio.wait({work})
        _raise_failure(work)
        await wait(PATIENCE_SECONDS)


async def _while_leading(intercom: Intercom, news: asyncio.Event, pulse: Pulse, lead: Lead) -> None:
    log.info("this process leads from now on")
    pulse.leads = True
    work = asyncio.ensure_future(lead())
    work.add_done_callback(lambda _: news.set())
    try:
        while _leads(intercom) and not work.done():
            await _wait(news)
    finally:
        work.cancel()
        await asyncio.wait({work})
        pulse.leads = False
        pulse.rest()
    log.warning("this process no longer leads")
    _raise_failure(work)


def _leads(intercom: Intercom) -> bool:
    return time.monotonic() - intercom.led_at < PATIENCE_SECONDS


async def _wait(news: asyncio.Event) -> None:
    """For news of the lead or the end of the work, a beat at most."""
    with suppress(TimeoutError):
        async with asyncio.timeout(BEAT_SECONDS):
            await news.wait()
    news.clear()


def _raise_failure(work: asyncio.Future[None]) -> None:
    """What cannot be kept for a moment ends the work of whoever leads, not the program."""
    failure = None if work.cancelled() else work.exception()
    if isinstance(failure, BaseExceptionGroup):
        failure = failure.split(NotKept)[1]
    if failure is not None and not isinstance(failure, NotKept):
        raise failure
