"""What officers type about nominees."""

import pytest

from rules.errors_names import NameTooLong, NotAName
from rules.errors_nominations import TextTooLong
from rules.nominations import Field, NominationFields, NominationKind
from rules.nominee_texts import TEXT_LIMIT, read_nominees, tidy, with_text

PERSON = NominationKind.INDIVIDUAL


def test_each_line_is_a_nominee_with_position_and_workplace_behind_semicolons() -> None:
    read = read_nominees("Cán bộ một; Chuyên viên;  Phòng Tổng hợp\n\n  Cán bộ hai \n", PERSON)
    assert read.nominees == (
        NominationFields(PERSON, "Cán bộ một", "Chuyên viên", "Phòng Tổng hợp"),
        NominationFields(PERSON, "Cán bộ hai"),
    )
    [room] = read_nominees("Phòng Tổng hợp; Văn phòng;", NominationKind.COLLECTIVE).nominees
    assert (room.position, room.workplace) == ("", "Văn phòng")


def test_what_a_list_puts_before_a_name_is_no_part_of_it() -> None:
    read = read_nominees("- Cán bộ một\n2. Cán bộ hai\n3) Cán bộ ba\n• Cán bộ bốn", PERSON)
    assert [one.name for one in read.nominees] == ["Cán bộ một", "Cán bộ hai", "Cán bộ ba", "Cán bộ bốn"]


def test_good_lines_are_kept_beside_bad_ones_and_all_bad_are_refused() -> None:
    read = read_nominees(f"Cán bộ một\n12\n{'x' * 300}", PERSON)
    assert len(read.nominees) == 1
    assert read.refused == ("12", "x" * 300)
    with pytest.raises(NameTooLong):
        read_nominees("x" * 300, PERSON)
    with pytest.raises(NotAName):
        read_nominees(" \n ", PERSON)


def test_achievements_may_be_long_but_not_endless() -> None:
    assert tidy(Field.ACHIEVEMENTS, "  a\n b ", PERSON) == "a b"
    assert len(tidy(Field.INITIATIVE, "x" * TEXT_LIMIT, PERSON)) == TEXT_LIMIT
    with pytest.raises(TextTooLong):
        tidy(Field.ACHIEVEMENTS, "x" * (TEXT_LIMIT + 1), PERSON)


@pytest.mark.parametrize("typed", ["<b>Người", "=cmd('x')", "+84 người"])
def test_what_looks_like_a_script_is_only_a_name(typed: str) -> None:
    assert tidy(Field.NAME, typed, PERSON) == typed


def test_a_field_is_changed_alone_and_taken_back_by_nothing() -> None:
    said = NominationFields(PERSON, "Cán bộ một", "Chuyên viên")
    assert with_text(said, Field.SECTOR, "Kinh tế") == NominationFields(
        PERSON, "Cán bộ một", "Chuyên viên", sector="Kinh tế"
    )
    assert with_text(said, Field.POSITION, "") == NominationFields(PERSON, "Cán bộ một")
