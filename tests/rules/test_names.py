import pytest

from rules.errors import NameTooLong, NotAName
from rules.names import NAME_LIMIT, check_name


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
