"""What counts as said twice: not what was on its way when the program died, but all else."""

from __future__ import annotations

from tests.crash.network import Death, Moment, Sent
from tests.crash.year_memory import repeated, untold

KILL = Death(Moment(10.0, 0.0), 10.5)


def sent(*moments: float, text: str = "Hạn nộp") -> list[Sent]:
    return [Sent(Moment(at, 0.0), "-100", text) for at in moments]


def test_only_what_was_in_flight_at_a_kill_may_be_said_again() -> None:
    once = sent(1.0)
    assert repeated(sent(9.5, 11.0), [KILL], once) == (1, [])
    assert repeated(sent(10.2, 11.0), [KILL], once) == (1, [])
    for moments in ((8.5, 11.0), (9.5, 9.7), (10.7, 11.0), (9.5, 11.0, 11.5)):
        assert len(repeated(sent(*moments), [KILL], once)[1]) == 1


def test_a_second_in_which_the_program_had_no_processor_does_not_count() -> None:
    starved = Death(Moment(10.0, 2.0), 10.5)
    assert repeated(sent(7.5, 11.0), [starved], sent(1.0)) == (1, [])
    assert len(repeated(sent(6.5, 11.0), [starved], sent(1.0))[1]) == 1


def test_each_kill_is_charged_with_what_it_made_be_said_again() -> None:
    again = [one for number in range(5) for one in sent(9.5, 11.0, text=str(number))]
    usual = [one for number in range(5) for one in sent(1.0, text=str(number))]
    assert repeated(again, [KILL], usual) == (5, [])


def test_what_is_never_told_is_missed_and_a_fresh_link_is_the_same_message() -> None:
    usual = sent(1.0, text="http://127.0.0.1/v/abc")
    assert untold(sent(1.0, text="http://127.0.0.1/v/xyz"), usual) == []
    assert untold([], usual) == ["never told: ('-100', 'http://127.0.0.1')"]
