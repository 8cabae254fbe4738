"""A year come to its review: units score themselves as the file's sample does, their heads approve."""

from __future__ import annotations

import re

from bot.player import Player
from messages.bloc_schema import Sample
from rules.review import SheetState
from rules.scoring import read_answer
from storage.final_tables import Frozen
from storage.store import Store
from tests.support.stage import Stage


def sample_of(stage: Stage) -> Sample:
    assert stage.file.sample is not None
    return stage.file.sample


async def send_sheet(stage: Stage, unit: str, **instead: str) -> None:
    """Every criterion answered and approved; `instead` gives other answers, as t2_3="4"."""
    officer, head = await stage.person(f"{unit}/officer"), await stage.person(f"{unit}/head")
    answers = dict(sample_of(stage).scores[unit])
    answers |= {code.removeprefix("t").replace("_", "."): text for code, text in instead.items()}
    sheet = await sheet_of(stage, unit)
    for code, text in answers.items():
        await officer.presses(f"leaf {sheet} {code}")
        await officer.says(text)
    await officer.says("/chamdiem")
    await officer.taps("Trình thủ trưởng duyệt")
    await head.taps("Duyệt")


async def secretary_and_officer(stage: Stage) -> tuple[Player, Player]:
    """The lead's secretary, and Ban Dân vận's officer whose sheet has just been sent."""
    await send_sheet(stage, "ban-dan-van")
    return await stage.person("ban-noi-chinh/officer"), await stage.person("ban-dan-van/officer")


async def send_all(stage: Stage) -> None:
    for unit in sample_of(stage).scores:
        await send_sheet(stage, unit)


async def put_sheets(stage: Stage) -> None:
    """Every unit's sheet sent as the sample answers it, straight into the database to save time."""
    scores = sample_of(stage).scores

    def put(store: Store) -> None:
        bloc = store.blocs.get(stage.bloc)
        assert bloc is not None
        for unit in store.people.units(bloc.id):
            officer = store.people.by_key(f"{unit.key}/officer") or 0
            sheet = store.sheets.of_unit(bloc.id, unit.id)
            for code, text in scores[unit.key].items():
                answer = read_answer(bloc.tree.leaf(code), text)
                store.sheets.put_answer(sheet.id, code, answer, None, officer, stage.clock())
            store.sheets.set_state(sheet.id, SheetState.SUBMITTED)

    await stage.desk.write(put)


async def sheet_of(stage: Stage, unit: str) -> int:
    number = await stage.unit(unit)
    return (await stage.desk.write(lambda store: store.sheets.of_unit(stage.bloc, number))).id


async def accept_all(stage: Stage) -> None:
    """The lead accepts everybody's sheet but its own, which falls to the deputy."""
    lead, deputy = await stage.person("ban-noi-chinh/officer"), await stage.person("bao-lao-cai/officer")
    for unit in sample_of(stage).scores:
        reviewer = deputy if unit == "ban-noi-chinh" else lead
        await reviewer.presses(f"accept {await sheet_of(stage, unit)}")


async def state_of(stage: Stage, unit: str) -> SheetState:
    number = await sheet_of(stage, unit)
    sheet = await stage.desk.read(lambda store: store.sheets.get(number))
    assert sheet is not None
    return sheet.state


async def frozen(stage: Stage) -> Frozen | None:
    return await stage.desk.read(lambda store: store.final_tables.get(stage.bloc))


async def lock(stage: Stage) -> str:
    lead = await stage.person("ban-noi-chinh/officer")
    await lead.says("thẩm định")
    await lead.taps("Chốt điểm")
    return plain(await lead.taps("Xác nhận chốt điểm"))


async def publish(stage: Stage) -> str:
    lead = await stage.person("ban-noi-chinh/officer")
    await lead.taps("Công bố")
    return plain(await lead.taps("Xác nhận công bố"))


def plain(said: list[str]) -> str:
    """Without bold and italics."""
    return re.sub(r"</?[bi]>", "", "\n".join(said))


class KeptStage(Stage):
    """A stage whose database another one left behind."""

    async def __aenter__(self) -> KeptStage:
        bloc = await self.desk.read(lambda store: store.blocs.by_slug(self.file.slug))
        assert bloc is not None
        self.bloc = bloc
        return self
