"""Ways a person can break a rule, those of one subject in errors_<subject>.py: data for a template, never wording.

A class `OutOfRange` is worded by the template `refusal/out_of_range.j2`, which reads its fields.
"""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(unsafe_hash=True)
class Refusal(Exception):
    """The base: nothing was changed and the person is told why."""

    def __str__(self) -> str:
        return repr(self)


def machine_name(error: Refusal | type[Refusal]) -> str:
    """`OutOfRange` -> `out_of_range`: the template's name and the name in logs."""
    cls = error if isinstance(error, type) else type(error)
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", cls.__name__).lower()


class StaleButton(Refusal):
    """The button belongs to something that has since changed or ended."""


class NotYours(Refusal):
    """The thing belongs to another unit or another person's duty."""


@dataclass(unsafe_hash=True)
class NoLongerYours(Refusal):
    """A button of a unit once acted for: since that day it is out of `bloc` (`left`), or the duty there is over."""

    unit: str
    bloc: str
    since: date
    left: bool


@dataclass(unsafe_hash=True)
class NotNow(Refusal):
    """`what` is the action's machine name, `state` the machine name of where the thing stands."""

    what: str
    state: str = ""


class NothingFiled(Refusal):
    """There is nothing yet to show, send or attach to."""


@dataclass(unsafe_hash=True)
class IncompleteSheet(Refusal):
    missing: tuple[str, ...]


class ReasonMissing(Refusal):
    """Every changed or returned score says why."""


@dataclass(unsafe_hash=True)
class ReasonTooLong(Refusal):
    """`limit` counts characters."""

    limit: int


@dataclass(unsafe_hash=True)
class OwnUnit(Refusal):
    """Nobody reviews their own unit (DOMAIN §8); `reviewer` is the bloc's word for who does."""

    reviewer: str


class UnexpectedFile(Refusal):
    """A file came where a value or a choice was asked for."""


class UnknownWord(Refusal):
    """Free text that resembles nothing the program does."""


@dataclass(unsafe_hash=True)
class NextLeadersUnknown(Refusal):
    """Next year's pledge waits until `year` has its leaders; `lead` and `deputy` are the bloc's words."""

    year: int
    lead: str
    deputy: str
