"""What collides or meets an absent server is tried again, a bounded number of times; anything else is not."""

from collections.abc import Callable

import pytest

from bot.patience import GAPS, patiently
from storage.troubles import Away, Collided


def failing(*troubles: Exception) -> Callable[[], str]:
    waiting = iter(troubles)

    def work() -> str:
        for trouble in waiting:
            raise trouble
        return "done"

    return work


@pytest.mark.parametrize("trouble", [Collided(), Away()])
def test_work_is_done_when_the_trouble_is_over(trouble: Exception) -> None:
    waited: list[float] = []
    assert patiently(failing(trouble, trouble), waited.append) == "done"
    assert waited == list(GAPS[:2])


def test_a_server_that_stays_away_is_told_at_last() -> None:
    waited: list[float] = []
    with pytest.raises(Away):
        patiently(failing(*[Away()] * 20), waited.append)
    assert waited == list(GAPS)


def test_any_other_error_is_raised_at_once() -> None:
    waited: list[float] = []
    with pytest.raises(LookupError):
        patiently(failing(LookupError()), waited.append)
    assert waited == []
