"""Which of the things that a unit owes is meant, where words alone do not say."""

from dataclasses import dataclass

from messages.calendar_item import DebtLine
from messages.message import Message
from rules.people import Unit


@dataclass(frozen=True)
class ChooseToExtend(Message):
    """`lines` may be asked longer for; `answers`: the speaker answers the requests of other units."""

    unit: Unit
    lines: tuple[DebtLine, ...]
    answers: bool


@dataclass(frozen=True)
class ChoosePaper(Message):
    """`lines` lack their signed paper, and nobody has said yet that it is on its way."""

    unit: Unit
    lines: tuple[DebtLine, ...]
