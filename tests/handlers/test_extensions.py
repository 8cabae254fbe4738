"""Xin gia hạn: asked in one sentence, answered in one tap, and the unit's own due moment from then on."""

from datetime import datetime
from pathlib import Path

from bot.player import Player
from rules.extensions import Answer, Extension
from tests.handlers.review_year import departments_stage
from tests.handlers.scoring_year import plain, put_sheets
from tests.support.stage import ZONE, Stage

OFFICER, HEAD, LEAD, DEPUTY = (
    "ban-dan-van/officer",
    "ban-dan-van/head",
    "ban-noi-chinh/officer",
    "bao-lao-cai/officer",
)
ASKED = "14/11, cho so lieu van ban ky so"


def at(day: int, hour: int = 8) -> datetime:
    return datetime(2023, 11, day, hour, tzinfo=ZONE)


async def ask(officer: Player, words: str = ASKED, item: str = "tu-cham") -> str:
    await officer.presses(f"extend {item}")
    await officer.says(words)
    return plain(await officer.taps("Gửi đề nghị"))


async def requests(stage: Stage, item: str = "tu-cham") -> tuple[Extension, ...]:
    return await stage.desk.read(lambda store: store.extensions.of_item(stage.bloc, item))


async def logged(stage: Stage, what: str) -> list[dict[str, object]]:
    lines = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
    return [line.body for line in lines if line.what == what]


async def test_a_unit_asks_in_one_sentence_and_the_lead_grants_in_one_tap(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(8))
        officer, head, lead = [await stage.person(key) for key in (OFFICER, HEAD, LEAD)]
        assert "ví dụ: 14/11, chờ số liệu chính thức" in plain(await officer.presses("extend tu-cham"))
        assert "cần nêu cả lý do" in plain(await officer.says("14/11"))
        said = plain(await officer.says("18/11, chờ số liệu"))
        assert "18/11/2023 là ngày nghỉ (cuối tuần)" in said
        await officer.taps("Sửa")
        said = plain(await officer.says(ASKED))
        assert "Xin gia hạn đến 17 giờ 00, thứ Ba 14/11/2023; lý do: “cho so lieu van ban ky so”" in said
        assert "ngày nghỉ" not in said
        assert await requests(stage) == ()
        said = plain(await officer.taps("Gửi đề nghị"))
        assert "Đã gửi Trưởng khối (Ban Nội chính Tỉnh ủy)" in said
        assert "Hạn cũ vẫn áp dụng" in said
        assert "10/11/2023 (còn 2 ngày): Tự chấm điểm" in plain(await officer.says("lịch"))
        assert "xin gia hạn" in plain(await lead.sees())
        assert "Đã đồng ý gia hạn đến 17 giờ 00, thứ Ba 14/11/2023" in plain(await lead.taps("Đồng ý"))
        for person in (officer, head):
            told = plain(await person.sees())
            assert told.count("đồng ý gia hạn cho Ban Dân vận Tỉnh ủy đến 17 giờ 00, thứ Ba 14/11/2023") == 1
        [due] = [line for line in plain(await officer.says("lịch")).splitlines() if "Tự chấm điểm" in line]
        assert "17 giờ 00, thứ Ba 14/11/2023 (còn 6 ngày): Tự chấm điểm" in due
        assert due.endswith("chưa hoàn thành")
        assert "17 giờ 00, thứ Ba 14/11/2023" in plain(await officer.says("chấm điểm"))
        assert "10/11/2023 (còn 2 ngày): Tự chấm điểm" in plain(await lead.says("lịch"))
        await lead.presses("grant 1")
        assert await officer.sees() == []
        assert [one["before"] for one in await logged(stage, "extension_granted")] == [
            "2023-11-10T17:00:00+07:00"
        ]
        assert len(await logged(stage, "extension_asked")) == 1


