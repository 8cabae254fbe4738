from pathlib import Path

import pytest

from messages.incoming import Attachment
from tests.handlers.scoring_year import plain, put_sheets, secretary_and_officer, send_sheet, sheet_of
from tests.support.stage import Stage

PROOF = Attachment("a" * 64, "quyet-dinh.pdf", 1200, "application/pdf")


@pytest.mark.parametrize(
    ("code", "typed", "answer"),
    [
        ("2.3", "5", "5 lớn hơn mức cao nhất của tiêu chí 2.3 là 4"),
        ("2.3", "2,1", "Hai mức gần nhất: 2 và 2,25"),
        ("2.3", '<b>hai&"', "không phải một số"),
        ("1.1", "9", "số đã hoàn thành trên số được giao"),
        ("1.4", "không được giao", "không thuộc các lựa chọn"),
        ("2.3", "4", "hiện đã là 4 điểm"),
    ],
)
async def test_reviewed_points_meet_the_same_checks(
    tmp_path: Path, code: str, typed: str, answer: str
) -> None:
    async with Stage(tmp_path) as stage:
        secretary, _ = await secretary_and_officer(stage)
        await secretary.taps("Kiểm tra, rà soát")
        await secretary.says(code)
        assert answer in plain(await secretary.says(typed))
        assert "→" not in plain(await secretary.presses(f"review {await sheet_of(stage, 'ban-dan-van')}"))


async def test_a_change_without_words_for_its_reason_is_not_recorded(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, _ = await secretary_and_officer(stage)
        await secretary.taps("Kiểm tra, rà soát")
        await secretary.says("2.3")
        await secretary.says("2")
        assert "cần nêu lý do bằng lời" in plain(await secretary.says("..."))
        assert "lý do dài quá 500 ký tự" in plain(await secretary.says("a" * 5000))
        assert "Chưa sửa tiêu chí nào" in plain(await secretary.taps("Thôi"))


async def test_a_changed_criterion_can_be_changed_again_and_the_trail_keeps_both(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "ban-dan-van")
        chair = await stage.person("ban-noi-chinh/head")
        await chair.taps("Kiểm tra, rà soát")
        for points, reason in (("2", "chưa có quyết định"), ("3", "đã có một phần quyết định")):
            await chair.says("2.3")
            await chair.says(points)
            await chair.says(reason)
        officer = await stage.person("ban-dan-van/officer")
        trail = plain(await officer.presses(f"trail {await sheet_of(stage, 'ban-dan-van')}"))
        assert trail.index("2.3: 4 → 2") < trail.index("2.3: 2 → 3. Lý do: “đã có một phần quyết định”")


async def test_the_reviewer_opens_the_evidence_of_a_criterion(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person("ban-dan-van/officer")
        sheet = await sheet_of(stage, "ban-dan-van")
        await officer.presses(f"proof {sheet} 2.3")
        await officer.says("", files=(PROOF,))
        secretary, _ = await secretary_and_officer(stage)
        assert "Minh chứng: 2.3 (1 tệp)." in plain(await secretary.taps("Kiểm tra, rà soát"))
        assert "Minh chứng: 1 tệp" in plain(await secretary.says("2.3"))
        shown = (await secretary.rows())[-1].body["files"]
        assert [(file["digest"], file["name"]) for file in shown] == [(PROOF.digest, PROOF.name)]


async def test_what_is_computed_for_the_whole_bloc_cannot_be_typed_over(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, _ = await secretary_and_officer(stage)
        await secretary.taps("Kiểm tra, rà soát")
        seen = plain(await secretary.says("1.5"))
        assert "Số liệu: chỉ tiêu 40, kết quả 44" in seen
        assert "tính chung cho toàn Khối khi chốt điểm" in seen
        pressed = await secretary.presses(f"fixset {await sheet_of(stage, 'ban-dan-van')} 1.5 max")
        assert "Chưa" in plain(pressed)


async def test_a_leaf_not_assigned_has_no_points_to_change(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await send_sheet(stage, "uy-ban-kiem-tra")
        secretary = await stage.person("ban-noi-chinh/officer")
        await secretary.taps("Kiểm tra, rà soát")
        assert "không tính vào điểm của đơn vị" in plain(await secretary.says("1.4"))
        pressed = await secretary.presses(f"fixset {await sheet_of(stage, 'uy-ban-kiem-tra')} 1.4 max")
        assert "Chưa thực hiện được lúc này" in plain(pressed)


async def test_the_review_goes_on_where_it_stood_after_words_it_does_not_know(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        secretary, _ = await secretary_and_officer(stage)
        await secretary.taps("Kiểm tra, rà soát")
        assert "Không có tiêu chí 9.9" in plain(await secretary.says("9.9"))
        assert "chưa hiểu" in plain(await secretary.says("xong chưa nào"))
        assert "2.3. Xây dựng mô hình" in plain(await secretary.says("tiêu chí 2.3"))
        assert "2.4. Công tác kiểm tra" in plain(await secretary.says("đến tiêu chí 2.4"))
        assert "3,25 → 3/4" in plain(await secretary.says("3"))


async def test_a_reason_does_not_overrule_what_a_colleague_decided_meanwhile(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await put_sheets(stage)
        sheet = await sheet_of(stage, "ban-dan-van")
        secretary, chair = (
            await stage.person("ban-noi-chinh/officer"),
            await stage.person("ban-noi-chinh/head"),
        )
        await secretary.presses(f"fixleaf {sheet} 2.3")
        await secretary.says("2")
        await chair.presses(f"fixleaf {sheet} 2.3")
        await chair.says("3")
        await chair.says("đã có một phần quyết định")
        assert "đã có một phần quyết định" in plain(await secretary.says("chưa có quyết định"))
        answers = await stage.desk.read(lambda store: store.sheets.answers(sheet))
        assert answers["2.3"].final == 3
        await secretary.says("2")
        assert "3 → 2" in plain(await secretary.says("chưa có quyết định"))
