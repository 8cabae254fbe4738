"""The web pages: one frozen dataclass a page, listing exactly what its template needs.

`ChatPage` is templates/page/chat.html.j2.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from jinja2 import Environment, FileSystemLoader

from messages.command_words import CommandWords
from messages.render import COMPILED, FILTERS, OPTIONS, TEMPLATES, USUAL_WORDS, loader_for
from rules.blocs import BlocWords

_environment = Environment(loader=FileSystemLoader([TEMPLATES / "page", TEMPLATES]), **OPTIONS)  # noqa: S701
_environment.filters.update(FILTERS)


@dataclass(frozen=True)
class Page:
    """A whole HTML page."""

    def html(self, words: BlocWords = USUAL_WORDS) -> str:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return loader_for(words, _environment)(f"{template_of(type(self))}.html.j2").render(values)


@dataclass(frozen=True)
class WelcomePage(Page):
    """What a stranger sees at the address of a running bot: a personal link is needed."""


@dataclass(frozen=True)
class InvitationPage(Page):
    """`role` is who the link is for, without the unit's name."""

    role: str
    unit: str
    bloc: str


@dataclass(frozen=True)
class RefusedPage(Page):
    """`why` is "unknown", "revoked", "other_device", "unkept", "unsent" or "device"."""

    why: str


@dataclass(frozen=True)
class ChatPage(Page):
    """`base` ends with a slash; `role` leaves out the unit; `groups` are (bloc name, address) pairs.

    `commands` are what the composer offers this person; `update` is what a form of this page says by, where its
    script is not there; `said` are the newest rows (bot/web/rows.py).
    """

    base: str
    role: str
    unit: str
    groups: tuple[tuple[str, str], ...]
    commands: tuple[CommandWords, ...]
    update: str
    said: tuple[Mapping[str, Any], ...]
    demo: bool


@dataclass(frozen=True)
class GroupPage(Page):
    """The bloc's room as one of its people sees it."""

    base: str
    bloc: int
    name: str
    units: int
    said: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class ProjectorPage(Page):
    """The big screen; everything on it arrives over its socket."""


@dataclass(frozen=True)
class InvitationCard:
    """`qr` is a data: picture of `link`."""

    role: str
    unit: str
    link: str
    qr: str


@dataclass(frozen=True)
class InvitationSheetPage(Page):
    """Asks before links are made when `cards` is empty; else the sheet to print."""

    base: str
    cards: tuple[InvitationCard, ...]


@dataclass(frozen=True)
class Phone:
    """Somebody whose phone can be held in the demo."""

    person: int
    role: str


@dataclass(frozen=True)
class StartPage(Page):
    """The demo's first page: `units` are (unit name, phones) pairs."""

    title: str
    units: tuple[tuple[str, tuple[Phone, ...]], ...]
    clock: str
    projector: str


@dataclass(frozen=True)
class RoomPage(Page):
    """The demo's room: `phones` are (whose, address) pairs; `group` and `projector` are addresses or ""."""

    phones: tuple[tuple[str, str], ...]
    group: str
    projector: str
    clock: str


def compile_templates() -> None:
    """Of every message and page, since these find both."""
    COMPILED.keep_all(_environment)


def template_of(page: type[Page]) -> str:
    """`InvitationSheetPage` -> "invitation_sheet"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", page.__name__.removesuffix("Page")).lower()
