"""A bloc's whole year from its file, through the real handlers and a clock that is moved: `replay FILE`."""

from __future__ import annotations

import html
import re
import tempfile
from datetime import datetime
from pathlib import Path

from bot.ballot_touches import BallotTouches
from bot.box.memory import MemoryBox
from bot.clock import MovableClock
from bot.committee_touches import CommitteeTouches
from bot.desk import Desk
from bot.effects import Effects
from bot.evidence_store import EvidenceStore
from bot.holiday_data import working_calendar
from bot.loading import load
from bot.rehearsal.acts import next_act
from bot.rehearsal.cast import Cast
from bot.rehearsal.ending import differences
from bot.rehearsal.touches import Touches
from bot.schedule import look_at_all
from bot.similarity import similar
from handlers.router import Router
from messages import rehearsal as words
from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile
from rules import vietnamese
from storage.database import Database
from storage.migrate import upgrade

MOST_ACTS = 500
"""More than a bloc can owe at one moment: whoever owes the same thing for ever is shown by the ending."""


async def replay(path: Path, *, quiet: bool = False, database_url: str = "") -> int:
    """Play the year and print it; 0 when it ends as the file's `expected:` says, 1 when not."""
    file = read_bloc_file(path)
    with tempfile.TemporaryDirectory() as folder:
        play = Replay(file, Path(folder), quiet=quiet, database_url=database_url)
        try:
            wrong = await play.year()
        finally:
            play.close()
    for line in words.conclusion(file.name, wrong):
        print(line)
    return 1 if wrong else 0


class Replay:
    """One year of one bloc on a database of its own."""

    def __init__(self, file: BlocFile, folder: Path, *, quiet: bool, database_url: str = "") -> None:
        self._file = file
        self._quiet = quiet
        moments = sorted(
            {item.opens or item.due for item in file.calendar} | {item.due for item in file.calendar}
        )
        self._moments = moments
        self.clock = MovableClock(moments[0], running=False)
        database = Database(database_url or f"sqlite:///{folder / 'replay.db'}", file.zone)
        upgrade(database)
        self.desk = Desk(database, Router(self.clock, similar, working=working_calendar(None)))
        box = MemoryBox()
        self._effects = Effects(self.desk, box, EvidenceStore(folder / "files"), in_process=True)
        self._touches = Touches(BallotTouches(self.desk, box), CommitteeTouches(self.desk, box))
        self._heard = 0

    async def year(self) -> list[str]:
        """Every moment of the calendar in turn; returns what differs from the expected end."""
        bloc = await self.desk.write(lambda store: load(store, self._file))
        cast = Cast(self.desk, self.clock, self._file, bloc, watch=self._print)
        for moment in self._moments:
            await self._at(moment, bloc)
            for _ in range(MOST_ACTS):
                if not await next_act(cast, self._touches, self._effects.drain) or self.desk.failures:
                    break
                await self._print_group(bloc)
            await self._print_group(bloc)
        wrong = await self.desk.read(lambda store: differences(store, bloc, self._file))
        return [*wrong, words.failed(self.desk.failures)] if self.desk.failures else wrong

    def close(self) -> None:
        self.desk.close()

    async def _at(self, moment: datetime, bloc: int) -> None:
        self.clock.move(moment)
        self._say(f"\n──── {vietnamese.moment(moment)} ────")
        await look_at_all(self.desk)
        await self._print_group(bloc)

    async def _print(self, who: str, said: str, answers: list[str]) -> None:
        self._say(f"\n{who} — {said}")
        for answer in answers[-1:]:
            self._say(_indented(answer))

    async def _print_group(self, bloc: int) -> None:
        rows = await self.desk.read(lambda store: store.chat.after(f"g{bloc}", self._heard))
        for row in rows:
            self._heard = row.seq
            self._say(f"\nNHÓM CHUNG\n{_indented(row.body.get('html', ''))}")

    def _say(self, text: str) -> None:
        if not self._quiet:
            print(text)


def _indented(text: str) -> str:
    plain = html.unescape(re.sub(r"</?[bi]>", "", text))
    return "\n".join(f"    {line}" for line in plain.splitlines())
