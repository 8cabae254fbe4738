"""`python -m tests.secrecy.bot_process FOLDER SOCKET child|kept`: a bot that holds one secret ballot.

It stops twice for somebody to look into its memory, once the committee has its keys and once the box was opened,
each time with a line of JSON that names every member's shares of the key; an empty line lets it go on.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.ballot_touches import BallotTouches
from bot.box import keys
from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.shares import Keys
from bot.committee_touches import CommitteeTouches
from bot.effects import Effects
from tests.bot.voting_stage import FLAG, VotingStage


class Bot(VotingStage):
    """With a box of its own process, which is there already. Keys are made in children, or here and kept."""

    def __init__(self, folder: Path, socket: Path, *, keeps: bool) -> None:
        super().__init__(folder)
        self.box = box = BoxClient(UnixAddress(socket))
        self.effects = Effects(self.desk, box, self.files, in_process=keeps)
        self.touches = BallotTouches(self.desk, box)
        self.committee = CommitteeTouches(self.desk, box)

    async def hold_a_ballot(self) -> None:
        secretary = await self.sealed()
        await self._stop()
        await secretary.taps("Phát phiếu")
        await self.effects.drain()
        for unit in FLAG:
            await self.votes(unit)
        await self.close(secretary)
        await self.open_box()
        await self._stop()

    async def _stop(self) -> None:
        seal = (await self.ballot()).seal
        held = [shares[seal.key] for shares in self.shares.values()]
        print(json.dumps({"public_key": seal.public_key, "shares": held}), flush=True)
        await asyncio.to_thread(sys.stdin.readline)


@contextmanager
def keeping() -> Iterator[None]:
    """Every key made in this process stays there, for when the box is opened."""
    kept = []
    make_keys = keys.make_keys

    def make_and_keep(shares: int, threshold: int) -> Keys:
        made = make_keys(shares, threshold)
        kept.append(keys.rebuild(made.public_key, made.shares[:threshold]))
        return made

    keys.make_keys = make_and_keep
    yield


async def main(folder: str, socket: str, where: str) -> None:
    with keeping():
        bot = Bot(Path(folder), Path(socket), keeps=where == "kept")
        async with bot:
            await bot.hold_a_ballot()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
