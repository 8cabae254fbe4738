"""The demo's bloc: a clock that is moved through its year, and players for the phones nobody holds."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from bot.app import App
from bot.box.port import BoxGone, BoxSilent
from bot.clock import MovableClock
from bot.demo_calendar import last_moment, next_task, on_the_way, settle_before
from bot.demo_owed import Owed, Owing, newest_ballot
from bot.invited import people_of
from bot.loading import load
from bot.rehearsal.acts import next_act
from bot.rehearsal.cast import Cast
from bot.rehearsal.errands import run_errands
from bot.rehearsal.touches import Touches
from bot.web.tokens import ensure_public_id, fresh_token, hashed
from messages import demo as words
from messages.bloc_schema import BlocFile
from messages.incoming import Incoming
from rules import vietnamese
from rules.ballot_sheet import Ballot
from rules.meetings import BallotState
from storage.store import Store

CLOCK = "demo clock"
MOST_ACTS = 500
"""More than a bloc can owe at one moment."""
log = logging.getLogger(__name__)


class DemoStage:
    """What the demo's pages ask for (bot/web/port.py, Demo)."""

    def __init__(self, app: App, file: BlocFile, clock: MovableClock) -> None:
        self._app = app
        self._file = file
        self._clock = clock
        self._bloc = 0
        self._people: list[dict[str, Any]] = []
        self._says = ""
        self._projector = ""
        self._one_at_a_time = asyncio.Lock()
        self._touches = Touches(app.ballots, app.committee)

    async def prepare(self) -> None:
        """Put the bloc in when it is not there, and stand where its year stands."""
        desk = self._app.desk
        known = await desk.read(lambda store: store.blocs.by_slug(self._file.slug))
        self._bloc = await desk.write(lambda store: load(store, self._file)) if known is None else known
        if known is None:
            await desk.tick(self._bloc, settle_before)
            await self._join()
        note = await desk.read(lambda store: store.notes.get(CLOCK))
        if note:
            self._clock.move(datetime.fromisoformat(note))
        await self._look_around()

    async def _join(self) -> None:
        """Everybody has opened their link: nobody is said to be out of reach."""
        desk = self._app.desk
        for one in await desk.read(lambda store: people_of(store, self._bloc, self._clock)):
            bind = partial(_bind, person=int(one["person"]), at=self._clock())
            public_id, device = await desk.write(bind)
            await desk.take(Incoming(f"web:bound:{device}", "web", public_id, tap="go start"))

    def title(self) -> str:
        return f"{self._file.name}, năm {self._file.year}"

    def people(self) -> list[dict[str, Any]]:
        return self._people

    async def invite(self, person: int) -> str:
        return await self._app.links.invite(person)

    def clock(self) -> str:
        return vietnamese.moment(self._clock())

    def projector(self) -> str:
        return self._projector

    async def status(self, holding: Collection[int]) -> dict[str, Any]:
        """While others are answered for: how far; else what was done and whom the bloc waits for."""
        waits = "" if self._one_at_a_time.locked() else words.your_turn(await self._owed(holding))
        return {"say": f"{self._says} {waits}".strip(), "clock": self.clock(), "projector": self._projector}

    async def next(self, holding: Collection[int]) -> None:
        """Through the days on the way, on which the others do what falls due, to the next great task."""
        async with self._one_at_a_time:
            following = next_task(self._file, self._clock())
            until = following[0] if following else last_moment(self._file)
            for moment in on_the_way(self._file, self._clock(), until):
                await self._live(moment, holding)
            if self._clock() < until:
                await self._stand_at(until)
            self._says = words.moved_on(following[1].title, self.clock()) if following else words.year_over()

    async def answer(self, holding: Collection[int]) -> None:
        """Do what everybody else owes now, saying how far it is."""
        async with self._one_at_a_time:
            cast = self._cast(holding)
            done, is_over = 0, False
            self._says = words.answering(done)
            try:
                while done < MOST_ACTS and not is_over:
                    is_over = not await next_act(cast, self._touches, self._app.effects.drain)
                    done += not is_over
                    self._says = words.answering(done)
                    await self._note_projector()
                done += await run_errands(cast)
            except Exception:
                log.exception("the others could not be answered for")
            told = words.all_answered(done) if done else words.nothing_owed()
            self._says = told if is_over else words.not_all_answered(done)

    def _cast(self, holding: Collection[int]) -> Cast:
        return Cast(self._app.desk, self._clock, self._file, self._bloc, frozenset(holding))

    async def _live(self, moment: datetime, holding: Collection[int]) -> None:
        """A day on the way: its reminders arrive, then the others do what is due."""
        await self._stand_at(moment)
        self._says = words.moving(self.clock())
        try:
            await run_errands(self._cast(holding))
        except Exception:
            log.exception("the others could not do what was due")

    async def _stand_at(self, moment: datetime) -> None:
        self._clock.move(moment)
        await self._app.desk.write(lambda store: store.notes.put(CLOCK, moment.isoformat()))
        await self._look_around()

    async def _owed(self, holding: Collection[int]) -> list[Owed]:
        if not holding:
            return []
        ballot = await self._app.desk.read(lambda store: newest_ballot(store, self._bloc))
        out, keyless = await self._in_box(ballot) if ballot else ((), ())
        return await self._app.desk.read(lambda store: self._owing(store, holding, out, keyless))

    async def _in_box(self, ballot: Ballot) -> tuple[Collection[int], Collection[int]]:
        """Voters that have not voted, and members of the committee whose share is waited for."""
        box, committee = self._app.box, ballot.seal.committee
        with suppress(BoxGone, BoxSilent):
            if ballot.state is BallotState.OPEN:
                return await box.waiting(ballot.id), ()
            if ballot.state is BallotState.KEYING:
                taken = await box.taken(ballot.seal.ring)
                return (), [one for place, one in enumerate(committee) if place not in taken]
            if ballot.state is BallotState.CLOSED:
                given = await box.given(ballot.id)
                return (), [one for place, one in enumerate(committee) if place not in given]
        return (), ()

    def _owing(
        self, store: Store, holding: Collection[int], out: Collection[int], keyless: Collection[int]
    ) -> list[Owed]:
        bloc = store.blocs.get(self._bloc)
        return Owing(store, bloc, self._clock(), holding, out, keyless).all() if bloc else []

    async def _look_around(self) -> None:
        """The clock has moved: what is due is announced, and who serves whom is looked up again."""
        await self._app.schedule.tick()
        self._people = await self._app.desk.read(lambda store: people_of(store, self._bloc, self._clock))
        await self._note_projector()

    async def _note_projector(self) -> None:
        token = await self._app.desk.read(self._token)
        self._projector = f"/man-chieu/{token}/" if token else ""

    def _token(self, store: Store) -> str:
        meeting = store.meetings.of_bloc(self._bloc)
        return meeting.token if meeting else ""


def _bind(store: Store, person: int, at: datetime) -> tuple[str, int]:
    """A public id and a device of theirs."""
    return ensure_public_id(store, person), store.devices.add(person, hashed(fresh_token()), "demo", at)
