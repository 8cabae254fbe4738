"""The description of a bloc's file names every field the reader asks for."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from messages.bloc_calendar import TASKS
from rules.blocs import DEFAULT_LABELS
from rules.criteria import LeafKind
from rules.distinctions import DistinctionKind, Scope
from rules.nominations import Field, NominationKind
from rules.people import Role
from rules.profile import BallotKind, Denominator, Electorate, Form, LeaderBy, Publish, PublishWhen, Tie
from rules.quota import Of
from rules.rounding import Rounding
from rules.shortlist import ShortlistRule

DESCRIBED = set(re.findall(r"`([a-z_]+)`", Path("docs/bloc-file.md").read_text(encoding="utf-8")))
READERS = sorted(Path("messages").glob("bloc_*.py"))
VOTING = (Form, BallotKind, Denominator, Tie, Electorate, LeaderBy, ShortlistRule, Of, Rounding)
ENUMS = (LeafKind, Role, NominationKind, DistinctionKind, Field, Scope, Publish, PublishWhen, *VOTING)
ASKED = re.compile(r"(?:read|texts|sections?|part)\(\s*\"(\w+)\"")


@pytest.mark.parametrize("reader", READERS, ids=[path.stem for path in READERS])
def test_every_field_is_described(reader: Path) -> None:
    assert set(ASKED.findall(reader.read_text(encoding="utf-8"))) <= DESCRIBED


@pytest.mark.parametrize("words", ENUMS)
def test_every_word_of_a_field_is_described(words: type[StrEnum]) -> None:
    assert {word.value for word in words} <= DESCRIBED


def test_every_task_and_label_is_described() -> None:
    assert {*TASKS, *DEFAULT_LABELS} <= DESCRIBED