async def test_a_newer_request_takes_the_older_one_s_place_and_a_refusal_says_why(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(8))
        officer, lead = await stage.person(OFFICER), await stage.person(LEAD)
        await ask(officer)
        assert "đề nghị mới sẽ thay đề nghị đó" in plain(await officer.presses("extend tu-cham"))
        await officer.says("23/11 16 giờ, thủ trưởng đi công tác")
        await officer.taps("Gửi đề nghị")
        assert [one.answer for one in await requests(stage)] == [Answer.REPLACED, Answer.OPEN]
        assert "Đơn vị đã gửi đề nghị mới" in plain(await lead.presses("grant 1"))
        said = plain(await lead.presses("extension 2"))
        assert "có hạn sớm hơn ngày gia hạn" in said
        assert "Thẩm định lần 1, hạn 17 giờ 00, thứ Tư 22/11/2023" in said
        await officer.sees()
        await lead.taps("Không đồng ý")
        await lead.taps("Thời gian đã đủ")
        told = plain(await officer.sees())
        assert "không đồng ý gia hạn" in told
        assert "Lý do: “Thời gian đã đủ theo kế hoạch”" in told
        assert "Hạn 17 giờ 00, thứ Sáu 10/11/2023 giữ nguyên" in told
        await lead.presses("denied 2 1")
        assert await officer.sees() == []
        await ask(officer)
        await lead.presses("deny 3")
        assert "cần nêu lý do" in plain(await lead.says("..."))
        await lead.says("hội nghị tổng kết đã định ngày")
        assert "hội nghị tổng kết đã định ngày" in plain(await officer.sees())


async def test_the_lead_may_grant_another_day(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(8))
        officer, lead = await stage.person(OFFICER), await stage.person(LEAD)
        await ask(officer)
        await lead.presses("grantday 1")
        assert "không sau hạn hiện nay" in plain(await lead.says("9/11"))
        assert "đồng ý gia hạn đến 09 giờ 00, thứ Năm 16/11/2023" in plain(await lead.says("16/11 9h"))
        assert (await requests(stage))[0].is_open
        await officer.sees()
        await lead.taps("Đồng ý gia hạn")
        assert "đến 09 giờ 00, thứ Năm 16/11/2023" in plain(await officer.sees())
        for value in ("grantuntil 1 20231101T1700", "grantuntil 1 mai"):
            await lead.presses(value)
        granted = await stage.desk.read(lambda store: store.extensions.granted(stage.bloc))
        assert list(granted.values()) == [at(16, 9)]


async def test_the_lead_s_own_request_is_a_deputy_s_to_answer(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(8))
        lead, deputy = await stage.person(LEAD), await stage.person(DEPUTY)
        assert "Đã gửi Phó khối (Báo Lào Cai)" in await ask(lead)
        assert "không thuộc nhiệm vụ" in plain(await lead.presses("grant 1"))
        assert "xin gia hạn" in plain(await deputy.sees())
        assert "Ban Nội chính Tỉnh ủy" in plain(await deputy.presses("extensions"))
        await deputy.presses("grant 1")
        assert "Phó khối đồng ý gia hạn" in plain(await lead.sees())


async def test_a_department_asks_for_its_review_and_hears_the_answer(tmp_path: Path) -> None:
    async with departments_stage(tmp_path) as stage:
        await put_sheets(stage)
        stage.clock.move(at(15))
        reviewer, lead = await stage.person("so-tai-chinh/reviewer"), await stage.person(LEAD)
        assert "Sở Tài chính xin gia hạn" in await ask(reviewer, "24/11, chờ hồ sơ", "tham-dinh-1")
        assert "Sở Tài chính xin gia hạn: Thẩm định lần 1" in plain(await lead.sees())
        await lead.presses("grant 1")
        assert "đồng ý gia hạn cho Sở Tài chính" in plain(await reviewer.sees())
        assert "17 giờ 00, thứ Sáu 24/11/2023" in plain(await reviewer.says("lịch"))


