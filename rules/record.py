"""The record of a ballot (hồ sơ kiểm phiếu): all that may be shown of it, and what must agree in it.

`checked` needs no secret: codes, roll, five numbers, threshold, ranking, settled ties and the chained log.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rules.ballot_dict import (
    count_from_dict,
    count_to_dict,
    delegates_from_dict,
    seal_from_dict,
    seal_to_dict,
    units_by_delegate,
)
from rules.ballot_sheet import Ballot, Settled, Subject, five_numbers, outcome_of
from rules.ballots import Count
from rules.chain import chain, line_hash
from rules.frozen import frozen_code
from rules.meetings import BallotState
from rules.profile import Tie
from rules.profile_dict import profile_from_dict, profile_to_dict

FORMAT = "khoi-thi-dua/ballot-record/1"
Record = dict[str, Any]


@dataclass(frozen=True)
class Logged:
    """One line of the bloc's log: `said` only when it is about this ballot, else its hash alone."""

    number: int
    hashed: str
    digest: str
    said: dict[str, Any] | None


def record_of(
    ballot: Ballot, voted: tuple[int, ...], units: dict[int, str], voters: dict[int, str], log: list[Logged]
) -> Record:
    """Plain JSON values; names of `units` and of `voters` by id. Raise ValueError before the count."""
    return {
        "format": FORMAT,
        "ballot": ballot.id,
        "title": ballot.title,
        "subject": ballot.subject.value,
        "round": ballot.round,
        "among_tied": ballot.among_tied,
        "seats": ballot.seats,
        "profile": profile_to_dict(ballot.profile),
        "candidates": list(ballot.candidates),
        "entitled": list(ballot.entitled),
        "roll": list(ballot.roll),
        "voted": list(voted),
        "on_paper": list(ballot.on_paper),
        "names": _names(ballot, units),
        **_delegates(ballot, voters),
        "present": ballot.present,
        "issued": ballot.issued,
        "codes": list(ballot.codes),
        "seal": seal_to_dict(ballot.seal),
        "totals": count_to_dict(ballot.totals) if ballot.totals else None,
        "outcome": _outcome(ballot),
        "settled": {"by": ballot.settled.by.value, "elected": list(ballot.settled.elected)}
        if ballot.settled
        else None,
        "log": [vars(line) for line in log],
    }


def ballot_of(record: Record) -> Ballot:
    """Raise KeyError, TypeError or ValueError for what is no such record."""
    if record["format"] != FORMAT:
        raise ValueError(record["format"])
    settled = record["settled"]
    return Ballot(
        id=record["ballot"],
        meeting=0,
        state=BallotState.ANNOUNCED,
        title=record["title"],
        round=record["round"],
        candidates=tuple(record["candidates"]),
        seats=record["seats"],
        profile=profile_from_dict(record["profile"]),
        entitled=tuple(record["entitled"]),
        subject=Subject(record["subject"]),
        roll=tuple(record["roll"]),
        present=record["present"],
        issued=record["issued"],
        seal=seal_from_dict(record["seal"]),
        on_paper=tuple(record["on_paper"]),
        codes=tuple(record["codes"]),
        totals=count_from_dict(record["totals"]),
        settled=Settled(Tie(settled["by"]), tuple(settled["elected"])) if settled else None,
        among_tied=record["among_tied"],
        delegates=delegates_from_dict(record.get("delegates")),
    )


def checked(record: Record) -> tuple[str, ...]:
    """Machine names of what does not agree; none when all does. Raise as `ballot_of`."""
    ballot, voted = ballot_of(record), tuple(record["voted"])
    log = [Logged(**line) for line in record["log"]]
    count = count_from_dict(record["totals"])
    checks: dict[str, Callable[[], bool]] = {
        "frozen": lambda: frozen_code(ballot) == ballot.seal.frozen,
        "roll": lambda: _is_roll_right(ballot, voted),
        "codes": lambda: _are_codes_right(ballot, count),
        "numbers": lambda: _are_numbers_right(ballot, count),
        "outcome": lambda: _outcome(ballot) == record["outcome"],
        "settled": lambda: _is_settled_right(ballot),
        "log": lambda: _is_unbroken(log),
        "log_says": lambda: not any(_denials(ballot, voted, log)),
    }
    return tuple(name for name, holds in checks.items() if not holds())


