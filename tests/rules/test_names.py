import pytest

from rules.errors_names import NameTooLong, NotAName
from rules.names import NAME_LIMIT, check_name, titled


def test_a_name_keeps_its_letters_and_loses_its_spare_spaces() -> None:
    assert check_name("  Phòng   Tổng hợp\n", "collective") == "Phòng Tổng hợp"


@pytest.mark.parametrize("typed", ["", "12", "🙂🙂", "a", "hạn nộp bao giờ?"])
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(NotAName):
        check_name(typed, "officer")


def test_a_name_has_a_limit() -> None:
    assert check_name("ă" * NAME_LIMIT, "position")
    with pytest.raises(NameTooLong):
        check_name("ă" * (NAME_LIMIT + 1), "position")


@pytest.mark.parametrize(
    ("title", "unit", "head"),
    [
        ("Trưởng ban", "Ban Dân vận Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy"),
        ("Chánh Văn phòng", "Văn phòng Tỉnh ủy", "Chánh Văn phòng Tỉnh ủy"),
        ("Phó Tổng Biên tập phụ trách", "Báo Lào Cai", "Phó Tổng Biên tập phụ trách Báo Lào Cai"),
        ("Hiệu trưởng", "Trường Chính trị tỉnh", "Hiệu trưởng Trường Chính trị tỉnh"),
        ("", "Báo Lào Cai", ""),
    ],
)
def test_a_head_s_title_says_nothing_twice(title: str, unit: str, head: str) -> None:
    assert titled(title, unit) == head
