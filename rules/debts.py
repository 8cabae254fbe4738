"""What is still missing of an item that a unit owes."""

from dataclasses import dataclass

from rules.calendar_items import DoneBy


@dataclass(frozen=True)
class Missing:
    """`declared`: the unit says its paper is on the way, and the lead has not seen it yet."""

    chat: bool = False
    paper: bool = False
    declared: bool = False


def missing(by: DoneBy, *, chat: bool, paper: bool, declared: bool = False) -> Missing | None:
    """`chat` and `paper` say what has come; None when nothing is missing."""
    if by.either and (chat or paper):
        return None
    lacks = Missing(by.chat and not chat, by.paper and not paper, declared and not paper)
    return lacks if lacks.chat or lacks.paper else None