async def test_only_who_owes_asks_and_only_who_leads_answers(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(8))
        officer, other = await stage.person(OFFICER), await stage.person("ban-tuyen-giao/officer")
        await ask(officer)
        for value in (
            "extension 1",
            "grant 1",
            "grantuntil 1 20231114T1700",
            "grantday 1",
            "deny 1",
            "denied 1 0",
        ):
            for person in (officer, other):
                assert "không thuộc nhiệm vụ" in plain(await person.presses(value))
        assert "không thuộc nhiệm vụ" in plain(await other.presses("extensions"))
        assert "đã cũ" in plain(await other.presses("sendextend"))
        for item in ("hoi-nghi-tong-ket", "khong-co"):
            assert "đã cũ" in plain(await officer.presses(f"extend {item}"))
        assert "không thuộc nhiệm vụ" in plain(await officer.presses("extend chot-diem"))
        await officer.presses("pledge 2023")
        assert [one.answer for one in await requests(stage)] == [Answer.OPEN]


async def test_a_report_received_in_its_longer_time_is_in_time(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(30))
        officer, lead, unit = (
            await stage.person(OFFICER),
            await stage.person(LEAD),
            await stage.unit("ban-dan-van"),
        )
        await ask(officer, "5/12, chờ số liệu", "bao-cao-tong-ket")
        stage.clock.move(datetime(2023, 12, 4, 9, tzinfo=ZONE))
        await lead.presses(f"receive 4.6 {unit} 2023-12-04")
        assert "chậm 3 ngày" in plain(await officer.sees())
        await lead.presses("grant 1")
        assert "Tiêu chí 4.6: 2/2" in plain(await officer.sees())
        assert "Hạn: 17 giờ 00, thứ Ba 05/12/2023" in plain(await lead.presses(f"delivered 4.6 {unit}"))
        assert "04/12/2023, đúng hạn" in plain(await lead.presses("report 4.6"))


async def test_while_a_day_is_awaited_another_request_is_taken_and_what_is_none_may_be_left(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(14))
        officer = await stage.person(OFFICER)
        for typed, answer in (
            ("đã nộp bản giấy", "Đề nghị đồng chí chọn văn bản đã nộp"),
            ("hạn nộp bao giờ?", "Lịch và hạn nộp năm 2023"),
            ("xin gia hạn báo cáo tổng kết", "Xin gia hạn: Báo cáo tổng kết"),
            ("xin gia hạn đến 20/11 vì chờ số liệu", "lý do: “chờ số liệu”"),
        ):
            await officer.presses("extend tu-cham")
            assert answer in plain(await officer.says(typed)), typed
        await officer.presses("extend tu-cham")
        for typed in ("sắp xong rồi, xin thêm vài hôm", "10/11, chờ số liệu"):
            assert "Chưa ghi" in plain(await officer.says(typed))
            assert [row[0]["value"] for row in (await officer.rows())[-1].body["rows"]] == ["noextend tu-cham"]
        assert "Chưa gửi đề nghị gia hạn" in plain(await officer.taps("Thôi"))


async def test_another_day_may_be_typed_until_the_card_is_answered(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(at(8))
        officer, lead = await stage.person(OFFICER), await stage.person(LEAD)
        await ask(officer)
        await lead.presses("grantday 1")
        assert "12/11/2023 là ngày nghỉ" in plain(await lead.says("12/11"))
        assert "gia hạn đến 17 giờ 00, thứ Tư 15/11/2023" in plain(await lead.says("15/11"))
        assert "không sau hạn hiện nay" in plain(await lead.says("9/11"))
        assert [row[0]["value"] for row in (await lead.rows())[-1].body["rows"]] == ["extension 1"]
        await lead.presses("grantuntil 1 20231115T1700")
        await officer.sees()
        assert "chưa hiểu" in plain(await lead.says("16/11"))
        assert [one.until for one in await requests(stage)] == [at(15, 17)]
