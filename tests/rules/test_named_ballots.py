"""From papers to who is honoured, one named case for each switch of the rule profile that counting meets.

A paper is what it marks: "AB" marks units 1 and 2, "-" is blank, "x" is spoiled.
"""

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import pytest

from rules.ballots import SPOILED, Answer, Marking, count, encode_marks
from rules.outcome import FiveNumbers, decide
from rules.profile import BallotKind, Bar, Denominator, Form, Op, Profile
from rules.second_count import recount

NAMES = "ABCDE"
PROFILE = Profile(
    form=Form.SECRET,
    kind=BallotKind.CHOOSE_AT_MOST,
    at_most=2,
    seats=2,
    threshold=Bar(Fraction(1, 2), Op.OVER),
    denominator=Denominator.ELIGIBLE,
    quorum=None,
    tie=(),
)
HALF_OF = "AB AB AB AB AC AD"
"""Six papers of nine eligible, eight present and seven issued: A has 6, B 4."""


def over(top: int, bottom: int) -> Bar:
    return Bar(Fraction(top, bottom), Op.OVER)


def least(top: int, bottom: int) -> Bar:
    return Bar(Fraction(top, bottom), Op.AT_LEAST)


@dataclass(frozen=True)
class Case:
    """`elected` most votes first; `rules` are what differs from the profile."""

    name: str
    papers: str
    elected: str
    needed: int
    tied: str = ""
    empty: int = 0
    valid: int = 9
    rules: dict[str, Any] = field(default_factory=dict)


OVER_TWO_THIRDS, TWO_THIRDS = {"threshold": over(2, 3)}, {"threshold": least(2, 3)}
EIGHTY, NINETY = {"threshold": least(4, 5)}, {"threshold": least(9, 10)}
OF_PRESENT, OF_ISSUED, OF_COLLECTED, OF_VALID = ({"denominator": one} for one in list(Denominator)[1:])
NO_BLANKS = {"blank_valid": False}
APPROVE, OPINION = {"kind": BallotKind.APPROVE_EACH}, {"kind": BallotKind.OPINION_EACH}
ONE = {"kind": BallotKind.ELECT_ONE, "seats": 1}
THREE = {"seats": 3, "at_most": 3}

