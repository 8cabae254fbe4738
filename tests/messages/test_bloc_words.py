"""A bloc is called what it is: "Khối" or "Cụm" stands in no template, only in the words of the bloc spoken in."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_type_hints

import pytest

from messages.bloc_file import read_bloc_file
from messages.commands import COMMANDS
from messages.outgoing import Outgoing
from messages.render import TEMPLATES, render, render_refusal
from rules import blocs
from rules.blocs import DEFAULT_LABELS, BlocWords, labels_of_kind
from tests.messages.plausible import Shape
from tests.messages.test_templates import MESSAGES, REFUSALS

OWN_NAME = "Trợ lý Khối thi đua"
BOTH = "khối, cụm"
FIXED = re.compile(r"\b(?:khối|cụm)\b", re.IGNORECASE)
KHOI = re.compile(r"\bkhối\b", re.IGNORECASE)
CLUSTER = labels_of_kind("cụm")
FILE = Path("examples/lao-cai-party-2023.yaml").read_text(encoding="utf-8")
WORDED = sorted({cls.__module__.rpartition(".")[2] for cls in MESSAGES} | {"telegram", "telegram_ballot"})


def without_own(text: str) -> str:
    return text.replace(OWN_NAME, "").replace(BOTH, "")


def fixed(text: str) -> list[str]:
    return FIXED.findall(without_own(text))


def test_no_template_names_a_kind_of_bloc_itself() -> None:
    found = {
        str(path.relative_to(TEMPLATES)): fixed(path.read_text(encoding="utf-8"))
        for path in TEMPLATES.rglob("*.j2")
    }
    assert len(found) > 400
    assert {name: words for name, words in found.items() if words} == {}


def test_every_message_to_a_cluster_speaks_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocs, "DEFAULT_LABELS", {**DEFAULT_LABELS, **CLUSTER})
    words = BlocWords(CLUSTER["group"], CLUSTER["lead"], CLUSTER["deputy"])
    said: list[tuple[type, Outgoing]] = [
        (cls, render(Shape(number).made(cls), words)) for cls in MESSAGES for number in range(6)
    ]
    said += [
        (cls, render_refusal(Shape(1).made(cls), words=words)) for cls in REFUSALS if get_type_hints(cls)
    ]
    wrong = {cls.__name__ for cls, one in said if KHOI.search(without_own(str(one)))}
    assert wrong == set()
    assert sum("Cụm" in str(one) for _, one in said) > 60


@pytest.mark.parametrize("module", WORDED)
def test_no_message_carries_such_a_word(module: str) -> None:
    tree = ast.parse(Path(f"messages/{module}.py").read_text(encoding="utf-8"))
    said = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    told = {
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    assert [text for text in said if text not in told and fixed(text)] == []


def test_what_stands_beside_a_command_suits_every_bloc() -> None:
    assert [one.description for one in COMMANDS if fixed(one.description)] == []


def test_a_bloc_is_called_by_its_kind_unless_its_file_says_otherwise() -> None:
    plain = re.sub(r"^labels: .*$", "", FILE, flags=re.MULTILINE)
    assert read_bloc_file(plain).labels == {}
    cluster = read_bloc_file(plain.replace("kind: khối", "kind: cụm", 1))
    assert (
        cluster.labels == labels_of_kind("cụm") == {"lead": "Cụm trưởng", "deputy": "Cụm phó", "group": "Cụm"}
    )
    own = read_bloc_file(plain.replace("kind: khối", "kind: cụm\nlabels: {lead: Trưởng cụm}", 1))
    assert own.labels == {"lead": "Trưởng cụm", "deputy": "Cụm phó", "group": "Cụm"}
    assert BlocWords() == BlocWords("Khối", "Trưởng khối", "Phó khối")
