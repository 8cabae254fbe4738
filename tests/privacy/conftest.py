import pytest

from tests.privacy.world import World, make_world


@pytest.fixture(scope="session")
async def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return await make_world(tmp_path_factory.mktemp("privacy"))
