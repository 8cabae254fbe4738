"""Phiếu thử: phones and screen are tried out with words that mean nothing, and nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from messages.message import Message
from messages.render import render
from messages.results import Result
from rules.ballot_sheet import Ballot, Subject
from rules.blocs import Bloc
from rules.people import Unit


@dataclass(frozen=True)
class TrialOptions(Message):
    """What may be marked, one a line."""


@dataclass(frozen=True)
class TrialResult(Message):
    """To the lead, while the screen shows it."""

    result: Result


@dataclass(frozen=True)
class TrialOver(Message):
    """To whoever had a card."""

    bloc: Bloc


def options() -> tuple[str, ...]:
    return tuple(render(TrialOptions()).html.split("\n"))


def standing(ballot: Ballot, units: Mapping[int, Unit]) -> dict[int, Unit]:
    """Who or what may be marked, by the number that marks it; `units` by id."""
    if ballot.subject is Subject.TRIAL:
        return {number: _option(number, name) for number, name in enumerate(options(), start=1)}
    return {unit: units[unit] for unit in ballot.candidates}


def _option(number: int, name: str) -> Unit:
    return Unit(id=number, bloc=0, key="", name=name, short=name, head_title="")
