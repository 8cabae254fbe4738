"""A text to read aloud as a page in large print."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from messages.outgoing import Outgoing
from messages.pages import Page

HEADING = re.compile(r"<b>(.*)</b>")
NUMBERED = re.compile(r"([0-9]+)\. (.*)")


@dataclass(frozen=True)
class Line:
    """`kind`: "title", "head", "item" (with its `number`) or "text"; `first` begins a new paragraph."""

    kind: str
    html: Markup
    number: str = ""
    first: bool = False


@dataclass(frozen=True)
class ReadingPage(Page):
    """`base` ends with a slash; `heading` is plain text."""

    base: str
    heading: str
    lines: tuple[Line, ...]


def reading_page(base: str, words: Outgoing) -> ReadingPage:
    """The words of a message, its first line as the title; a line all in bold is a heading."""
    title, *rest = words.html.split("\n")
    lines = [Line("title", _bare(title))]
    for before, line in zip([title, *rest], rest, strict=False):
        if line:
            lines.append(_line(line, first=not before))
    return ReadingPage(base, _bare(title).striptags(), tuple(lines))


def _line(html: str, *, first: bool) -> Line:
    """`html` comes from a message: typed text in it is escaped."""
    if HEADING.fullmatch(html):
        return Line("head", _bare(html))
    item = NUMBERED.fullmatch(html)
    if item:
        return Line("item", Markup(item[2]), item[1], first)  # noqa: S704
    return Line("text", Markup(html), first=first)  # noqa: S704


def _bare(html: str) -> Markup:
    bold = HEADING.fullmatch(html)
    return Markup(bold[1] if bold else html)  # noqa: S704
