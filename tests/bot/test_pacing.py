"""A network's limits are kept whatever is asked and however slow it answers; whoever speaks is answered first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pacing import TELEGRAM, Limits, Pacer, Rate
from rules.priorities import Priority
from tests.telegram.api_checks import Pace

STEP = 1 / 30


@dataclass(frozen=True)
class Wish:
    """`slow`: seconds until the network answers; `taken` is the share of them after which it has counted it."""

    at: float
    chat: str
    priority: Priority
    weight: int = 1
    slow: float = 0.0
    taken: float = 0.0


@dataclass(frozen=True)
class Sent:
    wish: Wish
    at: float


def play(wishes: Sequence[Wish], limits: Limits = TELEGRAM) -> list[Sent]:
    """As the postman does it: the hurried first, then the oldest, one at a time in a chat."""
    pacer, now, sent = Pacer(limits), 0.0, list[Sent]()
    waiting = sorted(wishes, key=lambda wish: (wish.priority, wish.at))
    under_way: list[tuple[float, str]] = []
    while waiting:
        for end in sorted(one for one in under_way if one[0] <= now):
            pacer.end(end[0], end[1])
            under_way.remove(end)
        here = [wish for wish in waiting if wish.at <= now]
        opens = {wish: pacer.opens(now, wish.chat, wish.priority, wish.weight) for wish in dict.fromkeys(here)}
        free = next((wish for wish in here if opens[wish] <= now), None)
        if free:
            waiting.remove(free)
            pacer.begin(now, free.chat, free.priority, free.weight)
            under_way.append((now + free.slow, free.chat))
            sent.append(Sent(free, now))
            continue
        coming = [wish.at for wish in waiting if wish.at > now]
        now = min([*(moment for moment in opens.values() if moment < inf), *coming, *(end for end, _ in under_way)])
    return sent


def broadcast(size: int) -> list[Wish]:
    return [Wish(0, str(1000 + number), Priority.REMINDER) for number in range(size)]


def wishes(most: int = 80, slowest: float = 3.0) -> st.SearchStrategy[list[Wish]]:
    return st.lists(
        st.builds(
            Wish,
            at=st.floats(0, 5),
            chat=st.sampled_from(["1", "2", "3", "4", "5", "6", "-1", "-2"]),
            priority=st.sampled_from(Priority),
            slow=st.floats(0, slowest),
            taken=st.floats(0, 1),
        ),
        max_size=most,
    )


@settings(max_examples=60, deadline=None)
@given(wishes())
def test_the_network_never_has_to_refuse_however_slow_the_way_there_is(asked: list[Wish]) -> None:
    sent, pace = play(asked), Pace()
    assert len(sent) == len(asked)
    for moment, chat in sorted((one.at + one.wish.slow * one.wish.taken, one.wish.chat) for one in sent):
        pace.check(int(chat), moment)


@settings(max_examples=60, deadline=None)
@given(wishes())
def test_no_more_than_the_lanes_are_under_way_and_one_lane_is_kept_for_the_hurried(asked: list[Wish]) -> None:
    sent = play(asked)
    for one in sent:
        here = [other.wish for other in sent if other.at <= one.at < other.at + other.wish.slow]
        assert len(here) <= TELEGRAM.lanes
        assert sum(wish.priority > Priority.BALLOT for wish in here) < TELEGRAM.lanes
        assert len({wish.chat for wish in here}) == len(here)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0, 2), min_size=1, max_size=6))
def test_an_answer_takes_the_next_slot_of_a_broadcast(moments: list[float]) -> None:
    answers = [Wish(at, str(number), Priority.ANSWER) for number, at in enumerate(moments)]
    sent = play([*broadcast(90), *answers])
    for one in sent:
        if one.wish.priority is Priority.ANSWER:
            ahead = [at for at in moments if one.wish.at - 1.1 < at <= one.wish.at]
            assert one.at - one.wish.at <= len(ahead) * STEP + 0.01


def test_while_people_talk_an_answer_does_not_wait_at_all() -> None:
    answers = [Wish(1 + 0.4 * number, str(number), Priority.ANSWER) for number in range(6)]
    sent = play([*broadcast(90), *answers])
    waited = [one.at - one.wish.at for one in sent if one.wish.priority is Priority.ANSWER]
    assert max(waited[1:]) == 0


def test_a_broadcast_alone_uses_the_whole_rate() -> None:
    sent = play(broadcast(150))
    assert 149 / 30 / sent[-1].at >= 0.99


def test_a_broadcast_goes_evenly_so_that_a_slot_is_never_far() -> None:
    sent = play(broadcast(70))
    assert max(after.at - before.at for before, after in pairwise(sent)) < 2 * STEP


def test_a_chat_with_much_to_hear_holds_up_nobody_else() -> None:
    loud = [Wish(0, "1", Priority.NOTICE) for _ in range(100)]
    quiet = [Wish(0.1, str(number), Priority.NOTICE) for number in range(2, 30)]
    sent = play([*loud, *quiet])
    assert max(one.at for one in sent if one.wish.chat != "1") < 1.2


def test_a_network_that_hangs_in_one_chat_holds_up_nobody_else() -> None:
    hanging = Wish(0, "1", Priority.REMINDER, slow=20)
    sent = play([hanging, *(Wish(0, str(number), Priority.REMINDER, slow=0.05) for number in range(2, 60))])
    assert sent[-1].at < 4


def test_a_long_message_counts_as_the_parts_it_is_sent_in() -> None:
    sent = play([Wish(0, "1", Priority.ANSWER, weight=2), Wish(0, "2", Priority.ANSWER)], Limits(Rate(2, 5), (), ()))
    assert [round(one.at) for one in sent] == [0, 5]


def test_patience_is_for_the_chat_and_for_all_once_another_chat_is_told_the_same() -> None:
    pacer = Pacer(TELEGRAM)
    for chat in ("1", "2"):
        pacer.begin(0, chat, Priority.NOTICE)
        pacer.end(0, chat)
    pacer.patience(0, "1", 20)
    assert pacer.opens(5, "1", Priority.ANSWER) == 20
    assert pacer.opens(5, "2", Priority.ANSWER) == 5
    pacer.patience(6, "2", 10)
    assert pacer.opens(7, "3", Priority.ANSWER) == 16
    assert pacer.opens(20, "3", Priority.ANSWER) == 20


def test_what_was_broken_off_still_counts() -> None:
    pacer = Pacer(TELEGRAM)
    pacer.begin(0, "1", Priority.NOTICE)
    assert pacer.opens(1, "1", Priority.NOTICE) == inf
    pacer.end(1, "1")
    assert 2 < pacer.opens(1.5, "1", Priority.NOTICE) < 2.1


def test_chats_nobody_writes_to_any_more_are_forgotten() -> None:
    pacer = Pacer(TELEGRAM)
    for chat in range(5000):
        pacer.begin(chat, str(chat), Priority.NOTICE)
        pacer.end(chat, str(chat))
    assert len(pacer.chats) < 600
