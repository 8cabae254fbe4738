"""What is said beside the shared tablet; asked and answered at once, kept nowhere."""

from dataclasses import dataclass

from messages.message import Message
from rules.voters import Voter


@dataclass(frozen=True)
class TabletDesk(Message):
    """To the secretary at the desk: `bound` once a device is the tablet; `called` is whom it serves now."""

    bound: bool
    voting: bool
    called: Voter | None


@dataclass(frozen=True)
class CalledElsewhere(Message):
    """On the tablet: whose card this was is called no longer."""


@dataclass(frozen=True)
class InTheBoxHere(Message):
    """On the tablet: the paper has just been taken."""
