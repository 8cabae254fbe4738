"""The only file that knows Jinja2: a message in, what is said out."""

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from messages.keyboard import Keyboard
from messages.message import Message
from messages.outgoing import Outgoing
from rules import vietnamese
from rules.errors import Refusal, machine_name

TEMPLATES = Path(__file__).parent / "templates"

_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_environment.filters.update(
    points=vietnamese.points,
    day=vietnamese.day,
    date_words=vietnamese.date_words,
    moment=vietnamese.moment,
    percent=vietnamese.percent,
)


def render(message: Message) -> Outgoing:
    """Word a message; raises jinja2.UndefinedError when its template asks for more than it carries."""
    return _compose(
        _load(template_name(type(message))),
        {field.name: getattr(message, field.name) for field in fields(message)},
    )


def render_refusal(refusal: Refusal, here: Mapping[str, object] | None = None) -> Outgoing:
    """Say which rule was broken, what is allowed, and one example; `here` holds the ids of the step waited in."""
    return _compose(_load(f"refusal/{machine_name(refusal)}.j2"), {**vars(refusal), "here": here or {}})


def template_name(message: type[Message]) -> str:
    """`messages.self_score.AskPoints` -> `self_score/ask_points.j2`."""
    return _template_name(message.__module__, message.__name__)


@cache
def _template_name(module: str, name: str) -> str:
    return f"{module.removeprefix('messages.')}/{_snake(name)}.j2"


@cache
def _load(name: str) -> Template:
    return _environment.get_template(name)


def _compose(template: Template, values: dict[str, object]) -> Outgoing:
    keyboard = Keyboard()
    tools = {
        "button": keyboard.button,
        "row": keyboard.row,
        "grid": keyboard.grid,
        "choose": keyboard.choose,
        "file": keyboard.file,
        "card": keyboard.card,
        "copy": keyboard.copy,
        "recap": keyboard.recap,
    }
    text = template.render({**tools, **values})
    return Outgoing(
        html=re.sub(r"\n{3,}", "\n\n", text).strip(),
        rows=tuple(keyboard.rows),
        choice=keyboard.choice,
        files=tuple(keyboard.files),
        card=keyboard.live_card,
        copy=keyboard.copied,
        recap=keyboard.recapped,
    )


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
