"""The pages before the victim's year, and a device for everybody who tries."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from bot.ballot_touches import BallotTouches
from bot.box.memory import MemoryBox
from bot.channel import Hook
from bot.committee_touches import CommitteeTouches
from bot.evidence_store import EvidenceStore
from bot.links import Links
from bot.projector import Projector
from bot.slip_touches import SlipTouches
from bot.tablet_touches import TabletTouches
from bot.telegram_address import HEADER
from bot.web.port import Backstage
from bot.web.site import site
from bot.web.tokens import hashed
from messages.outgoing import FileOut, Outgoing
from storage.store import Store
from tests.privacy.phases import Phase
from tests.privacy.planted import REMEMBERED, Planted
from tests.privacy.seats import FORMER
from tests.privacy.world import World, standing
from tests.support.stage import ZONE, Stage

HOST = "http://bot.example"


@asynccontextmanager
async def page_house(
    world: World, folder: Path, phase: Phase
) -> AsyncIterator[tuple[Starlette, Stage, Planted]]:
    async with standing(world, folder, phase) as (stage, planted):
        files = EvidenceStore(folder / "evidence")
        for digest, content in planted.contents.items():
            (folder / "evidence" / digest).write_text(content, encoding="utf-8")
        await stage.desk.write(lambda store: _give_devices(store, planted, stage))
        yield site(_backstage(stage, files)), stage, planted


def cookie_of(seat: str) -> str:
    return f"device of {seat}".replace("/", "-").replace(" ", "-")


def _give_devices(store: Store, planted: Planted, stage: Stage) -> None:
    for seat, (person, _) in planted.addresses.items():
        store.devices.add(person, hashed(cookie_of(seat)), "Điện thoại", stage.clock())
        if seat in FORMER:
            file = FileOut(REMEMBERED, "anh.jpg", 4_321, "image/jpeg", planted.ids["remembered"])
            store.chat.say(f"p{person}", Outgoing("Tệp đã gửi", files=(file,)).as_dict(), stage.clock())


def _backstage(stage: Stage, files: EvidenceStore) -> Backstage:
    box = MemoryBox()
    ballots = BallotTouches(stage.desk, box)
    return Backstage(
        desk=stage.desk,
        evidence=files,
        now=stage.clock,
        zone=ZONE,
        public_url=HOST,
        ballots=ballots,
        committee=CommitteeTouches(stage.desk, box),
        slips=SlipTouches(stage.desk, box),
        tablet=TabletTouches(stage.desk, box, ballots),
        screen=Projector(stage.desk, box, HOST),
        sheet=Links(stage.desk, stage.clock, HOST),
        hooks={"telegram": Hook(HEADER, "a-secret-of-the-webhook", _taken_from_anybody)},
    )


async def _taken_from_anybody(raw: Any) -> bool:
    raise AssertionError(raw)
