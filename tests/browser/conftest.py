"""The demo as a stranger starts it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.browser.demo_process import DemoProcess


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[DemoProcess]:
    async with DemoProcess(tmp_path) as running:
        yield running
