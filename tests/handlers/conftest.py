"""A bloc whose nine sheets are accepted: played once, copied for each test that begins there."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.scoring_year import KeptStage, accept_all, send_all
from tests.support.stage import Stage


@pytest.fixture(scope="session")
def accepted_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database, all sheets accepted."""
    folder = tmp_path_factory.mktemp("accepted")

    async def play() -> None:
        async with Stage(folder) as stage:
            await send_all(stage)
            await accept_all(stage)

    asyncio.run(play())
    return folder / "stage.db"


@pytest.fixture
async def stage(accepted_year: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    shutil.copy(accepted_year, tmp_path / "stage.db")
    async with KeptStage(tmp_path) as kept:
        yield kept
