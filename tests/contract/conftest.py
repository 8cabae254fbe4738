from pathlib import Path

import pytest
import pytest_asyncio

from tests.contract.house import autumn


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bloc's database in late autumn."""
    folder = tmp_path_factory.mktemp("autumn")
    await autumn(folder)
    return folder
