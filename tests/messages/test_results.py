"""Words of a result: rules in words, and names typed by people."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from messages.ballot import BallotDraft
from messages.bloc_file import read_bloc_file
from messages.render import render
from messages.results import Announcement, Result, VoteLine, ZaloCopy
from rules.ballot_sheet import Ballot, five_numbers, outcome_of
from rules.ballots import Count
from rules.blocs import Bloc
from rules.meetings import BallotState
from rules.people import Unit
from rules.profile import Bar, Denominator, Op, Profile
from tests.support.stage import EXAMPLE

UNIT = Unit(1, 1, "x", 'Ban <b>X</b> & "Y"', "X", "Trưởng ban")
FILE = read_bloc_file(EXAMPLE)
BLOC = Bloc(1, "x", "Khối A & B", 2023, 1, FILE.tree, FILE.profile, (), "Bằng khen của Chủ tịch UBND tỉnh")
BALLOT = Ballot(
    id=1,
    meeting=1,
    state=BallotState.ANNOUNCED,
    title=BLOC.award,
    round=1,
    candidates=(1,),
    seats=2,
    profile=FILE.profile,
    entitled=tuple(range(1, 10)),
    issued=9,
    present=9,
    totals=Count(9, 9, 9, 0, 0, {1: 7}),
)
RESULT = Result(
    BALLOT, five_numbers(BALLOT), 0, 0, outcome_of(BALLOT), 9, (VoteLine(UNIT, 7, Fraction(7, 9)),)
)
DAY = date(2023, 12, 19)


def test_a_name_typed_by_people_is_escaped_in_the_group_and_plain_in_the_copy() -> None:
    said = render(Announcement(BLOC, RESULT, DAY)).html
    assert "1. <b>Ban &lt;b&gt;X&lt;/b&gt; &amp; &#34;Y&#34;</b>: 7/9 phiếu" in said
    copy = render(ZaloCopy(BLOC, RESULT, DAY)).copy
    assert '1. Ban <b>X</b> & "Y": 7/9 phiếu (77,78%)' in copy
    assert "Khối A & B" in copy


def test_the_proposal_names_who_gives_the_award() -> None:
    said = render(Announcement(BLOC, RESULT, DAY)).html
    assert "đề nghị Chủ tịch UBND tỉnh xét, tặng</b> Bằng khen năm 2023" in said


@pytest.mark.parametrize(
    ("fraction", "op", "denominator", "words"),
    [
        (Fraction(1, 2), Op.OVER, Denominator.ELIGIBLE, "trên một nửa số đơn vị của Khối (từ 5 phiếu)"),
        (Fraction(2, 3), Op.AT_LEAST, Denominator.ELIGIBLE, "ít nhất hai phần ba số đơn vị của Khối"),
        (Fraction(4, 5), Op.AT_LEAST, Denominator.ISSUED, "ít nhất 80% số phiếu phát ra (từ 8 phiếu)"),
        (Fraction(9, 10), Op.OVER, Denominator.VALID, "trên 90% số phiếu hợp lệ, lấy"),
        (Fraction(5, 7), Op.OVER, Denominator.PRESENT, "trên 5/7 số đơn vị có mặt, lấy"),
    ],
)
def test_the_rule_in_words(fraction: Fraction, op: Op, denominator: Denominator, words: str) -> None:
    profile: Profile = replace(FILE.profile, threshold=Bar(fraction, op), denominator=denominator)
    ballot = replace(BALLOT, profile=profile)
    known = {Denominator.ELIGIBLE, Denominator.ISSUED}
    needed = profile.threshold.needed(9) if denominator in known else 0
    assert words in render(BallotDraft(BLOC, ballot, (UNIT,), (), needed)).html
