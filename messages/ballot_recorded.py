"""Ballots held without a box: agreed by all, by hands counted in the room, or on paper counted by the committee."""

from dataclasses import dataclass

from messages.message import Message
from rules.ballot_sheet import Ballot
from rules.blocs import Bloc
from rules.outcome import FiveNumbers
from rules.people import Person, Unit


@dataclass(frozen=True)
class CountLine:
    """`said`: votes, or agree, against and no opinion where each is answered."""

    unit: Unit
    said: tuple[int, ...]


@dataclass(frozen=True)
class AskAgreed(Message):
    """To the lead: whom the meeting agrees on, out of `units`."""

    bloc: Bloc
    ballot: Ballot
    units: tuple[Unit, ...]
    present: int


@dataclass(frozen=True)
class ConfirmAgreed(Message):
    """To the lead: the last look; `chosen` as a button carries them."""

    bloc: Bloc
    ballot: Ballot
    units: tuple[Unit, ...]
    present: int
    chosen: str


@dataclass(frozen=True)
class AskHandCounts(Message):
    """To the lead: counts of raised hands, in the order of `units`, out of `present` units with a voice."""

    bloc: Bloc
    ballot: Ballot
    units: tuple[Unit, ...]
    present: int


@dataclass(frozen=True)
class ConfirmHandCounts(Message):
    bloc: Bloc
    ballot: Ballot
    lines: tuple[CountLine, ...]
    present: int


@dataclass(frozen=True)
class PaperOut(Message):
    """To the group: paper ballots are handed out."""

    bloc: Bloc
    ballot: Ballot


@dataclass(frozen=True)
class PaperTask(Message):
    """To a member of the committee, once the papers are collected."""

    bloc: Bloc
    ballot: Ballot


@dataclass(frozen=True)
class PaperCounting(Message):
    """To the lead: the members who have typed their count so far."""

    bloc: Bloc
    ballot: Ballot
    entered: tuple[Person, ...]


@dataclass(frozen=True)
class AskPaperCount(Message):
    """To a member: the five numbers and the votes, in the order of `units`."""

    bloc: Bloc
    ballot: Ballot
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class ConfirmPaperCount(Message):
    """To the member who typed it, and to nobody else."""

    bloc: Bloc
    ballot: Ballot
    numbers: FiveNumbers
    lines: tuple[CountLine, ...]


@dataclass(frozen=True)
class PaperCountKept(Message):
    """To the member: another one has to type the same."""

    bloc: Bloc
    ballot: Ballot


@dataclass(frozen=True)
class CountsDiffer(Message):
    """To both members: in which figures (machine names) and for which units they differ, without any figure."""

    bloc: Bloc
    ballot: Ballot
    figures: tuple[str, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class AskScan(Message):
    """To who runs the ballot: `scans` are attached already."""

    ballot: Ballot
    scans: int


@dataclass(frozen=True)
class ScanKept(Message):
    """`kept` of the files sent now, `refused` by name; `scans` are attached in all."""

    ballot: Ballot
    kept: int
    refused: tuple[str, ...]
    scans: int
