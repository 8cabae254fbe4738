"""Number and date of a paper, and a caption, as officers type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.documents import find_document, read_document
from rules.errors_calendar import DayOutOfReach, DayToCome
from rules.errors_evidence import NotADocument
from rules.evidence_caption import NOTE_LIMIT, Caption, read_caption
from rules.vietnamese import date_words, day

TODAY = date(2023, 11, 10)
PAPER = ("45-BC/BDV", date(2023, 10, 2))
CODES = {"1.1", "2.3", "3"}


@pytest.mark.parametrize(
    "typed",
    [
        "45-BC/BDV ngày 02/10/2023",
        "45-BC/BDV 2/10/2023",
        "45-BC/BDV 2/10",
        "45-BC/BDV ngày 2-10-23",
        "số 45-BC/BDV, ngày 2 tháng 10 năm 2023",
        "Số: 45-BC/BDV ký ngày 2.10.2023.",
        "45-BC/BDV (2/10/2023)",
    ],
)
def test_a_paper_is_read_however_it_is_written(typed: str) -> None:
    assert read_document(typed, TODAY) == PAPER


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("45-BC/BDV", ("45-BC/BDV", None)),
        ("45/2023/QĐ-UBND", ("45/2023/QĐ-UBND", None)),
        ("ngày 2/10/2023", ("", PAPER[1])),
        ("Quyết định số 12/QĐ-UBND ngày 5/6/2023", ("Quyết định 12/QĐ-UBND", date(2023, 6, 5))),
    ],
)
def test_number_or_day_alone_is_enough(typed: str, found: tuple[str, date | None]) -> None:
    assert read_document(typed, TODAY) == found


@pytest.mark.parametrize("typed", ["", "không số", "45-BC 31/2/2023", "9" * 61])
def test_what_is_neither_is_refused(typed: str) -> None:
    with pytest.raises(NotADocument):
        read_document(typed, TODAY)


def test_a_paper_of_tomorrow_is_refused() -> None:
    with pytest.raises(DayToCome):
        read_document("45-BC/BDV 11/11/2023", TODAY)


@given(
    st.from_regex(r"[0-9]{1,4}(-[A-Z]{1,4})?/[A-Z]{2,6}(-[A-Z]{2,5})?", fullmatch=True),
    st.dates(date(2000, 1, 1), TODAY),
)
def test_every_number_and_day_come_back_as_written(number: str, when: date) -> None:
    for words in (f"{number} ngày {day(when)}", f"số {number} {date_words(when)}"):
        assert read_document(words, TODAY) == (number, when)
        assert find_document(words, TODAY) == (number, when)


@given(st.text(max_size=200))
def test_any_words_are_a_paper_or_refused(words: str) -> None:
    try:
        read_document(words, TODAY)
    except (NotADocument, DayOutOfReach):
        return


@pytest.mark.parametrize(
    ("typed", "caption"),
    [
        ("2.3", Caption("2.3")),
        ("Tiêu chí 2.3.", Caption("2.3")),
        ("tieu chi so 2.3: ảnh hội nghị", Caption("2.3", note="ảnh hội nghị")),
        ("ảnh hội nghị, tiêu chí 2.3", Caption("2.3", note="ảnh hội nghị")),
        ("TC 2.3 45-BC/BDV ngày 2/10/2023", Caption("2.3", *PAPER)),
        ("45-BC/BDV 2/10/2023", Caption("", *PAPER)),
        ("3", Caption("3")),
        ("3 ảnh", Caption(note="3 ảnh")),
        ("2.3 triệu đồng", Caption(note="2.3 triệu đồng")),
        ("2.3.2023 họp", Caption(note="2.3.2023 họp")),
        ("tiêu chí 9.9", Caption(note="tiêu chí 9.9")),
        ("tiêu chí 1.1 và tiêu chí 2.3", Caption(note="tiêu chí 1.1 và tiêu chí 2.3")),
        ("", Caption()),
    ],
)
def test_a_caption_names_a_criterion_a_paper_or_is_a_note(typed: str, caption: Caption) -> None:
    assert read_caption(typed, CODES, TODAY) == caption


@given(st.text(max_size=1200))
def test_any_caption_is_understood(words: str) -> None:
    caption = read_caption(words, CODES, TODAY)
    assert caption.subject in {"", *CODES}
    assert len(caption.note) <= NOTE_LIMIT
