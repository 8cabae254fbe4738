"""A real meeting behind the pages: the secretary's desk, people with cards, a box, and browsers of their own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

import httpx

from bot.box.port import Box
from bot.holiday_data import working_calendar
from bot.links import Links
from bot.slip_touches import SlipTouches
from bot.tablet_touches import TabletTouches
from bot.web.port import Backstage
from bot.web.site import site
from bot.web.tokens import issue_invitation
from rules.profile import Profile
from tests.bot.voting_stage import VotingStage
from tests.support.stage import ZONE

HOST = "http://bot.example"


class MeetingHouse(VotingStage):
    """`browser()` is another device with cookies of its own."""

    def __init__(
        self,
        folder: Path,
        profile: Callable[[Profile], Profile] = lambda profile: profile,
        box: Box | None = None,
        url: str = "",
    ) -> None:
        super().__init__(folder, profile, box, url)
        self._folder = folder
        self._opened = AsyncExitStack()
        self.back = Backstage(
            desk=self.desk,
            evidence=self.files,
            now=self.clock,
            zone=ZONE,
            public_url=HOST,
            ballots=self.touches,
            committee=self.committee,
            slips=SlipTouches(self.desk, self.box),
            tablet=TabletTouches(self.desk, self.box, self.touches),
            screen=self.screen,
            sheet=Links(self.desk, self.clock, HOST),
            working=lambda: working_calendar(None),
        )
        self.site = site(self.back)

    async def __aenter__(self) -> MeetingHouse:
        await super().__aenter__()
        return self

    async def __aexit__(self, *what: object) -> None:
        await self._opened.aclose()
        await super().__aexit__(*what)

    async def browser(self) -> httpx.AsyncClient:
        client = httpx.AsyncClient(transport=httpx.ASGITransport(self.site), base_url=HOST)
        return await self._opened.enter_async_context(client)

    async def phone(self, key: str) -> httpx.AsyncClient:
        """A device of the person with this key, standing in their chat."""
        person, client = (await self.person(key)).person, await self.browser()
        token = await self.desk.write(lambda store: issue_invitation(store, person, self.clock()))
        answer = await client.post(f"/v/{token}")
        client.base_url = httpx.URL(HOST).join(answer.headers["location"])
        return client

    def database_files(self) -> dict[str, bytes]:
        """Every byte the database has on disk, its journals too, by name."""
        return {path.name: path.read_bytes() for path in sorted(self._folder.glob("stage.db*"))}
