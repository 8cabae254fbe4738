"""The example's bloc with a clock that ticks wherever it is put."""

from __future__ import annotations

from datetime import date, datetime

from bot.schedule import look_at_all
from rules.deliveries import Delivery, How
from storage.store import Store
from tests.support.stage import ZONE, Stage

OFFICER, HEAD, LEAD = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"
REPORT = "bao-cao-tong-ket"


def at(month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2023, month, day, hour, minute, tzinfo=ZONE)


async def everybody_joins(stage: Stage) -> None:
    """Everybody who acts in the bloc has opened their link."""

    def join(store: Store) -> None:
        now = stage.clock()
        people = {one.id for seat in store.seats.of_bloc(stage.bloc, now.date()).values() for one in seat}
        for person in people:
            store.devices.add(person, f"t{person}", "Chrome", now)

    await stage.desk.write(join)


class ReminderStage(Stage):
    async def tick(self, moment: datetime) -> None:
        self.clock.move(moment)
        await look_at_all(self.desk)

    async def hears(self, key: str, moment: datetime) -> str:
        """What the tick at this moment says to somebody, all of it."""
        person = await self.person(key)
        await person.sees()
        await self.tick(moment)
        return "\n".join(await person.sees())

    async def deliver(self, unit: str, item: str) -> None:
        number = await self.unit(unit)
        who = (await self.person(f"{unit}/officer")).person
        day: date = self.clock().date()
        receipt = Delivery(item, number, day, How.CHAT, "", None, who, self.clock())
        await self.desk.write(lambda store: store.deliveries.put(self.bloc, receipt))

    async def sends(self) -> list[tuple[str, str]]:
        """(item, kind of step) of every reminder written down."""

        def read(store: Store) -> list[tuple[str, str]]:
            found = store.reminders.since(self.bloc, at(1, 1))
            return [(one.debt.item, str(one.reminder.step.kind)) for one in found]

        return await self.desk.read(read)
