"""The demo on the real bloc: what the others do by themselves, and whose turn it says it is."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.app import App
from bot.box.memory import MemoryBox
from bot.clock import MovableClock
from bot.demo_stage import DemoStage
from bot.player import Player
from bot.settings import read_settings
from messages.bloc_schema import BlocFile
from tests.handlers.scoring_year import plain
from tests.support.stage import example

OFFICER, HEAD, LEAD = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"
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
        await stage.next(held)
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
        await stage.next([])
        await stage.answer([])
        say = (await stage.status([]))["say"]
        assert say == "Đã trả lời thay 1 việc. Còn việc chưa trả lời thay được, đề nghị bấm lại sau ít phút."


async def test_on_the_way_a_held_phone_is_reminded_while_the_others_do_what_is_due(tmp_path: Path) -> None:
    async with on_stage(tmp_path, example()) as (stage, find):
        officer, lead = await find(OFFICER), await find(LEAD)
        held = [officer.person]
        await stage.answer(held)
        await officer.sees()
        await stage.next(held)
        heard = plain(await officer.sees())
        assert "Hạn hôm nay (14 giờ 00, thứ Sáu 24/03/2023)" in heard
        assert "Đã quá hạn 1 ngày làm việc (17 giờ 00, thứ Năm 15/06/2023)" in heard
        assert "Đã xong 8/9, còn:\n• Ban Dân vận Tỉnh ủy" in plain(await lead.presses("item bao-cao-so-ket"))
        late = "Đảng ủy Khối Cơ quan - Doanh nghiệp: nộp trong chat 19/06/2023"
        assert late in plain(await lead.presses("handed bao-cao-so-ket")), "as late as the sample has it"


async def test_what_a_held_phone_asks_of_the_others_is_answered(tmp_path: Path) -> None:
    async with on_stage(tmp_path, example()) as (stage, find):
        officer, lead = await find(OFFICER), await find(LEAD)
        await officer.says("giao ước")
        await officer.taps("Xác nhận giao ước")
        await officer.presses("extend ky-giao-uoc")
        await officer.says("31/3, chờ thủ trưởng ký")
        await officer.taps("Gửi đề nghị")
        await lead.says("thông báo")
        await lead.taps("Soạn thông báo")
        await lead.says("Mời họp giao ban")
        await lead.taps("Gửi thông báo")
        both = (await stage.status([officer.person, lead.person]))["say"]
        assert "Ban Nội chính Tỉnh ủy: xác nhận giao ước thi đua, trả lời đề nghị gia hạn" in both
        assert "Ban Dân vận Tỉnh ủy: bấm Đã nhận thông báo" in both
        await stage.answer([officer.person])
        assert "đồng ý" in plain(await officer.sees())
        await officer.presses("handpaper ky-giao-uoc")
        await officer.says("45-CV/BDV ngày 13/03/2023")
        await officer.taps("Bỏ qua")
        assert "xác nhận bản giấy đơn vị đã báo nộp" in (await stage.status([lead.person]))["say"]
        await stage.answer([officer.person])
        assert "ghi nhận Ký giao ước thi đua" in plain(await officer.sees())
        assert "8/9" in plain(await lead.says("thông báo"))
