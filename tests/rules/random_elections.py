"""Random elections with every kind of paper, and what they must come to by brute force over what papers say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from rules.ballots import SPOILED, Answer, Marking, encode_marks
from rules.outcome import FiveNumbers
from rules.profile import BallotKind, Bar, Denominator, Form, Op, Profile

GARBAGE = (
    SPOILED,
    b"",
    b"1",
    b"1".ljust(511),
    b"1".ljust(513),
    b"1,".ljust(512),
    b"01".ljust(512),
    bytes(512),
)
FRACTIONS = [Fraction(*pair) for pair in ((1, 3), (1, 2), (2, 3), (4, 5), (9, 10), (1, 1))]
Said = tuple[tuple[int, Answer], ...]


@dataclass(frozen=True)
class Election:
    """`said` is what each of `papers` says to whom, None for garbage."""

    profile: Profile
    marking: Marking
    papers: tuple[bytes, ...]
    said: tuple[Said | None, ...]
    eligible: int


def draw(random: Random) -> Election:
    kind = random.choice(list(BallotKind))
    seats = 1 if kind is BallotKind.ELECT_ONE else random.randint(1, 4)
    candidates = tuple(random.sample(range(1, 40), random.randint(1, 8)))
    marking = Marking(kind, candidates, random.randint(1, 4), random.random() < 0.5)
    said = tuple(_said(random, marking) for _ in range(random.randint(0, 14)))
    papers = tuple(random.choice(GARBAGE) if one is None else _paper(kind, one) for one in said)
    return Election(_profile(random, marking, seats), marking, papers, said, len(said) + random.randint(0, 3))


def numbers(election: Election, valid: int) -> FiveNumbers:
    """Everybody present takes a card, and some eligible are away."""
    cast = len(election.papers)
    return FiveNumbers(election.eligible, (election.eligible + cast) // 2, cast, cast, valid)


def must_count(election: Election) -> tuple[int, int, int, int, list[dict[int, int]]]:
    """Figures as `Count.figures` gives them."""
    marking, papers = election.marking, [one for one in election.said if one is not None]
    valid = [one for one in papers if _follows(one, marking) and (one or marking.blank_valid)]
    asked = list(Answer) if marking.kind is BallotKind.OPINION_EACH else [Answer.AGREE]
    tables = [
        {candidate: sum((candidate, answer) in one for one in valid) for candidate in marking.candidates}
        for answer in asked
    ]
    collected = len(election.papers)
    return collected, len(valid), collected - len(valid), papers.count(()), [*tables, {}, {}][:3]


def must_elect(
    profile: Profile, of: int, votes: Mapping[int, int]
) -> tuple[set[int], set[int], set[int], set[int]]:
    """Elected, tied, not placed, below the bar: by who stands above whom, without any order."""
    share, over = profile.threshold.fraction * of, profile.threshold.op is Op.OVER
    passed = {one for one in votes if votes[one] and (votes[one] > share if over else votes[one] >= share)}
    above = {one: sum(votes[other] > votes[one] for other in passed) for one in passed}
    level = {one: sum(votes[other] == votes[one] for other in passed) for one in passed}
    elected = {one for one in passed if above[one] + level[one] <= profile.seats}
    tied = {one for one in passed - elected if above[one] < profile.seats}
    return elected, tied, passed - elected - tied, set(votes) - passed


def _follows(said: Said, marking: Marking) -> bool:
    named = [candidate for candidate, _ in said]
    most = {BallotKind.CHOOSE_AT_MOST: marking.at_most, BallotKind.ELECT_ONE: 1}.get(marking.kind, 99)
    return set(named) <= set(marking.candidates) and len(named) == len(set(named)) and len(named) <= most


def _said(random: Random, marking: Marking) -> Said | None:
    if random.random() < 0.1:
        return None
    known: Sequence[int] = marking.candidates if random.random() < 0.8 else (*marking.candidates, 77)
    careless = random.random() < 0.1
    marks = min(len(known), random.choice([0, 1, 1, 2, 2, 2, 3, 8]))
    named = random.choices(known, k=marks) if careless else random.sample(known, marks)
    opinions = marking.kind is BallotKind.OPINION_EACH
    return tuple((one, random.choice(list(Answer)) if opinions else Answer.AGREE) for one in named)


def _paper(kind: BallotKind, said: Said) -> bytes:
    opinions = kind is BallotKind.OPINION_EACH
    return encode_marks(answer.to(one) if opinions else one for one, answer in said)


def _profile(random: Random, marking: Marking, seats: int) -> Profile:
    return Profile(
        form=Form.SECRET,
        kind=marking.kind,
        at_most=marking.at_most,
        seats=seats,
        threshold=Bar(random.choice(FRACTIONS), random.choice(list(Op))),
        denominator=random.choice(list(Denominator)),
        quorum=None,
        tie=(),
        blank_valid=marking.blank_valid,
    )
