"""A bloc whose sheets are sent, behind real pages; answers are put straight into the database to save time."""

from __future__ import annotations

from rules.review import SheetState
from storage.store import Store
from tests.handlers.scoring_year import put_sheets
from tests.web.meeting_house import MeetingHouse


class ScoreHouse(MeetingHouse):
    """Every unit's sheet is sent as the file's sample answers it."""

    async def __aenter__(self) -> ScoreHouse:
        await super().__aenter__()
        await put_sheets(self)
        return self

    async def sheet(self, unit: str) -> int:
        number = await self.unit(unit)
        return (await self.desk.write(lambda store: store.sheets.of_unit(self.bloc, number))).id

    async def put_state(self, state: SheetState) -> None:
        def put(store: Store) -> None:
            for sheet in store.sheets.all(self.bloc):
                store.sheets.set_state(sheet.id, state)

        await self.desk.write(put)
