import importlib
import inspect
from pathlib import Path

import pytest

from rules import errors
from rules.errors import Refusal, StaleButton, machine_name
from rules.errors_answers import NotANumber, OutOfRange
from rules.errors_ballots import NoQuorum, TooManyMarks

REFUSALS = {
    cls
    for path in Path(errors.__file__).parent.glob("errors*.py")
    for _, cls in inspect.getmembers(importlib.import_module(f"rules.{path.stem}"), inspect.isclass)
    if issubclass(cls, Refusal)
}


@pytest.mark.parametrize(
    ("cls", "name"),
    [(OutOfRange, "out_of_range"), (NotANumber, "not_a_number"), (NoQuorum, "no_quorum")],
)
def test_the_template_name_is_the_class_name_in_snake_case(cls: type[Refusal], name: str) -> None:
    assert machine_name(cls) == name


def test_an_instance_has_its_class_name() -> None:
    assert machine_name(StaleButton()) == "stale_button"


def test_no_two_refusals_share_a_name() -> None:
    assert len({machine_name(cls) for cls in REFUSALS}) == len(REFUSALS) > 20


def test_a_refusal_is_raised_compared_and_shown_by_its_data() -> None:
    with pytest.raises(Refusal) as refused:
        raise TooManyMarks(marked=3, at_most=2)
    assert refused.value == TooManyMarks(3, 2)
    assert refused.value != TooManyMarks(3, 1)
    assert vars(refused.value) == {"marked": 3, "at_most": 2}
    assert str(refused.value) == "TooManyMarks(marked=3, at_most=2)"
    assert StaleButton() == StaleButton()
