"""What a ballot may say, how it is packed, and how papers are counted. A ballot never knows its voter."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rules.errors import RepeatedMark, TooManyMarks, UnknownCandidate

PAPER_BYTES = 512
SPOILED = b"x".ljust(PAPER_BYTES)
MARK = rb"(?:0|[1-9][0-9]{0,17})"
MARKS = re.compile(rb"((?:%b(?:,%b)*)?) *" % (MARK, MARK))


@dataclass(frozen=True)
class Count:
    """collected = valid + invalid; `blank` papers are inside one of the two as the profile says."""

    issued: int
    collected: int
    valid: int
    invalid: int
    blank: int
    votes: dict[int, int]

    def figures(self) -> tuple[int, int, int, int, dict[int, int]]:
        """collected, valid, invalid, blank, votes: what `second_count.recount` must equal."""
        return self.collected, self.valid, self.invalid, self.blank, self.votes


def check_marks(marks: Sequence[int], candidates: Collection[int], at_most: int) -> tuple[int, ...]:
    """The marks in candidate order; none is a blank paper. Raise what is wrong, unknown ones first."""
    for mark in marks:
        if mark not in candidates:
            raise UnknownCandidate(mark)
        if marks.count(mark) > 1:
            raise RepeatedMark(mark)
    if len(marks) > at_most:
        raise TooManyMarks(len(marks), at_most)
    return tuple(sorted(marks))


def encode_marks(marks: Iterable[int]) -> bytes:
    """PAPER_BYTES bytes whatever the choice, in no order of tapping; raise ValueError when it cannot fit."""
    text = ",".join(str(mark) for mark in sorted(marks)).encode()
    if len(text) > PAPER_BYTES:
        raise ValueError(len(text))
    return text.ljust(PAPER_BYTES)


def decode_marks(paper: bytes) -> tuple[int, ...] | None:
    """None for a paper spoiled on purpose or not readable."""
    found = MARKS.fullmatch(paper) if len(paper) == PAPER_BYTES else None
    if not found:
        return None
    return tuple(int(mark) for mark in found[1].split(b",")) if found[1] else ()


def count(
    papers: Iterable[bytes], candidates: Collection[int], at_most: int, blank_valid: bool, issued: int
) -> Count:
    """Every collected paper once; one that breaks a rule of marking is invalid and counts for nobody."""
    collected = valid = blank = 0
    votes = dict.fromkeys(candidates, 0)
    for paper in papers:
        collected += 1
        marks = _valid_marks(paper, candidates, at_most)
        blank += marks == ()
        if marks is None or (not marks and not blank_valid):
            continue
        valid += 1
        for mark in marks:
            votes[mark] += 1
    return Count(issued, collected, valid, collected - valid, blank, votes)


def _valid_marks(paper: bytes, candidates: Collection[int], at_most: int) -> tuple[int, ...] | None:
    marks = decode_marks(paper)
    try:
        return None if marks is None else check_marks(marks, candidates, at_most)
    except (UnknownCandidate, RepeatedMark, TooManyMarks):
        return None
