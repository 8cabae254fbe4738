"""Counts of a ballot held without a box, as people type them: votes by hand, and papers counted by a committee."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rules.ballots import Count, Marking
from rules.errors_counts import NotCounts, TooManyVotes, VotesOverLimit, WrongFigure
from rules.outcome import FiveNumbers
from rules.people import Unit, named_unit
from rules.profile import BallotKind
from rules.vietnamese import fold

NUMBERS = ("eligible", "present", "issued", "collected", "valid")
NUMBER = re.compile(r"[0-9]{1,4}")
OPINIONS = re.compile(r"([0-9]{1,4})\s*/\s*([0-9]{1,4})\s*/\s*([0-9]{1,4})")
NAMED = re.compile(r"(\D.*?)[\s:=–-]*([0-9]{1,4}(?:/[0-9]{1,4}/[0-9]{1,4})?)(?:\s*phiếu)?")
LONGEST = 200
"""Characters of one candidate's name and count."""
Said = tuple[int, ...]
"""The votes for one candidate; agree, against and no opinion where each is answered."""


@dataclass(frozen=True)
class PaperCount:
    """What one member found: the five numbers, and what was said of each candidate."""

    numbers: FiveNumbers
    said: Mapping[int, Said]


def read_votes(text: str, marking: Marking, units: Mapping[int, Unit]) -> dict[int, Said]:
    """One count for each candidate in their order, or "name: count" where those not named have none.

    `units` by id. Raise NotCounts.
    """
    listed = _in_order(text, marking)
    if listed is not None:
        return dict(zip(marking.candidates, listed, strict=True))
    return _by_name(text, marking, units)


def check_votes(said: Mapping[int, Said], marking: Marking, units: Mapping[int, Unit], papers: int) -> None:
    """Nobody has more votes than papers, and all together no more than the rules allow; raise which is too much."""
    for candidate, votes in said.items():
        if sum(votes) > papers:
            raise TooManyVotes(units[candidate].name, sum(votes), papers)
    limit = papers * marking.limit
    whole = sum(sum(votes) for votes in said.values())
    if marking.kind in (BallotKind.CHOOSE_AT_MOST, BallotKind.ELECT_ONE) and whole > limit:
        raise VotesOverLimit(whole, limit)


def read_paper_count(text: str, marking: Marking, units: Mapping[int, Unit], eligible: int) -> PaperCount:
    """The five numbers first, then the votes as `read_votes` takes them; raise what is wrong first."""
    parts = _parts(text)
    figures, rest = parts[: len(NUMBERS)], parts[len(NUMBERS) :]
    if len(figures) < len(NUMBERS) or not all(NUMBER.fullmatch(part) for part in figures):
        raise NotCounts(len(marking.candidates), _is_answered(marking))
    numbers = FiveNumbers(*map(int, figures))
    _check_figures(numbers, eligible)
    said = read_votes(";".join(rest), marking, units)
    check_votes(said, marking, units, numbers.valid)
    return PaperCount(numbers, said)


def differences(one: PaperCount, other: PaperCount) -> tuple[str | int, ...]:
    """What two members found differently: names of figures, then candidates; no figure is told."""
    figures = [name for name in NUMBERS if getattr(one.numbers, name) != getattr(other.numbers, name)]
    votes = [unit for unit in one.said if one.said[unit] != other.said.get(unit)]
    return (*figures, *votes)


def count_of(numbers: FiveNumbers, said: Mapping[int, Said]) -> Count:
    """The totals; how many papers were blank is not known apart."""
    columns = [{unit: votes[place] for unit, votes in said.items() if len(votes) > place} for place in range(3)]
    invalid = numbers.collected - numbers.valid
    return Count(numbers.issued, numbers.collected, numbers.valid, invalid, 0, *columns)


def _in_order(text: str, marking: Marking) -> list[Said] | None:
    parts = _parts(text)
    found = [_said(part, marking) for part in parts]
    fits = len(parts) == len(marking.candidates) and all(found)
    return [votes for votes in found if votes] if fits else None


def _by_name(text: str, marking: Marking, units: Mapping[int, Unit]) -> dict[int, Said]:
    said: dict[int, Said] = {}
    for part in _parts(text):
        match = NAMED.fullmatch(part) if len(part) <= LONGEST else None
        candidate = _candidate(match[1], marking, units) if match else None
        votes = _said(match[2], marking) if match else None
        if candidate is None or votes is None or candidate in said:
            raise NotCounts(len(marking.candidates), _is_answered(marking))
        said[candidate] = votes
    if not said:
        raise NotCounts(len(marking.candidates), _is_answered(marking))
    none = (0, 0, 0) if _is_answered(marking) else (0,)
    return {candidate: said.get(candidate, none) for candidate in marking.candidates}


def _candidate(name: str, marking: Marking, units: Mapping[int, Unit]) -> int | None:
    unit = named_unit((units[candidate] for candidate in marking.candidates), fold(name).strip(" .:"))
    return unit.id if unit else None


def _said(part: str, marking: Marking) -> Said | None:
    pattern = OPINIONS if _is_answered(marking) else NUMBER
    match = pattern.fullmatch(part)
    return tuple(map(int, match.groups() or (match[0],))) if match else None


def _parts(text: str) -> list[str]:
    """Split at semicolons and lines; between bare numbers at commas and spaces too."""
    tight = re.sub(r"\s*/\s*", "/", text.strip())
    pieces = [piece.strip() for piece in re.split(r"[;\n]", tight)]
    split = [re.split(r"[,\s]+", piece) if re.fullmatch(r"[0-9/,\s]+", piece) else [piece] for piece in pieces]
    return [part for piece in split for part in piece if part]


def _check_figures(numbers: FiveNumbers, eligible: int) -> None:
    """Each figure is at most the one before it, present may exceed eligible; raise WrongFigure."""
    if numbers.eligible != eligible:
        raise WrongFigure("eligible", eligible)
    limits = {
        "issued": min(numbers.present, numbers.eligible),
        "collected": numbers.issued,
        "valid": numbers.collected,
    }
    for name, limit in limits.items():
        if getattr(numbers, name) > limit:
            raise WrongFigure(name, limit)


def _is_answered(marking: Marking) -> bool:
    return marking.kind is BallotKind.OPINION_EACH
