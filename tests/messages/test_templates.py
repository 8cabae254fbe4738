"""Every message and every refusal is worded, whatever it carries, and every button it shows leads somewhere."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import get_type_hints

import pytest

from handlers import steps
from handlers.marks import unmarked
from messages import render as rendering
from messages.commands import COMMANDS
from messages.message import Message
from messages.outgoing import Button, Outgoing
from messages.render import render, render_refusal, template_name
from rules import errors
from rules.errors import NotNow, Refusal, machine_name
from rules.errors_answers import WrongStep
from rules.meetings import BallotAction, BallotState, MeetingAction, MeetingState
from rules.motions import MotionAction, MotionState
from rules.nominations import NominationAction, NominationState
from rules.review import SheetAction, SheetState
from tests.messages.plausible import SHAPES, Shape
from tests.messages.plausible_words import NASTY

TEMPLATES = rendering.TEMPLATES
MODULES = sorted(path.stem for path in TEMPLATES.parent.glob("*.py") if path.stem not in ("__init__", "drawing"))
MESSAGES = [
    cls
    for name in MODULES
    for _, cls in inspect.getmembers(importlib.import_module(f"messages.{name}"), inspect.isclass)
    if issubclass(cls, Message) and cls is not Message and cls.__module__ == f"messages.{name}"
]
ERRORS = [importlib.import_module(f"rules.{path.stem}") for path in Path(errors.__file__).parent.glob("errors*.py")]
REFUSALS = sorted(
    {
        cls
        for module in ERRORS
        for _, cls in inspect.getmembers(module, inspect.isclass)
        if issubclass(cls, Refusal) and cls is not Refusal and cls.__module__ == module.__name__
    },
    key=machine_name,
)
HERE: tuple[dict[str, object], ...] = (
    {},
    {"sheet": 3, "leaf": "2.3", "last": ""},
    {"reviewed": 3, "criterion": "2.3"},
    {"unit": 1},
)
GLUED = re.compile(r"[.:;?!,”](?:</?[bi]>)*(?=[A-ZĐÀ-Ỹ])|[a-zà-ỹ](?:</[bi]>)+[A-ZĐÀ-Ỹ]")
FORBIDDEN = re.compile(r"\b(?:bạn|nhé|ạ|oops|xin lỗi|quota|nhường cờ|bậc thang)\b", re.IGNORECASE)
LABEL = re.compile(r'button\("([^"]+)"\s*,')
SYLLABLES = 6


def everything() -> Iterator[tuple[str, Outgoing]]:
    for cls in MESSAGES:
        for number in range(SHAPES):
            yield f"{template_name(cls)} {number}", render(Shape(number).made(cls))
    for refusal in REFUSALS:
        says_more = bool(get_type_hints(refusal))
        for number, here in product(range(SHAPES if says_more else 1), HERE):
            made = Shape(number).made(refusal) if says_more else refusal()
            yield f"{machine_name(refusal)} {number} {here}", render_refusal(made, here)


Worded = list[tuple[str, Outgoing]]


@pytest.fixture(scope="module")
def worded() -> Worded:
    return list(everything())


def own_templates() -> list[Path]:
    return [
        path
        for path in TEMPLATES.rglob("*.j2")
        if not path.name.startswith("_") and path.relative_to(TEMPLATES).parts[0] != "page"
    ]


def buttons(words: Outgoing) -> list[Button]:
    """What can be tapped, and under which value a choice comes back."""
    tapped = [button for row in words.rows for button in row]
    return [*tapped, Button(words.choice.done, words.choice.value)] if words.choice else tapped


def test_every_template_words_a_message_or_a_refusal_and_each_of_them_has_one() -> None:
    there = {str(path.relative_to(TEMPLATES)) for path in own_templates()}
    needed = [template_name(cls) for cls in MESSAGES]
    needed += [f"refusal/{machine_name(cls)}.j2" for cls in REFUSALS]
    assert len(needed) > 130
    assert there == set(needed)


def test_every_message_says_something(worded: Worded) -> None:
    silent = {"pictures/picture_label"}
    assert [
        name
        for name, words in worded
        if not words.html and name.split(".")[0] not in silent
    ] == []


def test_what_people_typed_stands_escaped_once_in_the_text_and_plain_on_buttons(worded: Worded) -> None:
    for name, words in worded:
        assert NASTY not in words.html, name
        assert "&amp;lt;" not in words.html + words.recap, name
        assert NASTY not in words.recap, name
        plain = [button.label for button in buttons(words)]
        plain += [option.label for option in words.choice.options] if words.choice else []
        plain += [words.copy, *(file.name for file in words.files)]
        assert not any(re.search("&(lt|gt|amp|#34|#39);", text) for text in plain), name


def test_the_text_knows_only_bold_and_italics_each_closed_again(worded: Worded) -> None:
    for name, words in worded:
        tags = re.findall(r"<[^>]*>", words.html)
        assert set(tags) <= {"<b>", "</b>", "<i>", "</i>"}, name
        for opened, closed in (("<b>", "</b>"), ("<i>", "</i>")):
            assert tags.count(opened) == tags.count(closed), name


def test_no_line_runs_into_the_next_and_none_ends_in_a_space(worded: Worded) -> None:
    for name, words in worded:
        for line in words.html.split("\n"):
            assert not GLUED.search(line), (name, line)
            assert "  " not in line, (name, line)
            assert line == line.strip(), (name, line)
            assert not re.search(r" [.,;:]|\.\.(?!\.)", line.replace("...", "")), (name, line)


def test_every_button_can_be_read_and_fits_every_network(worded: Worded) -> None:
    for name, words in worded:
        for button in buttons(words):
            assert button.label.strip(), name
            assert 0 < len(button.value.encode()) <= 64, (name, button)


def test_every_button_leads_to_a_step_that_takes_its_words(worded: Worded) -> None:
    for name, words in worded:
        for button in buttons(words):
            verb, *arguments = unmarked(button.value)[0].split(" ")
            assert verb in steps.TAPS, (name, button)
            kinds = [
                kind
                for field, kind in get_type_hints(steps.TAPS[verb]).items()
                if field not in ("talk", "return")
            ]
            assert len(arguments) == len(kinds), (name, button)
            for kind, argument in zip(kinds, arguments, strict=True):
                kind(argument)
            if verb == "go":
                assert arguments[0] in steps.COMMANDS, (name, button)


def test_every_command_in_the_menu_is_built_and_every_built_one_has_words() -> None:
    assert {command.name for command in COMMANDS} == set(steps.COMMANDS)


def test_the_words_are_those_of_an_office() -> None:
    for path in own_templates():
        text = path.read_text(encoding="utf-8")
        assert not FORBIDDEN.search(text), path
        assert text.lower().count("vui lòng") <= 1, path
        for label in LABEL.findall(text):
            assert len(label.strip("‹› ").split()) <= SYLLABLES, (path, label)


@pytest.mark.parametrize(
    ("actions", "states"),
    [
        ((*SheetAction, "score", "review"), SheetState),
        (NominationAction, NominationState),
        (MeetingAction, MeetingState),
        (BallotAction, BallotState),
        (MotionAction, MotionState),
    ],
)
def test_what_cannot_be_done_now_says_where_the_thing_stands(
    actions: Iterable[str], states: Iterable[str]
) -> None:
    for what, state in product(actions, states):
        said = render_refusal(NotNow(what, state)).html
        assert said.startswith("Chưa thực hiện được lúc này: "), (what, state)


def test_a_head_is_named_by_title_never_as_head(worded: Worded) -> None:
    for name, words in worded:
        assert "đồng chí thủ trưởng" not in words.html, name


def test_a_reviewer_whose_points_miss_the_step_is_offered_the_nearest_for_the_review() -> None:
    refused = Shape(0).made(WrongStep)
    values = {
        place: [button.value for button in buttons(render_refusal(refused, here))]
        for place, here in enumerate(HERE)
    }
    assert values[0] == values[3] == []
    assert values[1] == ["set 3 2.3 8.75", "set 3 2.3 9"]
    assert values[2] == ["fixset 3 2.3 8.75", "fixset 3 2.3 9"]
