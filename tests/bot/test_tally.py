"""What is counted for operators: each turn once in one class of duration, sockets while they are open."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from bot.tally import BOUNDS, Tally


@given(st.lists(st.floats(0, 60)))
def test_each_turn_stands_in_the_first_class_that_holds_it(lasted: list[float]) -> None:
    tally = Tally()
    for seconds in lasted:
        tally.turn("web", "answered", seconds)
    found = tally.durations["web"].classes if lasted else [0] * (len(BOUNDS) + 1)
    ends = (*BOUNDS, float("inf"))
    assert [sum(found[: place + 1]) for place in range(len(ends))] == [
        sum(seconds <= end for seconds in lasted) for end in ends
    ]


def test_many_threads_lose_no_turn() -> None:
    tally = Tally()
    with ThreadPoolExecutor(8) as threads:
        for number in range(400):
            threads.submit(tally.turn, "web", ("answered", "refused")[number % 2], 0.01)
    assert tally.turns == {("web", "answered"): 200, ("web", "refused"): 200}


def test_a_socket_counts_while_it_is_open_however_it_ends() -> None:
    tally = Tally()
    try:
        with tally.open_socket(), tally.open_socket():
            assert tally.sockets == 2
            raise ConnectionError
    except ConnectionError:
        assert tally.sockets == 0
