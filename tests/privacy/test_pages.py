"""Nobody of another unit learns or changes anything of a unit's by any page, file or socket."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from random import Random

import httpx
import pytest
from starlette.applications import Starlette

from bot.web.site import ROUTES
from storage.store import Store
from tests.privacy.matrix import TOUCHED, Finding
from tests.privacy.page_house import HOST, cookie_of, page_house
from tests.privacy.phases import Phase, is_sent
from tests.privacy.planted import Planted
from tests.privacy.requests import Asked, every_request
from tests.privacy.seats import SEATS, Seat
from tests.privacy.sockets import MARK, Listener
from tests.privacy.witnesses import forget_witnessed
from tests.privacy.world import World
from tests.support.stage import Stage

SAMPLE = 12
NUMBERS = count(1)


class Pages:
    """One person's device at the program's pages."""

    def __init__(self, app: Starlette, stage: Stage, planted: Planted, seat: Seat) -> None:
        self._app = app
        self._stage = stage
        self._planted = planted
        self._seat = seat
        self.own = planted.addresses.get(seat.key, (0, ""))[1]
        self._cookie = cookie_of(seat.key)

    async def findings(self, asked: list[Asked], *, sent: bool) -> list[Finding]:
        found = []
        for one in asked:
            found += [Finding(self._seat.key, str(one), what) for what in await self._outcome(one, sent)]
        return found

    async def _outcome(self, one: Asked, sent: bool) -> list[str]:
        try:
            said = await (self._request(one) if one.method else self._listen(one))
        except Exception as error:
            return [f"fails: {error!r}"]
        met = self._planted.canaries.seen_in(said, lambda canary: self._seat.may_read(canary, sent=sent))
        touched = await self._stage.desk.write(_touched)
        return [f"reveals {canary.what} {canary.of}" for canary in met] + [
            f"touches: {what}" for what in touched
        ]

    async def _request(self, one: Asked) -> str:
        """What came back, its headers too, but not the address that was asked for."""
        transport, cookies = httpx.ASGITransport(self._app), {"ktd": self._cookie}
        async with httpx.AsyncClient(transport=transport, base_url=HOST, cookies=cookies) as client:
            body = one.body(next(NUMBERS)) if one.method == "POST" else None
            answer = await client.request(one.method, f"{one.path}{one.query}", json=body)
        return f"{answer.headers} {answer.text}".replace(one.path, "")

    async def _listen(self, one: Asked) -> str:
        return await Listener(self._app, f"{one.path}{one.query}", self._cookie).hear(self._something_happens)

    async def _something_happens(self) -> None:
        """The victim answers a criterion anew; then every room hears the mark."""
        officer = await self._stage.person("ban-dan-van/officer")
        await officer.says("/trangthai")
        await self._stage.desk.write(lambda store: self._mark(store))
        self._stage.desk.changes.touch({*self._rooms(), f"b{self._planted.bloc.id}"})
        await self._stage.desk.write(forget_witnessed)

    def _mark(self, store: Store) -> None:
        for room in self._rooms():
            store.chat.say(room, {"html": MARK}, self._stage.clock())

    def _rooms(self) -> list[str]:
        person = self._planted.addresses.get(self._seat.key, (0, ""))[0]
        return [f"p{person}", "g1", "g2"]


def _touched(store: Store) -> list[str]:
    rows = [f"{row.what} {row.leaf}" for row in store.connection.execute(TOUCHED, {})]
    forget_witnessed(store)
    return rows


@pytest.mark.parametrize("phase", [Phase.SENT, Phase.PUBLISHED])
async def test_a_sample_of_all_requests_reveals_and_changes_nothing(
    world: World, tmp_path: Path, phase: Phase
) -> None:
    chance = Random(f"privacy {phase}")
    async with page_house(world, tmp_path, phase) as (app, stage, planted):
        for seat in SEATS:
            pages = Pages(app, stage, planted, seat)
            asked = list(every_request(ROUTES, planted, pages.own))
            findings = await pages.findings(chance.sample(asked, SAMPLE), sent=is_sent(phase))
            assert not findings, "\n".join(map(str, findings))


@pytest.mark.long
@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.key)
@pytest.mark.parametrize("phase", Phase)
async def test_every_request_reveals_and_changes_nothing(
    world: World, tmp_path: Path, phase: Phase, seat: Seat
) -> None:
    async with page_house(world, tmp_path, phase) as (app, stage, planted):
        pages = Pages(app, stage, planted, seat)
        asked = list(every_request(ROUTES, planted, pages.own))
        findings = await pages.findings(asked, sent=is_sent(phase))
        assert not findings, "\n".join(map(str, findings))
