"""A paper being marked in Telegram: what its buttons send, and what is marked so far."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.ballot_touches import Paper
from bot.touch_answers import Answer

PREFIX = "#"
_DATA = re.compile(r"#([0-9]{1,18})([o+\-rbxc])([0-9]{0,32})")


class Verb(StrEnum):
    """`OPEN` shows the names with their marks, whatever is on the screen."""

    OPEN = "o"
    MARK = "+"
    UNMARK = "-"
    REVIEW = "r"
    BLANK = "b"
    SPOIL = "x"
    CAST = "c"


@dataclass(frozen=True)
class Touch:
    """`number` is a mark; of the other buttons that have one, which screen it stands on, or with CAST which paper."""

    ballot: int
    verb: Verb
    number: int = 0

    @property
    def data(self) -> str:
        return f"{PREFIX}{self.ballot}{self.verb}{self.number or ''}"


@dataclass(frozen=True)
class Draft:
    """`marks` so far, on the `screen`-th screen of the card; a confirm screen has a `paper` to cast.

    `link` opens the card in the web chat, "" when there is no button for it. Once cast it holds no mark.
    """

    link: str = ""
    marks: tuple[int, ...] = ()
    screen: int = 0
    paper: Paper | None = None
    is_cast: bool = False


def touch_of(data: str) -> Touch | None:
    found = _DATA.fullmatch(data)
    return Touch(int(found[1]), Verb(found[2]), int(found[3] or 0)) if found else None


def after(draft: Draft, touch: Touch, card: Answer) -> Draft:
    """The draft once touched; repeating a touch changes nothing. `card` is an open one."""
    changed = _touched(draft, touch, card)
    return draft if changed == draft else replace(changed, screen=draft.screen + 1)


def _touched(draft: Draft, touch: Touch, card: Answer) -> Draft:
    marks, at_most = draft.marks, card["at_most"]
    match touch.verb:
        case Verb.MARK | Verb.UNMARK:
            marks = _set(marks, card["options"], touch.number, is_on=touch.verb is Verb.MARK)
            return replace(draft, marks=marks, paper=None)
        case Verb.REVIEW if 0 < len(marks) <= at_most:
            return replace(draft, paper=Paper(marks, blank=False, spoiled=False))
        case Verb.BLANK | Verb.SPOIL:
            blank = touch.verb is Verb.BLANK
            return replace(draft, paper=Paper((), blank, not blank))
    return replace(draft, paper=None)


def _set(marks: tuple[int, ...], options: Sequence[Answer], mark: int, *, is_on: bool) -> tuple[int, ...]:
    """A candidate has one answer at most; a mark that no option offers changes nothing."""
    own = next((marks_of(option) for option in options if mark in marks_of(option)), ())
    taken = own if is_on else (mark,)
    kept = tuple(one for one in marks if one not in taken)
    return (*kept, mark) if is_on and own else kept


def marks_of(option: Answer) -> tuple[int, ...]:
    """What may be marked for one candidate."""
    return tuple(option.get("answers", (option["id"],)))
