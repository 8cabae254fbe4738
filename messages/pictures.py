"""The result as a picture to look at and forward: its words from a template, its shapes from the figures."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from html import unescape
from typing import Any

from messages.message import Message
from messages.render import render
from rules.ballot_sheet import Subject
from rules.outcome import FiveNumbers
from rules.profile import Electorate, Form


@dataclass(frozen=True)
class ResultBar:
    """One candidate; `votes` None when the bloc publishes names only."""

    name: str
    votes: int | None
    elected: bool


@dataclass(frozen=True)
class ResultPicture(Message):
    """`of` is what the threshold is counted of, `needed` the votes it takes; `bars` in the order shown."""

    title: str
    year: int
    bloc: str
    day: date
    numbers: FiveNumbers
    of: int
    needed: int
    bars: tuple[ResultBar, ...]
    subject: Subject = Subject.AWARD
    form: Form = Form.SECRET
    electorate: Electorate = Electorate.UNITS

    def share(self, bar: ResultBar) -> Fraction:
        return Fraction(bar.votes or 0, max(1, self.of))


@dataclass(frozen=True)
class PictureLabel(Message):
    """What stands beside one bar."""

    bar: ResultBar
    of: int
    share: Fraction
    form: Form
    electorate: Electorate


def drawing_of(picture: ResultPicture) -> dict[str, Any]:
    """JSON data for `python -m messages.drawing`; nothing in it is escaped."""
    heading, title, place, needed, figures, remark = _plain(picture).split("\n")
    return {
        "heading": heading,
        "title": title,
        "place": place,
        "needed_label": needed,
        "needed": picture.needed,
        "of": picture.of,
        "figures": figures,
        "remark": remark,
        "bars": [_bar(picture, bar) for bar in picture.bars],
    }


def _bar(picture: ResultPicture, bar: ResultBar) -> dict[str, Any]:
    label = _plain(PictureLabel(bar, picture.of, picture.share(bar), picture.form, picture.electorate))
    return {"name": bar.name, "label": label, "votes": bar.votes, "elected": bar.elected}


def _plain(message: Message) -> str:
    return unescape(render(message).html)
