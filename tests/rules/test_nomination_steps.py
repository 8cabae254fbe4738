"""What becomes of a nomination after the bloc, one step at a time."""

from datetime import UTC, datetime
from itertools import product

import pytest

from rules.errors import NotNow
from rules.nomination_steps import TABLE, Progress, Step, may_become, next_progress, progress_of
from rules.nominations import SETTLED, NominationState

AT = datetime(2024, 3, 1, tzinfo=UTC)


def test_a_proposal_is_not_an_award_until_a_decision_and_may_come_back_once_returned() -> None:
    way = ("submitted", "returned", "submitted", "accepted", "passed", "decided", "presented")
    progress = Progress.NOMINATED
    for word in way:
        progress = next_progress(NominationState.COMMENDED, progress, Progress(word))
    assert progress is Progress.PRESENTED
    assert may_become(progress) == may_become(Progress.FAILED) == ()


@pytest.mark.parametrize(("progress", "to"), list(product(Progress, Progress)))
def test_no_step_is_skipped(progress: Progress, to: Progress) -> None:
    if (progress, to) in TABLE:
        assert next_progress(NominationState.SENT, progress, to) is to
    else:
        with pytest.raises(NotNow):
            next_progress(NominationState.SENT, progress, to)


@pytest.mark.parametrize("state", sorted(set(NominationState) - SETTLED))
def test_what_has_not_arrived_goes_nowhere(state: NominationState) -> None:
    with pytest.raises(NotNow):
        next_progress(state, Progress.NOMINATED, Progress.SUBMITTED)


def test_where_it_stands_is_its_newest_step_and_withdrawals_are_no_progress() -> None:
    words = ("ask_nomination_withdrawal", "submitted", "accepted", "keep_nomination")
    steps = [Step(1, word, 1, AT) for word in words]
    assert progress_of(steps) is Progress.ACCEPTED
    assert progress_of(()) is Progress.NOMINATED
