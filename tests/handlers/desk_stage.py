"""The secretary's desk at check-in: cards made, scanned and looked up."""

from __future__ import annotations

from functools import partial

from bot.player import Player
from handlers.admission import Scan, enter
from rules.admission import Card, CardKind, CardState
from rules.meetings import Attendance
from rules.people import Role
from storage import tables
from storage.store import Store
from tests.handlers.meeting_stage import MeetingStage

UNIT = "bao-lao-cai"
NAME = "Phó Tổng Biên tập Báo Lào Cai"


class DeskStage(MeetingStage):
    """The secretary's desk: check-in is open, nobody has come yet."""

    async def __aenter__(self) -> DeskStage:
        await super().__aenter__()
        return self

    async def desk_open(self) -> Player:
        secretary = await self.secretary()
        await secretary.says("/hoinghi")
        await secretary.taps("Mở điểm danh")
        return secretary

    async def meeting_id(self) -> int:
        meeting = await self.desk.read(lambda store: store.meetings.of_bloc(self.bloc))
        return meeting.id if meeting else 0

    async def prints(self, unit: str = UNIT, kind: CardKind = CardKind.DELEGATE) -> int:
        """A card's id."""
        meeting, number = await self.meeting_id(), await self.unit(unit)
        card = Card(0, meeting, kind, number if kind is CardKind.DELEGATE else 0)
        count = len(await self.desk.read(lambda store: store.admission.of_meeting(meeting)))
        return await self.desk.write(lambda store: store.admission.put(card, f"token {count}"))

    async def scan(self, card: int, name: str = NAME, unit: str = UNIT, *, listed: bool = True) -> Player:
        """Who came in; to be found under the key of the card."""
        number = await self.unit(unit)
        said = Scan(card, number, name, listed, False, f"web{card}", f"device {card}", "Safari")
        await self.desk.tick(self.bloc, partial(enter, scan=said))
        return await self.person(f"the:{card}")

    async def state(self, card: int) -> CardState:
        found = await self.desk.read(lambda store: store.admission.get(card))
        assert found is not None
        return found.state

    async def attendance(self) -> dict[int, Attendance]:
        meeting = await self.meeting_id()
        return await self.desk.read(lambda store: store.meetings.attendance(meeting))

    async def roles(self, player: Player) -> list[Role]:
        duties = await self.desk.read(lambda store: store.people.duties(player.person))
        return [duty.role for duty in duties if duty.holds(self.clock().date())]

    async def devices(self, player: Player) -> int:
        return len(await self.desk.read(lambda store: store.devices.of_person(player.person)))

    async def decided(self, what: str) -> int:
        def lines(store: Store) -> int:
            return sum(row.what == what for row in store.connection.execute(tables.audit.select()))

        return await self.desk.read(lines)