def _names(ballot: Ballot, units: dict[int, str]) -> dict[str, str]:
    """Of the candidates and, where units vote, of the voters."""
    told = {*ballot.candidates, *(() if ballot.by_delegates else ballot.entitled)}
    return {str(unit): units[unit] for unit in sorted(told & units.keys())}


def _delegates(ballot: Ballot, voters: dict[int, str]) -> Record:
    """Where they vote: for which units, and their names."""
    if not ballot.by_delegates:
        return {}
    named = {str(person): voters[person] for person in sorted(voters)}
    return {"delegates": units_by_delegate(ballot.delegates), "delegate_names": named}


def _outcome(ballot: Ballot) -> dict[str, Any]:
    outcome = outcome_of(ballot)
    return {name: list(part) if isinstance(part, tuple) else part for name, part in vars(outcome).items()}


def _is_roll_right(ballot: Ballot, voted: tuple[int, ...]) -> bool:
    cast = (*voted, *ballot.on_paper)
    return len(cast) == len(set(cast)) and set(cast) <= set(ballot.roll) <= set(ballot.entitled)


def _are_codes_right(ballot: Ballot, count: Count) -> bool:
    return list(ballot.codes) == sorted(set(ballot.codes)) and len(ballot.codes) == count.collected


def _are_numbers_right(ballot: Ballot, count: Count) -> bool:
    numbers = five_numbers(ballot)
    falling = (numbers.present, numbers.issued, numbers.collected, numbers.valid)
    votes = all(0 <= votes <= count.valid for votes in count.votes.values())
    return (
        list(falling) == sorted(falling, reverse=True)
        and numbers.issued == len(ballot.roll) <= numbers.eligible
        and count.collected == count.valid + count.invalid
        and votes
        and set(count.votes) <= set(ballot.candidates)
    )


def _is_settled_right(ballot: Ballot) -> bool:
    outcome = outcome_of(ballot)
    if ballot.settled is None:
        return True
    return set(ballot.settled.elected) <= set(outcome.tied) and len(ballot.settled.elected) <= outcome.empty_seats


def _is_unbroken(log: list[Logged]) -> bool:
    """Every line follows from the one before, and says what its hash stands for."""
    for before, line in pairwise(log):
        if line.number != before.number + 1 or line.digest != chain(before.digest, line.hashed):
            return False
    return bool(log) and all(line.said is None or line_hash(line.said) == line.hashed for line in log)


def _denials(ballot: Ballot, voted: tuple[int, ...], log: list[Logged]) -> Iterator[str]:
    """What the log says otherwise than the record."""
    said = {line.said["what"]: line.said["body"] for line in log if line.said}
    wanted: dict[str, dict[str, Any]] = {
        "ballot_sealed": {"frozen": ballot.seal.frozen, "candidates": list(ballot.candidates)},
        "ballot_opened": {"roll": list(ballot.roll)},
        "ballot_closed": {"voted": list(voted), "paper": list(ballot.on_paper), "codes": list(ballot.codes)},
        "ballot_announced": {"elected": list(outcome_of(ballot).elected), "digest": totals_code(ballot)},
    }
    for what, body in wanted.items():
        if any(said.get(what, {}).get(name) != value for name, value in body.items()):
            yield what


def totals_code(ballot: Ballot) -> str:
    """SHA-256 (hex) of the totals, as the log keeps it; raise ValueError before the count."""
    if ballot.totals is None:
        raise ValueError(f"ballot {ballot.id} is not counted")
    return line_hash(count_to_dict(ballot.totals))


def recounted(record: Record, count: Count) -> bool:
    """Whether a second opening of the papers gave the totals of the record."""
    return count == count_from_dict(record["totals"])