CASES = [
    Case("5 of 9 pass over half", "AB AB AB AB AB CD CD CD CD", "AB", 5),
    Case("4 of 9 do not", "AB AB AB AB AC AC CD CD D", "A", 5, empty=1),
    Case("6 of 9 reach two thirds", "AB AB AB AB AB AB CD CD C", "AB", 6, rules=TWO_THIRDS),
    Case("5 of 9 do not", "AB AB AB AB AB AC CD CD C", "A", 6, empty=1, rules=TWO_THIRDS),
    Case("6 of 9 are not over two thirds", "AB AB AB AB AB AB AC CD C", "A", 7, empty=1, rules=OVER_TWO_THIRDS),
    Case("8 of 9 reach 80 percent", "AB AB AB AB AB AB AB AB C", "AB", 8, rules=EIGHTY),
    Case("7 of 9 do not", "AB AB AB AB AB AB AB AC C", "A", 8, empty=1, rules=EIGHTY),
    Case("9 of 9 reach 90 percent", "AB AB AB AB AB AB AB AB AB", "AB", 9, rules=NINETY),
    Case("8 of 9 do not", "AB AB AB AB AB AB AB AB A", "A", 9, empty=1, rules=NINETY),
    Case("half of the eligible", HALF_OF, "A", 5, empty=1, valid=6),
    Case("half of those present", HALF_OF, "A", 5, empty=1, valid=6, rules=OF_PRESENT),
    Case("half of the cards issued", HALF_OF, "AB", 4, valid=6, rules=OF_ISSUED),
    Case("half of the papers collected", HALF_OF + " x x", "A", 5, empty=1, valid=6, rules=OF_COLLECTED),
    Case("half of the valid papers", HALF_OF + " x x", "AB", 4, valid=6, rules=OF_VALID),
    Case("one mark too many is invalid", "ABC AB AB AB AB AB", "AB", 5, valid=5),
    Case("fewer marks than allowed are valid", "A A A A A B B B B", "A", 5, empty=1),
    Case("a valid blank raises the bar", "AB AB AB - - -", "", 4, empty=2, valid=6, rules=OF_VALID),
    Case("an invalid blank does not", "AB AB AB - - -", "AB", 2, valid=3, rules=OF_VALID | NO_BLANKS),
    Case("a tie for the only seat", "AB AB AB AB AB CD CD CD C", "", 5, "AB", 1, rules={"seats": 1}),
    Case("a tie for the last seat", "AB AB AB AC AC AC A A -", "A", 3, "BC", 1, rules={"threshold": least(1, 3)}),
    Case("a tie for every seat", "AB AB AB AC AC AC BC BC BC", "", 5, "ABC", 2),
    Case("a tie above the line is no tie", "AB AB AB AB AB AB CD CD C", "AB", 5),
    Case("a tie below the bar is no tie", "AC AC AC AD AD AD BE BE BE", "A", 5, empty=1),
    Case("approved one by one", "ABC ABC ABC AB AB A A - -", "AB", 5, rules=APPROVE),
    Case("approved beyond the seats", "ABC ABC ABC ABC ABC AB A - -", "AB", 5, rules=APPROVE),
    Case("one is elected", "A A A A A B B B -", "A", 5, rules=ONE),
    Case("two marks elect nobody", "A A A A AB B B B -", "", 5, empty=1, valid=8, rules=ONE),
    Case("agreed one by one", "ABc ABc ABc AbC Abc a? A?B - x", "A", 5, empty=1, valid=8, rules=OPINION),
    Case("three seats with two marks", "ABC ABC ABC ABC ABC DE DE DE DE", "", 5, empty=3, valid=4, rules={"seats": 3}),
    Case("three seats with three marks", "ABC ABC ABC ABC ABC DE DE DE DE", "ABC", 5, rules=THREE),
    Case("nobody voted", "", "", 5, empty=2, valid=0),
    Case("nobody voted and the bar is of valid papers", "", "", 1, empty=2, valid=0, rules=OF_VALID),
]  # fmt: skip


def paper(said: str, kind: BallotKind) -> bytes:
    """In an opinion ballot a capital agrees, a small letter is against, "?" has no opinion on C."""
    if said == "x":
        return SPOILED
    if kind is not BallotKind.OPINION_EACH:
        return encode_marks(NAMES.index(name) + 1 for name in said.strip("-"))
    answers = {True: Answer.AGREE, False: Answer.AGAINST}
    marks = [answers[name.isupper()].to(NAMES.index(name.upper()) + 1) for name in said if name.isalpha()]
    return encode_marks([*marks, Answer.NO_OPINION.to(3)] if "?" in said else marks)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_ballot_is_decided(case: Case) -> None:
    profile = replace(PROFILE, **case.rules)
    marking = Marking(profile.kind, (1, 2, 3, 4, 5), profile.at_most, profile.blank_valid)
    papers = [paper(said, profile.kind) for said in case.papers.split()]
    found = count(papers, marking, issued=9)
    assert found.figures() == recount(papers, marking)
    assert found.valid == case.valid
    short = case.papers.startswith(HALF_OF)
    numbers = FiveNumbers(9, 8 if short else 9, 7 if short else 9, found.collected, found.valid)
    outcome = decide(profile, numbers, found.votes, profile.seats)
    assert outcome.needed == case.needed
    assert (letters(outcome.elected), letters(outcome.tied)) == (case.elected, case.tied)
    assert outcome.empty_seats == case.empty


def letters(units: tuple[int, ...]) -> str:
    return "".join(NAMES[unit - 1] for unit in units)
