import unicodedata
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.vietnamese import date_words, day, fold, moment, number_words, percent, points, sort_key

UNITS = [
    "Ban Dân vận Tỉnh ủy",
    "Ban Nội chính Tỉnh ủy",
    "Ban Tổ chức Tỉnh ủy",
    "Ban Tuyên giáo Tỉnh ủy",
    "Báo Lào Cai",
    "Đảng ủy Khối Cơ quan - Doanh nghiệp",
    "Trường Chính trị tỉnh",
    "Ủy ban Kiểm tra Tỉnh ủy",
    "Văn phòng Tỉnh ủy",
]


@pytest.mark.parametrize(
    "ordered",
    [
        UNITS,
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "b", "c", "d", "đ", "e", "ê"],
        ["i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"],
        ["Cao Bằng", "Cáo Đông", "Cần Thơ", "Da", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Gia Lai"],
        ["ba ba", "ba má", "bà ba", "bán", "bàng"],
        ["2 tổ", "Cụm 2", "Cụm 10", "Cụm A"],
    ],
)
def test_names_stand_in_dictionary_order(ordered: list[str]) -> None:
    found = ordered[::-1]
    found.sort(key=sort_key)
    assert found == ordered


@given(st.lists(st.sampled_from("aàảãáạăđêơứz 1-Ж"), max_size=8).map("".join))
def test_the_way_letters_are_composed_does_not_change_the_order(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)


@given(st.text(), st.text())
def test_two_texts_have_one_place_only_when_they_are_the_same(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) is same


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Chấm   ĐIỂM ", "cham diem"),
        ("Đảng ủy", "dang uy"),
        ("Ưu\u00a0đãi", "uu dai"),
        (unicodedata.normalize("NFD", "Tỉnh ủy"), "tinh uy"),
        ("", ""),
    ],
)
def test_folding_is_how_people_type_in_a_hurry(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.sampled_from(UNITS))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("8.75", "8,75"),
        ("9.00", "9"),
        ("100", "100"),
        ("1000", "1000"),
        ("0.50", "0,5"),
        ("-0.5", "-0,5"),
        ("-0", "0"),
    ],
)
def test_points_have_a_decimal_comma_and_no_idle_zeros(value: str, text: str) -> None:
    assert points(Decimal(value)) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(7, 9), "77,78%"),
        (Fraction(6, 9), "66,67%"),
        (Fraction(13, 15), "86,67%"),
        (Fraction(1), "100%"),
        (Fraction(1, 2), "50%"),
        (Fraction(0), "0%"),
        (Fraction(12345, 100_000), "12,35%"),
    ],
)
def test_percentages_are_rounded_half_up(share: Fraction, text: str) -> None:
    assert percent(share) == text


def test_days_and_moments_read_as_in_papers() -> None:
    due = datetime(2023, 11, 10, 17, 0, tzinfo=UTC)
    assert day(due.date()) == "10/11/2023"
    assert moment(due) == "17 giờ 00, thứ Sáu 10/11/2023"
    assert moment(due.replace(hour=8, minute=5) + timedelta(days=2)) == "08 giờ 05, Chủ nhật 12/11/2023"
    assert moment(due + timedelta(days=3)) == "17 giờ 00, thứ Hai 13/11/2023"


def test_dates_in_words_follow_the_decree() -> None:
    assert date_words(date(2026, 12, 5)) == "ngày 05 tháng 12 năm 2026"
    assert date_words(date(2026, 2, 15)) == "ngày 15 tháng 02 năm 2026"
    assert date_words(date(2026, 3, 31)) == "ngày 31 tháng 3 năm 2026"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh tư"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (999, "chín trăm chín mươi chín"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (2010, "hai nghìn không trăm mười"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (2100, "hai nghìn một trăm"),
        (1_000_000, "một triệu"),
        (2_000_005, "hai triệu không trăm linh năm"),
        (3_004_000, "ba triệu không trăm linh tư nghìn"),
        (121_031_015, "một trăm hai mươi mốt triệu không trăm ba mươi mốt nghìn không trăm mười lăm"),
    ],
)
def test_numbers_are_written_out_as_northern_papers_do(number: int, words: str) -> None:
    assert number_words(number) == words


def heard(words: str) -> int:
    """Read the words back the slow way a listener does."""
    digits = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
    digits |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
    total = group = last = 0
    for word in words.split():
        if word in ("nghìn", "triệu"):
            total += (group + last) * (1000 if word == "nghìn" else 1_000_000)
            group = last = 0
        elif word in ("trăm", "mươi"):
            group += last * (100 if word == "trăm" else 10)
            last = 0
        elif word != "linh":
            group, last = group + last, digits[word]
    return total + group + last


@given(st.integers(0, 999_999_999))
def test_every_number_is_heard_as_itself(number: int) -> None:
    assert heard(number_words(number)) == number


def test_every_year_and_score_is_heard_as_itself() -> None:
    assert all(heard(number_words(number)) == number for number in range(10_000))
    assert all(one != other for one, other in pairwise(map(number_words, range(10_000))))


@pytest.mark.parametrize("number", [-1, 1_000_000_000])
def test_numbers_beyond_papers_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        number_words(number)
