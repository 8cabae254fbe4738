"""Wires everything: the only file that sees all rooms of the program."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from bot.ballot_touches import BallotTouches
from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.port import Box
from bot.box.starting import start_detached
from bot.changes import EFFECTS, POSTS
from bot.channel import Channel, Hook
from bot.clock import Clock
from bot.committee_touches import CommitteeTouches
from bot.desk import Desk
from bot.effects import Effects
from bot.evidence_store import EvidenceStore
from bot.holiday_data import working_calendar
from bot.lan import is_private_line
from bot.leading import lead_for_ever, lead_when_alone
from bot.links import Links
from bot.metrics import Metrics
from bot.opening import open_database
from bot.pacing import LIMITS, Limits
from bot.postman import Postman
from bot.projector import Projector
from bot.pulse import POLL, TICK, Pulse
from bot.schedule import Schedule
from bot.settings import Settings
from bot.shared_folder import claim_folder
from bot.similarity import similar
from bot.slip_touches import SlipTouches
from bot.tablet_touches import TabletTouches
from bot.web.port import Backstage, Demo
from bot.web.server import Ready, can_listen, can_prove, web_server
from bot.web.site import site
from handlers.router import Router
from messages.setting_problems import SettingProblem, SettingsErrors


@dataclass
class App:
    """Everything that runs, built but not yet running; `demo` adds the demo's own pages, `limits` by network."""

    settings: Settings
    clock: Clock
    box: Box
    demo: Demo | None = None
    channels: dict[str, Channel] = field(default_factory=dict)
    hooks: dict[str, Hook] = field(default_factory=dict)
    limits: Mapping[str, Limits] = field(default_factory=lambda: LIMITS)

    def __post_init__(self) -> None:
        self.database = open_database(self.settings.database_url, self.settings.zone)
        self.desk = Desk(
            self.database,
            Router(
                self.clock,
                similar,
                private_line=is_private_line(self.settings.public_url),
                evidence_limits=self.settings.evidence,
                working=working_calendar(self.settings.holidays_file),
            ),
        )
        self.evidence = EvidenceStore(self.settings.data_dir / "evidence")
        self.effects = Effects(self.desk, self.box, self.evidence, start_box=self._start_box)
        self.ballots = BallotTouches(self.desk, self.box)
        self.committee = CommitteeTouches(self.desk, self.box, self._start_box)
        self.slips = SlipTouches(self.desk, self.box)
        self.tablet = TabletTouches(self.desk, self.box, self.ballots)
        self.links = Links(self.desk, self.clock, self.settings.public_url)
        self.pulse = Pulse()
        folder, token = self.settings.data_dir, self.settings.metrics_token
        self.metrics = Metrics(self.desk, self.pulse, self.clock, folder, token)
        self.schedule = self._schedule()

    def backstage(self) -> Backstage:
        return Backstage(
            desk=self.desk,
            evidence=self.evidence,
            now=self.clock,
            zone=self.settings.zone,
            public_url=self.settings.public_url,
            ballots=self.ballots,
            committee=self.committee,
            slips=self.slips,
            tablet=self.tablet,
            screen=Projector(self.desk, self.box, self.settings.public_url),
            sheet=self.links,
            demo=self.demo,
            pulse=self.pulse,
            metrics=self.metrics,
            hooks=self.hooks,
            working=lambda: self.desk.router.working,
        )

    async def run(self, ready: Ready) -> None:
        """Serve until told to stop; `ready` is called once people can reach it."""
        settings = self.settings
        cert, key = str(settings.web_cert or ""), str(settings.web_key or "")
        if not can_listen(settings.web_host, settings.web_port):
            raise SettingsErrors([SettingProblem("KTD_WEB_PORT", "port_taken", str(settings.web_port))])
        if cert and not can_prove(cert, key):
            raise SettingsErrors([SettingProblem("KTD_WEB_CERT", "certificate", cert, key)])
        claim_folder(self.database, settings.data_dir)
        server = web_server(site(self.backstage()), settings.web_host, settings.web_port, cert, key, ready)
        async with self.at_work():
            await server.serve()

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Everything but the pages; of several processes on one database one does it."""
        if self.settings.telegram_token and "telegram" not in self.channels:
            self._connect_telegram()
        async with asyncio.TaskGroup() as group:
            works = [group.create_task(self._work())]
            if self.settings.holidays_file:
                from bot.holiday_watch import HolidayWatch

                watch = HolidayWatch(self.desk, self.settings.holidays_file)
                works.append(group.create_task(watch.run()))
            try:
                yield
            finally:
                for work in works:
                    work.cancel()

    async def _work(self) -> None:
        if self.database.is_sqlite:
            await lead_for_ever(self._lead)
        else:
            await lead_when_alone(self.settings.database_url, self.desk.changes, self.pulse, self._lead)

    async def _lead(self) -> None:
        """Until cancelled: other networks heard and answered, effects done, the clock's ticks."""
        post = Postman(self.desk, self.channels, self.clock, limits=self.limits)
        works = [self.effects.run(), post.run(), self.schedule.tick()]
        works += [channel.listen(self.desk.take) for channel in self.channels.values()]
        for loop in (TICK, POLL) if "telegram" in self.channels else (TICK,):
            self.pulse.beat(loop)
        self.schedule.start()
        try:
            async with asyncio.TaskGroup() as group:
                for work in works:
                    group.create_task(work)
        finally:
            self.schedule.stop()
            self.schedule = self._schedule()

    async def close(self) -> None:
        for channel in self.channels.values():
            await channel.close()
        if isinstance(self.box, BoxClient):
            self.box.hang_up()
        self.desk.close()

    async def _start_box(self) -> None:
        """A box on this machine may have left for want of work: it is there before a ballot is sealed."""
        address = self.settings.box
        if isinstance(address, UnixAddress):
            await start_detached(address, self.settings.box_idle_seconds)
        else:
            await self.box.ping()

    def _schedule(self) -> Schedule:
        return Schedule(self.desk, self.box, self.settings.dispute_days, self._ticked)

    def _ticked(self) -> None:
        """What another process told nobody of, because it died, is found now."""
        self.pulse.beat(TICK)
        self.desk.changes.hear((POSTS, EFFECTS))

    def _connect_telegram(self) -> None:
        from bot.telegram import connect, hook

        heard = partial(self.pulse.beat, POLL)
        channel = connect(self.settings, self.desk, self.evidence, self.links, self.ballots, heard)
        self.channels["telegram"] = channel
        self.hooks |= hook(self.settings, channel, self.desk.take)
