"""A loop that stands still is named; one that never began is nobody's fault."""

from bot.pulse import POLL, TICK, Pulse


def test_a_loop_that_stands_still_is_late_until_it_goes_round_again() -> None:
    seconds = [0.0]
    pulse = Pulse(lambda: seconds[0])
    assert pulse.late() == []
    pulse.beat(TICK)
    seconds[0] = 121.0
    pulse.beat(POLL)
    assert pulse.late() == [TICK]
    assert pulse.ages() == {TICK: 121, POLL: 0}
    pulse.beat(TICK)
    assert pulse.late() == []
