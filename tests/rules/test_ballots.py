from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.ballots import PAPER_BYTES, SPOILED, Count, Marking, check_marks, count, decode_marks, encode_marks
from rules.errors import Refusal
from rules.errors_ballots import RepeatedMark, TooManyMarks, UnknownCandidate
from rules.profile import BallotKind
from rules.second_count import recount

CANDIDATES = (1, 2, 3, 10)
TWO = Marking(BallotKind.CHOOSE_AT_MOST, CANDIDATES, at_most=2, blank_valid=True)


def paper(text: str, size: int = PAPER_BYTES) -> bytes:
    return text.encode().ljust(size)


@pytest.mark.parametrize("marks", [(), (1,), (10, 2)])
def test_up_to_the_allowed_number_of_marks_is_a_ballot(marks: tuple[int, ...]) -> None:
    assert check_marks(marks, TWO) == tuple(sorted(marks))


@pytest.mark.parametrize(
    ("marks", "refusal"),
    [
        ((1, 2, 3), TooManyMarks(marked=3, at_most=2)),
        ((1, 1), RepeatedMark(1)),
        ((4,), UnknownCandidate(4)),
        ((1, 2, 3, 4), UnknownCandidate(4)),
    ],
)
def test_anything_else_is_refused_with_what_is_wrong(marks: tuple[int, ...], refusal: Refusal) -> None:
    with pytest.raises(type(refusal)) as refused:
        check_marks(marks, TWO)
    assert refused.value == refusal


ids = st.integers(0, 10**12)


@given(st.lists(ids, unique=True, max_size=20))
def test_every_paper_has_one_length_and_says_what_was_marked_in_no_order_of_tapping(marks: list[int]) -> None:
    packed = encode_marks(marks)
    assert len(packed) == PAPER_BYTES
    assert packed == encode_marks(reversed(marks))
    assert decode_marks(packed) == tuple(sorted(marks))


def test_more_than_fits_is_never_cut_off() -> None:
    with pytest.raises(ValueError, match="1399"):
        encode_marks(range(10**12, 10**12 + 100))


@pytest.mark.parametrize(
    "unreadable",
    [
        SPOILED,
        b"",
        paper("1")[:-1],
        paper("1") + b" ",
        paper("1,"),
        paper(",1"),
        paper("01"),
        paper("1 2"),
        paper("-1"),
    ],
)
def test_a_spoiled_or_broken_paper_says_nothing(unreadable: bytes) -> None:
    assert decode_marks(unreadable) is None


def test_nine_papers_of_the_sample_are_counted() -> None:
    """Seven, six, two, one and one mark on nine papers, one of them with a single mark."""
    said = [(1, 2)] * 6 + [(1, 3), (3, 4), (5,)]
    six = replace(TWO, candidates=(1, 2, 3, 4, 5, 6))
    found = count([encode_marks(marks) for marks in said], six, issued=9)
    assert found == Count(9, 9, 9, 0, 0, {1: 7, 2: 6, 3: 2, 4: 1, 5: 1, 6: 0})


@pytest.mark.parametrize(("blank_valid", "valid"), [(True, 2), (False, 1)])
def test_a_blank_paper_is_valid_for_nobody_or_invalid_as_the_bloc_decided(
    blank_valid: bool, valid: int
) -> None:
    found = count([encode_marks([]), encode_marks([1])], replace(TWO, blank_valid=blank_valid), issued=3)
    assert (found.collected, found.valid, found.invalid, found.blank) == (2, valid, 2 - valid, 1)
    assert found.votes == {1: 1, 2: 0, 3: 0, 10: 0}


@pytest.mark.parametrize(
    "invalid", [SPOILED, paper("1,2,3"), paper("1,1"), paper("4"), paper("1,4"), b"1", paper("x")]
)
def test_an_invalid_paper_stays_in_collected_and_counts_for_nobody(invalid: bytes) -> None:
    found = count([invalid], TWO, issued=1)
    assert found.figures() == (1, 0, 1, 0, [dict.fromkeys(CANDIDATES, 0), {}, {}])
    assert recount([invalid], TWO) == found.figures()


fair = st.lists(st.sampled_from(CANDIDATES), unique=True, max_size=4).map(encode_marks)
careless = st.lists(st.sampled_from([1, 2, 3, 10, 4, 0]), max_size=4).map(
    lambda marks: ",".join(map(str, marks))
)
scrawled = st.text("0123, x", max_size=6)
broken = st.sampled_from([SPOILED, b"", b"1", paper("", 511), paper("1", 513)])
papers = st.lists(fair | careless.map(paper) | scrawled.map(paper) | broken, max_size=20)


@given(papers, st.integers(1, 4), st.booleans())
def test_two_counters_that_share_nothing_agree(cast: list[bytes], at_most: int, blank_valid: bool) -> None:
    marking = replace(TWO, at_most=at_most, blank_valid=blank_valid)
    first = count(cast, marking, issued=len(cast))
    assert first.figures() == recount(cast, marking)
    assert first.valid + first.invalid == first.collected == len(cast)
    assert sum(first.votes.values()) <= first.valid * at_most


@given(papers)
def test_the_order_of_papers_changes_nothing(cast: list[bytes]) -> None:
    assert count(sorted(cast), TWO, 0) == count(cast, TWO, 0)
