"""What units send while the lead's chair and secretary seats are empty: a deputy takes it, or the unit is told."""

from dataclasses import replace
from pathlib import Path

from rules.extensions import Answer
from rules.hand_ins import HandInState
from storage.store import Store
from tests.handlers.reminder_stage import OFFICER, REPORT, ReminderStage, at
from tests.handlers.scoring_year import plain
from tests.handlers.test_extensions import ask, requests
from tests.support.stage import example

PAPER, TITLE = "de-xuat-khen-thuong", "Đề xuất tập thể, cá nhân được khen của Khối"
DEPUTY, STRANGER = "bao-lao-cai/officer", "van-phong/officer"
LEADS = "ban-noi-chinh/"


def without(folder: Path, *units: str) -> ReminderStage:
    """The example without anybody in these units."""
    file = example()
    people = tuple(one for one in file.people if not one.key.startswith(units))
    return ReminderStage(folder, replace(file, people=people))


async def states(stage: ReminderStage, item: str) -> list[HandInState]:
    unit = await stage.unit("ban-dan-van")

    def read(store: Store) -> list[HandInState]:
        return [one.state for one in store.hand_ins.of_unit(stage.bloc, item, unit)]

    return await stage.desk.read(read)


async def declare(stage: ReminderStage) -> str:
    officer = await stage.person(OFFICER)
    await officer.presses(f"handpaper {PAPER}")
    await officer.says("45-BC/BDV ngày 27/11/2023")
    return plain(await officer.taps("Bỏ qua"))


async def test_a_deputy_takes_what_units_send_while_nobody_sits_for_the_lead(tmp_path: Path) -> None:
    async with without(tmp_path, LEADS) as stage:
        stage.clock.move(at(11, 28, 9))
        officer, deputy, stranger = [await stage.person(key) for key in (OFFICER, DEPUTY, STRANGER)]
        unit = await stage.unit("ban-dan-van")
        assert "Đã gửi Phó khối (Báo Lào Cai)" in await ask(officer, "05/12, chờ số liệu", REPORT)
        assert "xin gia hạn" in plain(await deputy.sees())
        assert "không thuộc nhiệm vụ" in plain(await stranger.presses("grant 1"))
        own = plain(await deputy.presses(f"extend {REPORT}"))
        assert "hiện chưa có người nhận" in own, "nobody answers their own unit"
        await deputy.taps("Đồng ý gia hạn")
        assert [one.answer for one in await requests(stage, REPORT)] == [Answer.GRANTED]
        assert "Phó khối đồng ý gia hạn" in plain(await officer.sees())
        assert "Đã báo đến Phó khối" in await declare(stage)
        assert "báo đã nộp bản giấy" in plain(await deputy.sees())
        assert "không thuộc nhiệm vụ" in plain(await stranger.presses(f"gotpaper {PAPER} {unit}"))
        await deputy.taps("Đã nhận")
        assert await states(stage, PAPER) == [HandInState.RECEIVED]
        await officer.presses(f"handin {REPORT}")
        await officer.says("Báo cáo tổng kết")
        assert "đến Phó khối" in plain(await officer.taps("Xác nhận nộp"))
        assert "“Báo cáo tổng kết”" in plain(await deputy.sees())
        assert "Báo cáo tổng kết" in plain(await deputy.presses(f"handedof {REPORT} {unit}"))
        assert "không thuộc nhiệm vụ" in plain(await stranger.presses(f"handedof {REPORT} {unit}"))


async def test_where_nobody_at_all_receives_the_unit_is_told_and_still_reminded(tmp_path: Path) -> None:
    async with without(tmp_path, LEADS, "bao-lao-cai/", "ban-to-chuc/") as stage:
        stage.clock.move(at(11, 28, 9))
        officer = await stage.person(OFFICER)
        said = plain(await officer.presses(f"extend {REPORT}"))
        assert "hiện chưa có người nhận" in said
        assert await requests(stage, REPORT) == ()
        said = await declare(stage)
        assert "Trưởng khối hiện chưa có người nhận" in said
        assert "không nhắc việc này nữa" not in said
        assert await states(stage, PAPER) == [HandInState.DECLARED]
        await officer.presses(f"handin {REPORT}")
        await officer.says("Báo cáo tổng kết")
        assert "chưa có người nhận trong trợ lý: bản nộp được giữ" in plain(await officer.taps("Xác nhận nộp"))
        await officer.sees()
        heard = [await stage.hears(OFFICER, at(12, day)) for day in (1, 4, 5, 6)]
        assert "Chưa có bản giấy" in plain(heard), "declared to nobody, so it is still to be shown"
        assert TITLE in plain(heard)
