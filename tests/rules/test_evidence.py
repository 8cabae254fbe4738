"""What is kept of a file, and who may read it."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.evidence import (
    NAME_LENGTH,
    Evidence,
    Unfit,
    hand_in_of,
    in_book_order,
    is_held,
    may_read_evidence,
    nomination_of,
    tidy_name,
    true_name,
    unfit,
)
from rules.people import Role
from rules.review import SENT, SheetState

NOON = datetime(2023, 10, 30, 12, tzinfo=UTC)


def one(number: int, subject: str, at: datetime = NOON) -> Evidence:
    return Evidence(number, 1, subject, "a" * 64, "a.pdf", 1, "application/pdf", 1, at)


def test_the_unit_reads_all_of_its_own_and_a_reviewer_what_was_sent_and_filed() -> None:
    for role, own, reviews, state, subject in product(
        Role, (True, False), (True, False), SheetState, ("", "2.3")
    ):
        may = may_read_evidence({role}, own=own, reviews=reviews, state=state, subject=subject)
        expected = role in (Role.OFFICER, Role.HEAD) if own else reviews and state in SENT and bool(subject)
        assert may == expected


@pytest.mark.parametrize("own", [True, False])
def test_nobody_without_a_role_reads_anything(own: bool) -> None:
    assert not may_read_evidence((), own=own, reviews=False, state=SheetState.PUBLISHED, subject="2.3")


def test_why_a_file_is_not_kept_is_told_by_its_size_or_else_its_kind() -> None:
    assert [unfit("", 0), unfit("", 20 * 2**20 + 1), unfit("", 10), unfit("ab", 10)] == [
        Unfit.EMPTY,
        Unfit.LARGE,
        Unfit.KIND,
        None,
    ]


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        ("bao-cao.exe", "application/pdf", "bao-cao.exe.pdf"),
        ("ẢNH.JPEG", "image/jpeg", "ẢNH.JPEG"),
        ("bang.xlsx", "application/vnd.ms-excel", "bang.xlsx.xls"),
        ("la", "text/html", "la"),
    ],
)
def test_a_name_ends_as_its_content_deserves(name: str, media_type: str, kept: str) -> None:
    assert true_name(name, media_type) == kept


@given(st.text(max_size=400))
def test_a_name_is_one_printable_line_of_bounded_length(name: str) -> None:
    tidy = tidy_name(name)
    assert 0 < len(tidy) <= NAME_LENGTH
    assert tidy.isprintable()
    assert not {"/", "\\"} & set(tidy)
    assert tidy_name(tidy) == tidy


@given(st.lists(st.sampled_from(["", "1.1", "2.3", "10.1", "n3", "n12", "h2", "h11"]), max_size=20))
def test_the_book_puts_what_waits_first_and_loses_nothing(subjects: list[str]) -> None:
    files = [one(number, subject) for number, subject in enumerate(subjects)][::-1]
    ordered = in_book_order(files, ["1.1", "2.3", "10.1"])
    assert sorted(ordered, key=lambda file: -file.id) == files
    places = ["", "1.1", "2.3", "10.1", "n3", "n12", "h2", "h11"]
    assert [places.index(file.subject) for file in ordered] == sorted(places.index(s) for s in subjects)
    assert all(a.id > b.id for a, b in pairwise(ordered) if a.subject == b.subject)


def test_a_file_is_held_while_its_criterion_is_back_with_the_unit() -> None:
    assert is_held(one(1, "2.3"), NOON)
    assert not is_held(one(1, "2.3"), NOON + timedelta(seconds=1))
    assert not is_held(one(1, "2.3"), None)


def test_only_a_number_after_h_names_a_hand_in() -> None:
    assert [hand_in_of(text) for text in ("h12", "h", "12", "n12", "", "h1.2")] == [12, *[None] * 5]


def test_only_a_number_after_n_names_a_nomination() -> None:
    assert [nomination_of(text) for text in ("n12", "n", "12", "nn1", "", "n1.2")] == [12, *[None] * 5]
