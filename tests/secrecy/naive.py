"""Broken twins: stores that look anonymous, and that are not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, insert

from bot.box.memory import MemoryBox
from bot.box.port import Closed
from bot.desk import Desk
from rules.ballot_sheet import Ballot
from storage import tables
from storage.ballots import Ballots
from storage.schema import own_id

metadata = MetaData()
roll = Table("naive_roll", metadata, own_id(), Column("unit", Integer))
papers = Table("naive_papers", metadata, own_id(), Column("blob", LargeBinary))


class NaiveBox(MemoryBox):
    """Writes each paper down as it comes and, in another table without a key between them, who has voted."""

    def write_at(self, desk: Desk) -> None:
        metadata.create_all(desk.database.engine)
        self._desk = desk

    async def put(self, ballot: int, voter: int, blob: bytes) -> bool:
        taken = await super().put(ballot, voter, blob)
        await self._desk.write(lambda store: store.connection.execute(insert(roll), {"unit": voter}))
        await self._desk.write(lambda store: store.connection.execute(insert(papers), {"blob": blob}))
        return taken


class OrderlyBox(MemoryBox):
    """Keeps the order of casting and gives names and papers back in it; no paper's id is in that order."""

    def __init__(self) -> None:
        super().__init__(new_id=(f"{number:032d}" for number in count(10**9, -1)).__next__)
        self._cast: list[tuple[int, bytes]] = []

    async def put(self, ballot: int, voter: int, blob: bytes) -> bool:
        self._cast.append((voter, blob))
        return await super().put(ballot, voter, blob)

    async def close(self, ballot: int) -> Closed:
        closed = await super().close(ballot)
        of = {one.blob: one for one in closed.sealed}
        return Closed(tuple(voter for voter, _ in self._cast), tuple(of[blob] for _, blob in self._cast))


def put_box_unsorted(
    self: Ballots, ballot: Ballot, voted: Iterable[int], sealed: Iterable[tuple[str, bytes]]
) -> None:
    """Stands for `Ballots.put_box`: everything in the order it was given."""
    table, key = (tables.delegate_roll, "person") if ballot.by_delegates else (tables.ballot_roll, "unit")
    names = [{"ballot": ballot.id, key: voter} for voter in voted]
    blobs = [{"ballot": ballot.id, "id": name, "blob": blob} for name, blob in sealed]
    self._connection.execute(insert(table), names)
    self._connection.execute(insert(tables.ballot_blobs), blobs)
