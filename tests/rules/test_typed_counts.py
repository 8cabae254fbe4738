"""Counts typed in the room: in the list's order or by name, and what two members found differently."""

from dataclasses import replace

import pytest

from rules.ballots import Marking
from rules.errors import Refusal
from rules.errors_counts import NotCounts, TooManyVotes, VotesOverLimit, WrongFigure
from rules.outcome import FiveNumbers
from rules.people import Unit
from rules.profile import BallotKind
from rules.typed_counts import PaperCount, check_votes, count_of, differences, read_paper_count, read_votes

UNITS = {
    number: Unit(number, 1, name, name, short, "Trưởng ban", aliases)
    for number, name, short, aliases in (
        (4, "Ban Tổ chức Tỉnh ủy", "BTC", ("Tổ chức",)),
        (2, "Báo Lào Cai", "BLC", ()),
        (7, "Văn phòng Tỉnh ủy", "VPTU", ()),
    )
}
CHOOSE = Marking(BallotKind.CHOOSE_AT_MOST, tuple(UNITS), 2, blank_valid=True)
OPINION = replace(CHOOSE, kind=BallotKind.OPINION_EACH)


@pytest.mark.parametrize(
    "text",
    [
        "8; 7; 2",
        "8, 7, 2",
        "8 7 2",
        "8\n7\n2",
        "Ban Tổ chức Tỉnh ủy: 8; Báo Lào Cai: 7; Văn phòng Tỉnh ủy: 2",
        "vptu 2\nbao lao cai - 7 phiếu\ntổ chức = 8",
    ],
)
def test_votes_are_read_in_the_lists_order_or_by_name(text: str) -> None:
    assert read_votes(text, CHOOSE, UNITS) == {4: (8,), 2: (7,), 7: (2,)}


def test_who_is_not_named_has_none() -> None:
    assert read_votes("BTC: 8", CHOOSE, UNITS) == {4: (8,), 2: (0,), 7: (0,)}


def test_each_answer_has_its_own_count() -> None:
    wanted = {4: (8, 1, 0), 2: (7, 2, 0), 7: (0, 9, 0)}
    assert read_votes("8/1/0; 7/2/0; 0/9/0", OPINION, UNITS) == wanted
    assert read_votes("BTC: 8 / 1 / 0; BLC: 7/2/0; VPTU: 0/9/0", OPINION, UNITS) == wanted


@pytest.mark.parametrize(
    "text",
    ["", "8; 7", "8; 7; 2; 1", "tám; bảy; hai", "Ban Lạ: 8", "BTC: 8; BTC: 7", "8; 7; -2", "BTC:", "8/1/0; 7; 2"],
)
def test_what_is_no_list_of_counts_is_refused(text: str) -> None:
    with pytest.raises(NotCounts):
        read_votes(text, CHOOSE, UNITS)


def test_a_long_text_is_refused_quickly() -> None:
    with pytest.raises(NotCounts):
        read_votes("a " * 20_000, CHOOSE, UNITS)


@pytest.mark.parametrize(
    ("said", "marking", "refusal"),
    [
        ({4: (10,), 2: (0,), 7: (0,)}, CHOOSE, TooManyVotes("Ban Tổ chức Tỉnh ủy", 10, 9)),
        ({4: (9,), 2: (9,), 7: (1,)}, CHOOSE, VotesOverLimit(19, 18)),
        ({4: (5,), 2: (5,), 7: (0,)}, replace(CHOOSE, kind=BallotKind.ELECT_ONE), VotesOverLimit(10, 9)),
        ({4: (8, 1, 1), 2: (0, 0, 0), 7: (0, 0, 0)}, OPINION, TooManyVotes("Ban Tổ chức Tỉnh ủy", 10, 9)),
    ],
)
def test_more_votes_than_the_rules_allow_are_refused(
    said: dict[int, tuple[int, ...]], marking: Marking, refusal: Refusal
) -> None:
    with pytest.raises(type(refusal)) as raised:
        check_votes(said, marking, UNITS, 9)
    assert raised.value == refusal


def test_where_each_is_approved_everybody_may_have_all_votes() -> None:
    approve = replace(CHOOSE, kind=BallotKind.APPROVE_EACH)
    check_votes({4: (9,), 2: (9,), 7: (9,)}, approve, UNITS, 9)


def test_five_numbers_come_first_and_then_the_votes() -> None:
    wanted = PaperCount(FiveNumbers(9, 9, 9, 9, 8), {4: (7,), 2: (6,), 7: (2,)})
    assert read_paper_count("9; 9; 9; 9; 8\n7; 6; 2", CHOOSE, UNITS, 9) == wanted
    assert read_paper_count("9 9 9 9 8 7 6 2", CHOOSE, UNITS, 9) == wanted
    assert read_paper_count("9, 9, 9, 9, 8\nBTC: 7\nBLC: 6\nVPTU: 2", CHOOSE, UNITS, 9) == wanted


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("8; 8; 8; 8; 8; 1; 1; 1", WrongFigure("eligible", 9)),
        ("9; 8; 9; 8; 8; 1; 1; 1", WrongFigure("issued", 8)),
        ("9; 9; 8; 9; 8; 1; 1; 1", WrongFigure("collected", 8)),
        ("9; 9; 9; 8; 9; 1; 1; 1", WrongFigure("valid", 8)),
        ("9; 9; 9; 9; 8; 9; 1; 1", TooManyVotes("Ban Tổ chức Tỉnh ủy", 9, 8)),
        ("9; 9; 9; 9", NotCounts(3, answered=False)),
        ("BTC: 7; BLC: 6; VPTU: 2", NotCounts(3, answered=False)),
    ],
)
def test_figures_that_cannot_be_are_refused_by_name(text: str, refusal: Refusal) -> None:
    with pytest.raises(type(refusal)) as raised:
        read_paper_count(text, CHOOSE, UNITS, 9)
    assert raised.value == refusal


def test_differences_name_what_differs_and_tell_no_figure() -> None:
    one = read_paper_count("9; 9; 9; 9; 8; 7; 6; 2", CHOOSE, UNITS, 9)
    other = read_paper_count("9; 9; 9; 9; 9; 7; 5; 2", CHOOSE, UNITS, 9)
    assert differences(one, one) == ()
    assert differences(one, other) == differences(other, one) == ("valid", 2)


def test_totals_of_typed_counts() -> None:
    typed = read_paper_count("9; 9; 9; 9; 8; 7/1/0; 6/2/0; 2/0/6", OPINION, UNITS, 9)
    totals = count_of(typed.numbers, typed.said)
    assert (totals.issued, totals.collected, totals.valid, totals.invalid) == (9, 9, 8, 1)
    assert (totals.votes, totals.against, totals.no_opinion) == (
        {4: 7, 2: 6, 7: 2},
        {4: 1, 2: 2, 7: 0},
        {4: 0, 2: 0, 7: 6},
    )
