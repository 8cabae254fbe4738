"""Where tests keep their files; what was left out for want of a program on this machine, in CI nothing."""

import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.async_api import Browser

from tests import needs
from tests.support.chromium import running_browser
from tests.support.devices import Devices

MEMORY = Path("/dev/shm")  # noqa: S108
ROOM = 4 * 2**30


def _keep_files_in_memory() -> None:
    """Thousands of databases that are synced at every commit: a disk is what the tests would wait for.

    A process killed with -9 loses nothing there either. Workers and children inherit it.
    """
    has_room = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    if has_room and "TMPDIR" not in os.environ:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


_keep_files_in_memory()
gc.disable()
"""While tests are collected nothing is thrown away."""
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")
"""A machine with much else to do fails no test."""


def pytest_sessionstart() -> None:
    if needs.must_be_whole() and needs.missing():
        pytest.exit("\n".join(needs.missing()), returncode=1)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """What stands there now stays until the end, and no search for garbage goes through it again."""
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for words in needs.missing():
        terminalreporter.write_line(words, yellow=True)


@pytest.fixture(scope="session")
async def one_chromium() -> AsyncIterator[Browser]:
    path = needs.chromium()
    if path is None:
        pytest.skip(needs.CHROMIUM.words)
    async with running_browser(path) as browser:
        yield browser


@pytest.fixture(scope="session")
def all_devices(one_chromium: Browser) -> Devices:
    return Devices(one_chromium)


@pytest.fixture
async def devices(all_devices: Devices) -> AsyncIterator[Devices]:
    """An error in a page fails the test."""
    yield all_devices
    assert await all_devices.take_back() == []


@pytest.fixture
async def chromium(one_chromium: Browser) -> AsyncIterator[Browser]:
    """What a test opened is closed after it; Chromium's first window stays."""
    before = one_chromium.contexts
    yield one_chromium
    for context in one_chromium.contexts:
        if context not in before:
            await context.close()


LONGEST_FIRST = ("secrecy", "browser", "crash", "contract", "web")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """So that no worker begins the longest file when the others are done."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    folder = item.path.parent.name
    return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)
