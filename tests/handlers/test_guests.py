"""Guests, typed several at once and put in the order in which they are introduced."""

from pathlib import Path

from tests.handlers.meeting_stage import MeetingStage

GUESTS = "Phó Chủ tịch; Ủy ban nhân dân tỉnh\nPhó Trưởng ban; Ban Thi đua - Khen thưởng tỉnh\nBí thư; <Tỉnh đoàn>"


async def test_several_guests_are_typed_at_once(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=9)
        assert "Chưa ghi khách mời nào" in (await secretary.taps("Khách mời"))[-1]
        await secretary.taps("Thêm khách mời")
        listed = (await secretary.says(GUESTS))[-1]
        assert "3 người" in listed
        assert "1. Phó Chủ tịch, Ủy ban nhân dân tỉnh" in listed
        assert "3. Bí thư, &lt;Tỉnh đoàn&gt;" in listed


async def test_a_wrong_line_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=9)
        await secretary.taps("Khách mời")
        await secretary.taps("Thêm khách mời")
        listed = (await secretary.says("Chánh Văn phòng\nBí thư; Tỉnh đoàn"))[-1]
        assert "1 người" in listed
        assert "“Chánh Văn phòng”" in listed
        assert "ví dụ: Phó Trưởng ban; Ban Thi đua" in listed
        assert "2. Chánh Văn phòng, Văn phòng tỉnh" in (await secretary.says("Chánh Văn phòng; Văn phòng tỉnh"))[-1]


async def test_lines_that_are_all_wrong_are_refused_with_an_example(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=9)
        await secretary.taps("Khách mời")
        await secretary.taps("Thêm khách mời")
        assert "ví dụ: Phó Trưởng ban; Ban Thi đua" in (await secretary.says("nhiều người"))[-1]
        assert "1 người" in (await secretary.says("Bí thư; Tỉnh đoàn"))[-1]


async def test_the_protocol_order_is_set_by_tapping(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.gather(absent=9)
        await secretary.taps("Khách mời")
        await secretary.taps("Thêm khách mời")
        await secretary.says(GUESTS)
        await secretary.taps("3")
        await secretary.taps("Chuyển lên")
        assert "Thứ tự giới thiệu 1/3" in (await secretary.taps("Chuyển lên"))[-1]
        await secretary.taps("Chuyển xuống")
        listed = (await secretary.taps("‹ Khách mời"))[-1]
        assert [line[3:9] for line in listed.split("\n")[1:4]] == ["Phó Ch", "Bí thư", "Phó Tr"]
        await secretary.taps("1")
        assert "2 người" in (await secretary.taps("Bỏ khỏi danh sách"))[-1]
        assert "đã cũ" in (await secretary.presses("guest 1 1"))[-1]


async def test_only_the_lead_keeps_the_list_of_guests(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await stage.gather()
        outsider = await stage.person("ban-dan-van/head")
        values = [f"{verb} 1 1" for verb in ("guest", "guestup", "guestdown", "dropguest")]
        for value in (*values, "guests 1", "addguests 1"):
            assert "không thuộc nhiệm vụ" in (await outsider.presses(value))[-1], value
