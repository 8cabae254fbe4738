"""A bloc whose sheets are sent, behind real pages; answers are put straight into the database to save time."""

from __future__ import annotations

from rules.review import SheetState
from rules.scoring import read_answer
from storage.store import Store
from tests.web.meeting_house import MeetingHouse


class ScoreHouse(MeetingHouse):
    """Every unit's sheet is sent as the file's sample answers it."""

    async def __aenter__(self) -> ScoreHouse:
        await super().__aenter__()
        await self.desk.write(self._send)
        return self

    async def sheet(self, unit: str) -> int:
        number = await self.unit(unit)
        return (await self.desk.write(lambda store: store.sheets.of_unit(self.bloc, number))).id

    async def put_state(self, state: SheetState) -> None:
        def put(store: Store) -> None:
            for sheet in store.sheets.all(self.bloc):
                store.sheets.set_state(sheet.id, state)

        await self.desk.write(put)

    def _send(self, store: Store) -> None:
        bloc, sample = store.blocs.get(self.bloc), self.file.sample
        assert bloc is not None
        assert sample is not None
        for unit in store.people.units(bloc.id):
            officer = store.people.by_key(f"{unit.key}/officer") or 0
            sheet = store.sheets.of_unit(bloc.id, unit.id)
            for code, text in sample.scores[unit.key].items():
                answer = read_answer(bloc.tree.leaf(code), text)
                store.sheets.put_answer(sheet.id, code, answer, None, officer, self.clock())
            store.sheets.set_state(sheet.id, SheetState.SUBMITTED)
