"""Ballots that ask about each candidate, and a paper's room for them."""

import json
from dataclasses import replace

import pytest

from rules.ballot_dict import count_from_dict, count_to_dict, marking_from_dict, marking_to_dict
from rules.ballots import PAPER_BYTES, SPOILED, Answer, Count, Marking, check_marks, count, encode_marks
from rules.errors import Refusal
from rules.errors_ballots import RepeatedMark, TooManyMarks, UnknownCandidate
from rules.profile import BallotKind
from rules.second_count import recount

ASKED = Marking(BallotKind.OPINION_EACH, (1, 2, 3), at_most=1, blank_valid=True)
APPROVED = replace(ASKED, kind=BallotKind.APPROVE_EACH)
ELECTED = replace(ASKED, kind=BallotKind.ELECT_ONE, at_most=3)
YES, NO, NONE = Answer.AGREE, Answer.AGAINST, Answer.NO_OPINION


def counted(marking: Marking, *papers: tuple[int, ...]) -> Count:
    packed = [encode_marks(marks) for marks in papers]
    found = count(packed, marking, issued=9)
    assert found.figures() == recount(packed, marking)
    return found


def test_an_opinion_is_counted_for_its_candidate_and_an_unanswered_one_for_nothing() -> None:
    found = counted(
        ASKED,
        (YES.to(1), NO.to(2), NONE.to(3)),
        (YES.to(1), YES.to(2)),
        (NO.to(1),),
        (),
    )
    assert (found.valid, found.invalid, found.blank) == (4, 0, 1)
    assert (found.votes, found.against, found.no_opinion) == (
        {1: 2, 2: 1, 3: 0},
        {1: 1, 2: 1, 3: 0},
        {1: 0, 2: 0, 3: 1},
    )


@pytest.mark.parametrize(
    "marks",
    [(YES.to(1), NO.to(1)), (YES.to(4),), (1,), (4,), (YES.to(1), YES.to(1)), (0,)],
    ids=["both", "another unit", "a bare id", "no answer", "twice", "nothing"],
)
def test_two_answers_to_one_candidate_or_none_that_exists_make_a_paper_invalid(
    marks: tuple[int, ...],
) -> None:
    found = counted(ASKED, marks)
    assert (found.collected, found.valid, found.invalid) == (1, 0, 1)


def test_each_candidate_may_be_approved_whatever_the_number_of_seats() -> None:
    found = counted(APPROVED, (1, 2, 3), (1,), ())
    assert (found.valid, found.votes, found.against) == (3, {1: 2, 2: 1, 3: 1}, {})


def test_who_elects_one_marks_one() -> None:
    found = counted(ELECTED, (1,), (2,), (1, 2), ())
    assert (found.valid, found.invalid, found.votes) == (3, 1, {1: 1, 2: 1, 3: 0})


@pytest.mark.parametrize(
    ("marking", "limit"), [(ASKED, 3), (APPROVED, 3), (ELECTED, 1), (replace(APPROVED, candidates=()), 0)]
)
def test_the_most_marks_follow_from_the_kind_of_ballot(marking: Marking, limit: int) -> None:
    assert marking.limit == limit


@pytest.mark.parametrize(
    ("marking", "marks", "refusal"),
    [
        (ASKED, (YES.to(1), NO.to(1)), RepeatedMark(1)),
        (ASKED, (YES.to(4),), UnknownCandidate(4)),
        (ASKED, (4,), UnknownCandidate(1)),
        (ELECTED, (1, 2), TooManyMarks(marked=2, at_most=1)),
        (APPROVED, (1, 1), RepeatedMark(1)),
    ],
)
def test_a_phone_is_told_what_is_wrong(marking: Marking, marks: tuple[int, ...], refusal: Refusal) -> None:
    with pytest.raises(type(refusal)) as refused:
        check_marks(marks, marking)
    assert refused.value == refusal


def test_three_answers_to_twenty_units_fit_on_a_paper_that_looks_like_any_other() -> None:
    units = tuple(range(999_999_980, 1_000_000_000))
    marking = replace(ASKED, candidates=units)
    assert marking.fits
    assert len(units) == 20
    packed = encode_marks(check_marks([NONE.to(unit) for unit in units], marking))
    assert len(packed) == PAPER_BYTES == len(SPOILED)
    assert count([packed], marking, 1).no_opinion == dict.fromkeys(units, 1)


@pytest.mark.parametrize(
    ("kind", "units", "fits"),
    [
        (BallotKind.OPINION_EACH, 46, True),
        (BallotKind.OPINION_EACH, 47, False),
        (BallotKind.APPROVE_EACH, 51, True),
        (BallotKind.APPROVE_EACH, 52, False),
        (BallotKind.CHOOSE_AT_MOST, 500, True),
    ],
)
def test_a_ballot_too_long_for_a_paper_is_known_before_it_is_sealed(
    kind: BallotKind, units: int, fits: bool
) -> None:
    candidates = tuple(range(999_999_000, 999_999_000 + units))
    marking = Marking(kind, candidates, at_most=2, blank_valid=True)
    assert marking.fits is fits
    answers = [NONE.to(unit) if kind is BallotKind.OPINION_EACH else unit for unit in candidates]
    if not fits:
        with pytest.raises(ValueError, match=r"\d+"):
            encode_marks(answers)


@pytest.mark.parametrize("marking", [ASKED, APPROVED, ELECTED])
def test_marking_and_count_survive_json(marking: Marking) -> None:
    assert marking_from_dict(json.loads(json.dumps(marking_to_dict(marking)))) == marking
    found = count([encode_marks((5,)), SPOILED], marking, 2)
    assert count_from_dict(json.loads(json.dumps(count_to_dict(found)))) == found


def test_a_count_kept_before_there_were_opinions_is_still_read() -> None:
    kept = {"issued": 9, "collected": 9, "valid": 9, "invalid": 0, "blank": 0, "votes": {"1": 7}}
    assert count_from_dict(kept) == Count(9, 9, 9, 0, 0, {1: 7})
