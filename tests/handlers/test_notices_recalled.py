"""A notice put right or taken back: it stays readable, and who had acknowledged it hears of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rules.people import Duty, Role
from tests.handlers.sent_notices import HEAD, OFFICER, OTHER, labels, last, owing, write
from tests.support.stage import Stage


async def test_a_correction_refers_to_the_earlier_notice_and_a_withdrawn_one_stays_readable(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, other = await stage.person(OFFICER), await stage.person(OTHER)
        secretary = await write(stage)
        await secretary.taps("Gửi thông báo")
        await other.taps("Đã nhận")
        await secretary.taps("Đính chính")
        await secretary.says("Nộp báo cáo sơ kết, hạn mới")
        await officer.sees()
        await secretary.taps("Gửi thông báo")
        seen = "\n".join(await officer.sees())
        assert "Đính chính thông báo ngày 30/10/2023: “Nộp báo cáo sơ kết”" in seen
        assert "Đã có thông báo đính chính</b> ngày 30/10/2023" in seen
        assert await owing(stage) == {"tb-1": 7, "tb-2": 8}
        await secretary.presses("noticecount 1")
        await secretary.taps("Thu hồi")
        assert "lý do" in (await secretary.says("..."))[-1].lower()
        await secretary.says("đã có thông báo mới")
        assert "Đã thu hồi</b> ngày 30/10/2023. Lý do: “đã có thông báo mới”" in await last(officer)
        assert "thu hồi thông báo" in (await stage.group())[-1]
        assert await owing(stage) == {"tb-2": 8}
        assert "Nút này đã cũ" in (await secretary.presses("noticeback 1"))[-1]
        said = (await officer.says("/thongbao"))[-1]
        assert said.index("chưa xác nhận đã nhận") < said.index("đã thu hồi")
        assert "Đề nghị các đơn vị gửi" in (await officer.presses("notice 1"))[-1]
        assert "Đã nhận" not in await labels(officer, "/thongbao")


async def test_who_had_acknowledged_a_recalled_notice_hears_of_it_once(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, head, other = [await stage.person(key) for key in (OFFICER, HEAD, OTHER)]
        unit = await stage.unit("van-phong")
        both = Duty(officer.person, unit, stage.bloc, Role.OFFICER, date(2023, 1, 1))
        await stage.desk.write(lambda store: store.people.put_duty(both))
        secretary = await write(stage)
        await secretary.taps("Gửi thông báo")
        await officer.taps("Đã nhận")
        await officer.presses(f"noticeread 1@{unit}")
        await secretary.presses("noticeback 1")
        rows = {one.person: len(await one.rows()) for one in (officer, head, other)}
        for person in (officer, head, other, secretary):
            await person.sees()
        await secretary.says("đã có thông báo mới")
        assert {one.person: len(await one.rows()) for one in (head, other)} == {
            one.person: rows[one.person] for one in (head, other)
        }
        assert len(await officer.rows()) == rows[officer.person] + 1
        said = (await officer.rows())[-1].body["html"]
        assert "Trưởng khối đã thu hồi thông báo ngày 30/10/2023 mà đồng chí đã nhận thay " in said
        assert "Văn phòng Tỉnh ủy, Ban Dân vận Tỉnh ủy: <b>Nộp báo cáo sơ kết</b>." in said
        assert "Lý do: “đã có thông báo mới”" in said
        assert "<b>Đã thu hồi</b>" in (await officer.taps("Xem thông báo"))[-1]
        assert "<b>Đã thu hồi</b>" in await last(other)
        assert "mà đồng chí đã nhận" not in "\n".join(await secretary.sees())
