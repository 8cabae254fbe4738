"""The only file that knows Jinja2: a message in, what is said out."""

import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Context

from messages.compiled import Compiled
from messages.keyboard import Keyboard
from messages.message import Message
from messages.outgoing import Outgoing
from rules import vietnamese
from rules.blocs import BlocWords
from rules.errors import Refusal, machine_name

TEMPLATES = Path(__file__).parent / "templates"
_GAPS = re.compile(r"\n{3,}")


class _PlainContext(Context):
    """Calls a thing as it is: nothing a template of ours calls asks Jinja2 for its context."""

    def call(
        self, called: Callable[..., Any], *values: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        return called(*values, **named)


class _PlainEnvironment(Environment):
    """What every template may use is one mapping: read for every message, so not looked up through a chain."""

    context_class = _PlainContext

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


COMPILED = Compiled(TEMPLATES, Path(__file__))
OPTIONS: dict[str, Any] = {
    "undefined": StrictUndefined,
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
    "bytecode_cache": COMPILED,
}
"""Of everything worded from templates."""
_environment = _PlainEnvironment(loader=FileSystemLoader(TEMPLATES), **OPTIONS)
FILTERS: dict[str, Callable[..., str]] = {
    "points": vietnamese.points,
    "day": vietnamese.day,
    "date_words": vietnamese.date_words,
    "file_size": vietnamese.file_size,
    "moment": vietnamese.moment,
    "percent": vietnamese.percent,
}
_environment.filters.update(FILTERS)
USUAL_WORDS = BlocWords()


def render(message: Message, words: BlocWords = USUAL_WORDS) -> Outgoing:
    """Word a message; raises jinja2.UndefinedError when its template asks for more than it carries."""
    return _compose(loader_for(words)(template_name(type(message))), vars(message))


def render_refusal(
    refusal: Refusal, here: Mapping[str, object] | None = None, words: BlocWords = USUAL_WORDS
) -> Outgoing:
    """Say which rule was broken, what is allowed, and one example; `here` holds the ids of the step waited in."""
    template = loader_for(words)(f"refusal/{machine_name(refusal)}.j2")
    return _compose(template, {**vars(refusal), "here": here or {}})


def template_name(message: type[Message]) -> str:
    """`messages.self_score.AskPoints` -> `self_score/ask_points.j2`."""
    return _template_name(message.__module__, message.__name__)


@cache
def _template_name(module: str, name: str) -> str:
    return f"{module.removeprefix('messages.')}/{_snake(name)}.j2"


@lru_cache(maxsize=16)
def loader_for(words: BlocWords, base: Environment = _environment) -> Callable[[str], Template]:
    """Templates by name in which a bloc and who leads it are called by these words, also in what they import."""
    environment = base.overlay()
    own = {"the_bloc": words.group, "the_lead": words.lead, "the_deputy": words.deputy}
    environment.globals = {**base.globals, **own}
    return cache(environment.get_template)


def _compose(template: Template, values: Mapping[str, object]) -> Outgoing:
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
        html=_GAPS.sub("\n\n", text).strip(),
        rows=tuple(keyboard.rows),
        choice=keyboard.choice,
        files=tuple(keyboard.files),
        card=keyboard.live_card,
        copy=keyboard.copied,
        recap=keyboard.recapped,
    )


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
