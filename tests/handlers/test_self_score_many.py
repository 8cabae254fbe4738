"""Several answers in one message, as officers type them."""

from pathlib import Path

from tests.handlers.scoring_year import sheet_of
from tests.support.stage import Stage

OFFICER = "ban-dan-van/officer"


async def kept(stage: Stage) -> dict[str, str]:
    sheet = await sheet_of(stage, "ban-dan-van")
    answers = await stage.desk.read(lambda store: store.sheets.answers(sheet))
    return {code: str(filled.points) for code, filled in answers.items()}


async def test_answers_in_one_message_or_one_a_line_are_all_kept(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        said = await officer.says("1.2: 8,5; 1.6: 4; 2.1 đạt; 1.5: 40; 44")
        assert "Đã ghi <b>4</b> tiêu chí" in said[-1]
        assert await kept(stage) == {"1.2": "8.5", "1.6": "4", "2.1": "5", "1.5": "None"}
        await officer.says("1.1 18/20\n3.1 không đạt\n4.5: 1")
        assert (await kept(stage))["1.1"] == "10.80"
        assert (await kept(stage))["3.1"] == "0"
        await officer.taps("Chấm tiếp 4.6")
        await officer.taps("Danh sách")
        await officer.taps("Chưa chấm (")
        said = await officer.says("6.1: 0,5")
        assert "Đã ghi tiêu chí 6.1: <b>-0,5</b>" in said[-1]


async def test_bad_values_are_named_with_reason_and_example_and_nothing_else_is_lost(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        said = await officer.says("1.2: 12; 1.6: 4; 9.9: 5; 2.1: 3; 1.1: nhiều; 2.3: 3,1; 3.3: ước 80")
        assert "Đã ghi <b>1</b> tiêu chí: 1.6: 4/4." in said[-1]
        assert "<b>Chưa ghi 6 giá trị:</b>" in said[-1]
        for words in (
            "1.2 “12”: ngoài mức cho phép, nhận từ 0 đến 10, bước 0,25; ví dụ: 1.2: 8,75",
            "9.9 “5”: không có tiêu chí này",
            "2.1 “3”: không thuộc các lựa chọn; ví dụ: 2.1: đạt",
            "1.1 “nhiều”: cần số đã làm trên số được giao; ví dụ: 1.1: 18/20",
            "2.3 “3,1”: không đúng bước điểm, nhận từ 0 đến 4, bước 0,25; ví dụ: 2.3: 3,5",
            "3.3 “ước 80”: không nhận số ước thực hiện; ví dụ: 3.3: 87,5",
        ):
            assert words in said[-1]
        assert await kept(stage) == {"1.6": "4"}


async def test_one_named_criterion_is_answered_wherever_the_officer_stands(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        said = await officer.says("2.3: 4")
        assert "Đã ghi tiêu chí 2.3: <b>4/4</b>" in said[-1]
        said = await officer.says("sửa 2.3: 3,5")
        assert "Đã sửa tiêu chí 2.3: 4 → <b>3,5/4</b>" in said[-1]
        said = await officer.says("9.9: 3")
        assert "Không có tiêu chí 9.9" in said[-1]
        await officer.says("đến tiêu chí 1.5")
        await officer.says("1.5 2.4")
        assert await kept(stage) == {"2.3": "3.5", "1.5": "None"}
