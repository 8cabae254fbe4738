"""`replay` through the door an operator uses: the command and its exit status."""

from pathlib import Path

import pytest

from bot.cli import main
from tests.support.stage import EXAMPLE


def test_the_example_ends_as_its_case_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(EXAMPLE)]) == 0
    printed = capsys.readouterr().out
    for said in (
        "KẾT QUẢ KIỂM PHIẾU SUY TÔN",
        "Trường Chính trị tỉnh: 7/9 phiếu (77,78%)",
        "Văn phòng Tỉnh ủy: 6/9 phiếu (66,67%)",
        "9 tập thể, 9 cá nhân",
        "Trưởng khối: Báo Lào Cai",
        "Giao ước thi đua năm 2024: 9/9 đơn vị đã xác nhận",
    ):
        assert said in printed
    assert "kết quả đúng như phần expected" in printed.splitlines()[-1]


OTHER_END = (
    (
        "proposed: [Trường Chính trị tỉnh, Văn phòng Tỉnh ủy]",
        "proposed: [Trường Chính trị tỉnh, Ban Tổ chức Tỉnh ủy]",
        "đơn vị được suy tôn: tệp ghi Trường Chính trị tỉnh, Ban Tổ chức Tỉnh ủy; "
        "diễn lại được Trường Chính trị tỉnh, Văn phòng Tỉnh ủy",
    ),
    ("collectives: 9", "collectives: 8", "số tập thể được khen: tệp ghi 8; diễn lại được 9"),
    ("lead: Báo Lào Cai,", "lead: Ban Dân vận Tỉnh ủy,", "Trưởng khối, Phó khối năm sau: tệp ghi Ban Dân vận"),
)


def test_another_end_than_expected_is_named_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new, _ in OTHER_END:
        assert text.count(old) == 1
        text = text.replace(old, new)
    altered = tmp_path / "altered.yaml"
    altered.write_text(text, encoding="utf-8")
    assert main(["replay", str(altered), "--quiet"]) == 1
    printed = capsys.readouterr().out
    for _, _, says in OTHER_END:
        assert says in printed


def test_a_broken_file_is_named_by_line_and_nothing_is_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(EXAMPLE.read_text(encoding="utf-8").replace('max: "40"', 'max: "41"'), encoding="utf-8")
    assert main(["replay", str(broken)]) == 2
    assert "Dòng" in capsys.readouterr().err
