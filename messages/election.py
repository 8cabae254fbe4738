"""Who stands for the lead or the deputy of next year."""

from dataclasses import dataclass

from messages.message import Message
from rules.ballot_sheet import Subject
from rules.blocs import Bloc
from rules.people import Unit


@dataclass(frozen=True)
class AskCandidates(Message):
    """To the lead: `units` may stand; all of them, or those ticked."""

    bloc: Bloc
    meeting: int
    subject: Subject
    units: tuple[Unit, ...]
