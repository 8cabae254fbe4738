"""A counter with a fault is caught by the other one, and nothing is announced."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

import pytest

from bot.box import counting
from bot.box.counting import CountersDisagree, check_counters, count_blobs
from bot.box.keys import make_keys, rebuild
from bot.box.sealing import seal
from rules.ballots import PAPER_BYTES, Count, Marking, count, encode_marks
from rules.profile import BallotKind
from rules.second_count import recount
from tests.rules.random_elections import draw

Counter = Callable[[Iterable[bytes], Marking, int], Count]
ELECTIONS = 200


def takes_one_mark_too_many(papers: Iterable[bytes], marking: Marking, issued: int) -> Count:
    return count(papers, replace(marking, at_most=marking.at_most + 1), issued)


def takes_blanks_the_other_way(papers: Iterable[bytes], marking: Marking, issued: int) -> Count:
    return count(papers, replace(marking, blank_valid=not marking.blank_valid), issued)


def drops_papers_that_say_the_same(papers: Iterable[bytes], marking: Marking, issued: int) -> Count:
    return count(dict.fromkeys(papers), marking, issued)


def drops_the_last_paper(papers: Iterable[bytes], marking: Marking, issued: int) -> Count:
    return count([*papers][:-1], marking, issued)


def forgets_broken_papers(papers: Iterable[bytes], marking: Marking, issued: int) -> Count:
    return count((paper for paper in papers if len(paper) == PAPER_BYTES), marking, issued)


def gives_a_vote_too_many(papers: Iterable[bytes], marking: Marking, issued: int) -> Count:
    found = count(papers, marking, issued)
    first = marking.candidates[0]
    return replace(found, votes={**found.votes, first: found.votes[first] + 1})


def turns_opinions_round(papers: Iterable[bytes], marking: Marking, issued: int) -> Count:
    found = count(papers, marking, issued)
    return replace(found, against=found.no_opinion, no_opinion=found.against)


FAULTS: tuple[Counter, ...] = (
    takes_one_mark_too_many,
    takes_blanks_the_other_way,
    drops_papers_that_say_the_same,
    drops_the_last_paper,
    forgets_broken_papers,
    gives_a_vote_too_many,
    turns_opinions_round,
)


def is_caught(counter: Counter, seed: int) -> bool:
    election = draw(Random(seed))
    try:
        check_counters(
            counter(election.papers, election.marking, 9), recount(election.papers, election.marking)
        )
    except CountersDisagree:
        return True
    return False


def test_two_sound_counters_never_disagree() -> None:
    assert not any(is_caught(count, seed) for seed in range(ELECTIONS))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_counter_is_caught(fault: Counter) -> None:
    assert any(is_caught(fault, seed) for seed in range(ELECTIONS))


def test_a_box_counted_by_a_faulty_counter_gives_no_totals(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = make_keys(3, 2)
    marking = Marking(BallotKind.CHOOSE_AT_MOST, (11, 12), at_most=1, blank_valid=True)
    blobs = [seal(keys.public_key, encode_marks(marks)) for marks in ((11,), (11,), (12,))]
    private = rebuild(keys.public_key, keys.shares[:2])
    assert count_blobs(private, blobs, marking=marking, issued=3).votes == {11: 2, 12: 1}
    monkeypatch.setattr(counting, "count", gives_a_vote_too_many)
    with pytest.raises(CountersDisagree):
        count_blobs(private, blobs, marking=marking, issued=3)
