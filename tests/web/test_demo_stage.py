"""The demo on the real bloc: what the others do by themselves, and whose turn it says it is."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.app import App
from bot.box.memory import MemoryBox
from bot.clock import MovableClock
from bot.demo import DemoStage
from bot.player import Player
from bot.settings import read_settings
from messages.bloc_schema import BlocFile
from tests.support.stage import example

OFFICER, HEAD = "ban-dan-van/officer", "ban-dan-van/head"
Find = Callable[[str], Awaitable[Player]]


@asynccontextmanager
async def on_stage(folder: Path, file: BlocFile) -> AsyncIterator[tuple[DemoStage, Find]]:
    own = {"KTD_DATA_DIR": str(folder), "KTD_DATABASE_URL": f"sqlite:///{folder / 'demo.db'}"}
    clock = MovableClock(min(item.opens or item.due for item in file.calendar if item.task), running=False)
    app = App(read_settings(own), clock, MemoryBox())
    stage = DemoStage(app, file, clock)
    await stage.prepare()

    async def find(key: str) -> Player:
        person = await app.desk.read(lambda store: store.people.by_key(key)) or 0
        address = await app.desk.read(lambda store: store.devices.public_id(person))
        return Player(app.desk, person, address or "")

    try:
        yield stage, find
    finally:
        await app.close()


async def test_whoever_is_waited_for_is_named_until_they_have_done_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path, example()) as (stage, find):
        officer = await find(OFFICER)
        held = [officer.person]
        await stage.answer(held)
        waits = "Chờ đồng chí làm việc của Ban Dân vận Tỉnh ủy: xác nhận giao ước thi đua."
        assert (await stage.status(held))["say"] == f"Đã trả lời thay các đơn vị còn lại: 8 việc. {waits}"
        await officer.says("giao ước")
        await officer.taps("Xác nhận giao ước")
        assert (await stage.status(held))["say"] == "Đã trả lời thay các đơn vị còn lại: 8 việc."


async def test_both_phones_of_a_unit_are_told_apart(tmp_path: Path) -> None:
    async with on_stage(tmp_path, example()) as (stage, find):
        officer, head = await find(OFFICER), await find(HEAD)
        held = [officer.person, head.person]
        await officer.says("giao ước")
        await officer.taps("Xác nhận giao ước")
        await stage.next()
        assert "tự chấm điểm và trình thủ trưởng duyệt" in (await stage.status(held))["say"]
        assert "Chờ" not in (await stage.status([]))["say"]
        await stage.answer([head.person])
        assert "thủ trưởng duyệt bảng tự chấm điểm" in (await stage.status(held))["say"]
        await stage.answer([officer.person])
        assert "duyệt bảng" not in (await stage.status(held))["say"]


async def test_what_cannot_be_answered_is_said_calmly(tmp_path: Path) -> None:
    file = example()
    assert file.sample is not None
    broken = replace(file, sample=replace(file.sample, scores={}))
    async with on_stage(tmp_path, broken) as (stage, _):
        await stage.next()
        await stage.answer([])
        say = (await stage.status([]))["say"]
        assert say == "Đã trả lời thay 1 việc. Còn việc chưa trả lời thay được, đề nghị bấm lại sau ít phút."
