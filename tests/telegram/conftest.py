from collections.abc import AsyncIterator

import pytest

from tests.telegram.bot_api import BotApi
from tests.telegram.desk import Desk
from tests.telegram.person import Person


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


@pytest.fixture
def desk(api: BotApi) -> Desk:
    return Desk(api)


@pytest.fixture
def officer(api: BotApi) -> Person:
    officer = api.person(11, "Cán bộ")
    officer.starts()
    return officer
