"""Both counters and the outcome against brute force, whatever was cast and in whatever order."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.ballots import count
from rules.outcome import decide
from rules.second_count import recount
from tests.rules.random_elections import draw, must_count, must_elect, numbers

MANY = 20_000


@given(st.integers(0, 2**32))
@settings(max_examples=300)
def test_random_elections_come_out_as_by_brute_force(seed: int) -> None:
    check(Random(seed))


@pytest.mark.long
def test_twenty_thousand_random_elections_come_out_as_by_brute_force() -> None:
    for seed in range(MANY):
        check(Random(seed))


def test_random_elections_meet_every_way_one_can_end() -> None:
    """Otherwise the comparison would prove little."""
    ends: set[str] = set()
    for seed in range(300):
        election = draw(Random(seed))
        found = count(election.papers, election.marking, 0)
        outcome = decide(
            election.profile, numbers(election, found.valid), found.votes, election.profile.seats
        )
        ends |= {name for name, met in vars(outcome).items() if met}
        ends |= {name for name, met in vars(found).items() if met and met != found.collected}
    assert ends >= {"elected", "tied", "not_placed", "below_threshold", "empty_seats"}
    assert ends >= {"valid", "invalid", "blank", "votes", "against", "no_opinion"}


def check(random: Random) -> None:
    election = draw(random)
    marking, profile = election.marking, election.profile
    found = count(election.papers, marking, len(election.papers))
    assert found.figures() == recount(election.papers, marking) == must_count(election)
    shuffled = random.sample(election.papers, len(election.papers))
    assert count(shuffled, marking, len(shuffled)) == found
    five = numbers(election, found.valid)
    of = getattr(five, profile.denominator.value)
    must = must_elect(profile, of, found.votes)
    for votes in (found.votes, dict(random.sample(sorted(found.votes.items()), len(found.votes)))):
        outcome = decide(profile, five, votes, profile.seats)
        places = (outcome.elected, outcome.tied, outcome.not_placed, outcome.below_threshold)
        assert tuple(map(set, places)) == must
        assert outcome.empty_seats == profile.seats - len(must[0])
