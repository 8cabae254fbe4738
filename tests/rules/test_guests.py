"""Guests are typed a line each; a line that says too little spoils no other."""

import pytest

from rules.errors_names import NameTooLong, NotAName
from rules.guests import Named, read_lines, read_named
from rules.names import NAME_LIMIT


def test_a_name_and_what_the_person_is_are_parted_by_a_semicolon() -> None:
    assert read_named(" Phó  Trưởng ban ; Ban Thi đua, Khen thưởng tỉnh ", "guest") == Named(
        "Phó Trưởng ban", "Ban Thi đua, Khen thưởng tỉnh"
    )


@pytest.mark.parametrize("line", ["", "Phó Trưởng ban", "; Ban Thi đua", "Phó Trưởng ban;", "1; 2", "Ai đến?; x"])
def test_a_line_that_lacks_a_part_is_refused(line: str) -> None:
    with pytest.raises(NotAName):
        read_named(line, "guest")


def test_a_part_longer_than_a_name_is_refused() -> None:
    with pytest.raises(NameTooLong):
        read_named("Phó Trưởng ban;" + "a" * (NAME_LIMIT + 1), "guest")


def test_good_lines_are_read_whatever_stands_between_them() -> None:
    text = "Phó Trưởng ban; Ban Tổ chức\n\nChánh Văn phòng\r\n Bí thư; Tỉnh đoàn "
    read, refused = read_lines(text, "guest")
    assert [one.name for one in read] == ["Phó Trưởng ban", "Bí thư"]
    assert refused == ("Chánh Văn phòng",)
