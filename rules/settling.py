"""What settles a tie at the line: each way by its name, in the bloc's order, and nothing by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rules.errors_ballots import RepeatedMark, UnknownCandidate
from rules.errors_meeting import ChooseExactly
from rules.outcome import Outcome
from rules.profile import Tie


@dataclass(frozen=True)
class Settlement:
    """`elected` take seats by this way; `open` are still tied for the seats that are left."""

    by: Tie
    elected: tuple[int, ...]
    open: tuple[int, ...]


def ways_left(
    outcome: Outcome, ties: Sequence[Tie], rounds_left: int, scores: Mapping[int, Decimal]
) -> tuple[Tie, ...]:
    """The ways that can still do something, in the bloc's order: the first is the next one to take."""
    dead = set() if rounds_left > 0 else {Tie.RUN_OFF}
    if not _by_score(outcome, scores).elected:
        dead.add(Tie.HIGHER_SCORE)
    return tuple(way for way in ties if outcome.tied and way not in dead)


def settle(
    outcome: Outcome, way: Tie, scores: Mapping[int, Decimal], chosen: Sequence[int] = ()
) -> Settlement:
    """`chosen` are the chair's, as many as there are seats; a run-off and the council settle nothing here.

    Raise what is wrong with `chosen`.
    """
    if way is Tie.HIGHER_SCORE:
        return _by_score(outcome, scores)
    if way is Tie.CHAIR:
        _check_choice(outcome, chosen)
        return Settlement(way, tuple(unit for unit in outcome.tied if unit in chosen), ())
    return Settlement(way, (), outcome.tied)


def settled(outcome: Outcome, settlement: Settlement) -> Outcome:
    """The outcome with the seats given; who was tied and is out stands before the others not placed."""
    still = (*settlement.elected, *settlement.open)
    out = tuple(unit for unit in outcome.tied if unit not in still)
    return replace(
        outcome,
        elected=outcome.elected + settlement.elected,
        tied=settlement.open,
        not_placed=out + outcome.not_placed,
        empty_seats=outcome.empty_seats - len(settlement.elected),
    )


def still_tied(run_off: Outcome) -> Outcome:
    """Of a run-off among the tied: who misses the bar now has passed it before, so the tie stays open."""
    if run_off.tied or not run_off.empty_seats:
        return run_off
    return replace(run_off, tied=run_off.below_threshold, below_threshold=())


def _by_score(outcome: Outcome, scores: Mapping[int, Decimal]) -> Settlement:
    """Equal scores at the line stay tied; with a score unknown nobody is compared."""
    if not outcome.tied or any(unit not in scores for unit in outcome.tied):
        return Settlement(Tie.HIGHER_SCORE, (), outcome.tied)
    order = sorted(outcome.tied, key=lambda unit: -scores[unit])
    line = scores[order[outcome.empty_seats]]
    elected = tuple(unit for unit in order if scores[unit] > line)
    level = tuple(unit for unit in outcome.tied if scores[unit] == line)
    return Settlement(Tie.HIGHER_SCORE, elected, level if len(elected) < outcome.empty_seats else ())


def _check_choice(outcome: Outcome, chosen: Sequence[int]) -> None:
    for unit in chosen:
        if unit not in outcome.tied:
            raise UnknownCandidate(unit)
        if chosen.count(unit) > 1:
            raise RepeatedMark(unit)
    if len(chosen) != outcome.empty_seats:
        raise ChooseExactly(len(chosen), outcome.empty_seats)
