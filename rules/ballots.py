"""What a ballot may say, how it is packed, and how papers are counted. A ballot never knows its voter."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from rules.errors_ballots import RepeatedMark, TooManyMarks, UnknownCandidate
from rules.profile import BallotKind

PAPER_BYTES = 512
SPOILED = b"x".ljust(PAPER_BYTES)
MARK = rb"(?:0|[1-9][0-9]{0,17})"
MARKS = re.compile(rb"((?:%b(?:,%b)*)?) *" % (MARK, MARK))


class Answer(IntEnum):
    """What a paper may say to each candidate of an opinion ballot; elsewhere a mark agrees."""

    AGREE = 1
    AGAINST = 2
    NO_OPINION = 3

    def to(self, candidate: int) -> int:
        """The mark that says it."""
        return candidate * 4 + self


@dataclass(frozen=True)
class Marking:
    """What one paper may say; `at_most` binds only where units are chosen, not where each is answered."""

    kind: BallotKind
    candidates: tuple[int, ...]
    at_most: int
    blank_valid: bool

    @property
    def limit(self) -> int:
        """The most marks of a valid paper."""
        chosen = {BallotKind.CHOOSE_AT_MOST: self.at_most, BallotKind.ELECT_ONE: 1}
        return chosen.get(self.kind, len(self.candidates))

    @property
    def fits(self) -> bool:
        """Whether the fullest paper has room."""
        answers = [Answer.NO_OPINION.to(candidate) for candidate in self.candidates]
        widest = answers if self.kind is BallotKind.OPINION_EACH else self.candidates
        return len(_text(sorted(widest)[-self.limit :])) <= PAPER_BYTES

    def said(self, mark: int) -> tuple[int, int]:
        """The candidate a mark is for and the number of its answer, 0 when it says none."""
        return divmod(mark, 4) if self.kind is BallotKind.OPINION_EACH else (mark, Answer.AGREE)


@dataclass(frozen=True)
class Count:
    """collected = valid + invalid; `blank` papers are inside one of the two as the profile says. `votes` agree;
    `against` and `no_opinion` are filled by opinion ballots only. What is left of `valid` said nothing."""

    issued: int
    collected: int
    valid: int
    invalid: int
    blank: int
    votes: dict[int, int]
    against: dict[int, int] = field(default_factory=dict)
    no_opinion: dict[int, int] = field(default_factory=dict)

    def figures(self) -> tuple[int, int, int, int, list[dict[int, int]]]:
        """collected, valid, invalid, blank, answers: what `second_count.recount` must equal."""
        return (
            self.collected,
            self.valid,
            self.invalid,
            self.blank,
            [self.votes, self.against, self.no_opinion],
        )


def check_marks(marks: Sequence[int], marking: Marking) -> tuple[int, ...]:
    """The marks in candidate order; none is a blank paper. Raise what is wrong, unknown ones first."""
    named = [marking.said(mark) for mark in marks]
    once = [candidate for candidate, _ in named]
    for candidate, answer in named:
        if candidate not in marking.candidates or not answer:
            raise UnknownCandidate(candidate)
        if once.count(candidate) > 1:
            raise RepeatedMark(candidate)
    if len(marks) > marking.limit:
        raise TooManyMarks(len(marks), marking.limit)
    return tuple(sorted(marks))


def encode_marks(marks: Iterable[int]) -> bytes:
    """PAPER_BYTES bytes whatever the choice, in no order of tapping; raise ValueError when it cannot fit."""
    text = _text(sorted(marks))
    if len(text) > PAPER_BYTES:
        raise ValueError(len(text))
    return text.ljust(PAPER_BYTES)


def decode_marks(paper: bytes) -> tuple[int, ...] | None:
    """None for a paper spoiled on purpose or not readable."""
    found = MARKS.fullmatch(paper) if len(paper) == PAPER_BYTES else None
    if not found:
        return None
    return tuple(int(mark) for mark in found[1].split(b",")) if found[1] else ()


def count(papers: Iterable[bytes], marking: Marking, issued: int) -> Count:
    """Every collected paper once; one that breaks a rule of marking is invalid and counts for nobody."""
    collected = valid = blank = 0
    tally = {answer: dict.fromkeys(marking.candidates, 0) for answer in Answer}
    for paper in papers:
        collected += 1
        marks = _valid_marks(paper, marking)
        blank += marks == ()
        if marks is None or (not marks and not marking.blank_valid):
            continue
        valid += 1
        for candidate, answer in map(marking.said, marks):
            tally[Answer(answer)][candidate] += 1
    asked = tuple(tally.values()) if marking.kind is BallotKind.OPINION_EACH else (tally[Answer.AGREE],)
    return Count(issued, collected, valid, collected - valid, blank, *asked)


def _valid_marks(paper: bytes, marking: Marking) -> tuple[int, ...] | None:
    marks = decode_marks(paper)
    try:
        return None if marks is None else check_marks(marks, marking)
    except (UnknownCandidate, RepeatedMark, TooManyMarks):
        return None


def _text(marks: Iterable[int]) -> bytes:
    return ",".join(map(str, marks)).encode()
