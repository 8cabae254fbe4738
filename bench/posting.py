"""A broadcast through a network that enforces Telegram's limits, on a clock that the bench moves.

Nobody waits: the clock jumps to the moment at which the postman wants to go on.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path

from bench.figures import figure
from bot.channel import Listener, TryLater
from bot.desk import Desk
from bot.postman import Postman
from handlers.router import Router
from messages.outgoing import Outgoing
from rules.priorities import Priority
from storage import tables
from storage.database import Database
from storage.store import Store
from tests.telegram.api_checks import Pace, Refusal

SENDS, GROUPS, EACH = 10_000, 3, 50
"""Of all sends, EACH go into each of GROUPS groups."""
START = datetime(2026, 11, 2, 8, tzinfo=UTC)
ALLOWED = 30.0


@dataclass
class Strict:
    """Takes what Telegram's limits allow and refuses the rest, in no time."""

    name = "telegram"
    now: float = 0.0
    refused: int = 0
    taken: list[float] = field(default_factory=list)
    pace: Pace = field(default_factory=Pace)

    async def listen(self, listener: Listener) -> None:
        """Nobody speaks here."""

    async def send(self, address: str, outgoing: Outgoing, edits: str = "") -> str:  # noqa: ARG002
        try:
            self.pace.check(int(address), self.now)
        except Refusal as refusal:
            self.refused += 1
            raise TryLater(refusal.parameters["retry_after"]) from None
        self.taken.append(self.now)
        return str(len(self.taken))

    async def close(self) -> None:
        """Nothing is held."""

    @property
    def seconds(self) -> float:
        """From the first taken to the last."""
        return self.taken[-1] - self.taken[0]


class Broadcast:
    """So many messages wait; half of the people are written to twice."""

    def __init__(self, folder: Path, sends: int, groups: int = GROUPS) -> None:
        self.sends, self.groups = sends, groups
        self.network = Strict()
        self._all_taken = asyncio.Event()
        self._database = Database(f"sqlite:///{folder / 'broadcast.db'}")
        tables.metadata.create_all(self._database.engine)
        self.desk = Desk(self._database, Router(self.clock, lambda _text, _phrases: None))
        self.postman = Postman(
            self.desk,
            {"telegram": self.network},
            self.clock,
            ticks=lambda: self.network.now,
            rest=self._rest,
        )

    def clock(self) -> datetime:
        return START + timedelta(seconds=self.network.now)

    async def run(self) -> None:
        """Until all of it is taken."""
        await self.desk.write(self._put)
        async with asyncio.TaskGroup() as group:
            posting = group.create_task(self.postman.run())
            await self._all_taken.wait()
            posting.cancel()
        self.desk.close()

    async def _rest(self, stir: asyncio.Event, seconds: float) -> None:
        if self.postman.under_way:
            await stir.wait()
        elif len(self.network.taken) < self.sends:
            self.network.now += seconds
            await asyncio.sleep(0)
        else:
            self._all_taken.set()
            await stir.wait()

    def _put(self, store: Store) -> None:
        to_groups = [str(-1000 - group) for group in range(self.groups) for _ in range(EACH)]
        people = self.sends - len(to_groups)
        to_people = [str(1 + number % ceil(people * 2 / 3)) for number in range(people)]
        for address in (*to_groups, *to_people):
            for said in store.chat.say("s", {"html": "Đề nghị đơn vị gửi báo cáo."}, START):
                store.outbox.put(
                    said.row, "telegram", address, START, edit=False, priority=Priority.REMINDER
                )


async def main() -> None:
    with tempfile.TemporaryDirectory(dir=Path("var")) as folder:
        broadcast = Broadcast(Path(folder), SENDS)
        await broadcast.run()
    network = broadcast.network
    figure("reminder_rate_used", (SENDS - 1) / ALLOWED / network.seconds, "ratio", ">=", 0.98)
    figure("reminder_429", network.refused, "refusals", "<=", 0)


if __name__ == "__main__":
    asyncio.run(main())
