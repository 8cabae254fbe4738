"""One Chromium for all tests of a worker: starting it takes longer than most of them."""

import re
import subprocess
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.async_api import Browser, async_playwright, expect

from tests.needs import FLAGS

PATIENCE = 20_000
"""Milliseconds until what a page should come to show is missed, also on a busy machine."""
ADDRESS = re.compile(r"DevTools listening on (ws://\S+)")


@asynccontextmanager
async def running_browser(path: Path) -> AsyncIterator[Browser]:
    """Every test opens contexts of its own in it."""
    expect.set_options(timeout=PATIENCE)
    with _running_chromium(path) as address:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.connect_over_cdp(address)
            yield browser
            await browser.close()


@contextmanager
def _running_chromium(path: Path) -> Iterator[str]:
    """Gives the address to connect to."""
    with TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        own = [f"--user-data-dir={profile}", "--headless=new", "--remote-debugging-port=0", "about:blank"]
        process = subprocess.Popen(
            [path, *FLAGS, *own], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        with process:
            try:
                address = _address(process)
                Thread(target=lambda: deque(process.stderr or (), maxlen=0), daemon=True).start()
                yield address
            finally:
                process.terminate()


def _address(process: "subprocess.Popen[str]") -> str:
    """What it says on its way up; raises RuntimeError when it ends before."""
    for line in process.stderr or ():
        if found := ADDRESS.search(line):
            return found[1]
    raise RuntimeError("Chromium did not come up")
