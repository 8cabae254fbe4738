"""A whole self-score over real HTTP, with `kill -9` between its steps and in the middle of them."""

import os
import random
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress

import httpx
import pytest

from bench.phone import Body, Phone
from bench.program import Program
from tests.crash.conftest import Loaded
from tests.crash.memory import Memory, remembered, typed_lines
from tests.crash.story import HEAD, OFFICER, POINTS, STORY, Step

LONGEST = (0.03, 0.15)
"""Seconds, about: a turn, and the first turn of a process; a kill in the middle comes somewhere within."""
IN_THE_MIDDLE = 60


class Chaos:
    """Plays the story on a fresh copy; afterwards `memory` is what the database remembers."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded

    def play(self, after: Sequence[int] = (), during: Mapping[int, Sequence[float]] | None = None) -> Memory:
        """Kill after these steps, and so many seconds after these were sent, their answers unread."""
        program = self._loaded.copy()
        with program, ExitStack() as held:
            phones = {who: Phone(self._loaded.links[who]) for who in (OFFICER, HEAD)}
            for phone in phones.values():
                held.callback(phone.close)
            for number, step in enumerate(STORY):
                phone = phones[step.who]
                body = body_of(step, phone)
                for patience in (during or {}).get(number, ()):
                    send_and_kill(program, phone, update_of(number), body, patience)
                phone.send(update_of(number), body)
                if number in after:
                    program.kill()
                    program.start()
        assert program.complaints() == ""
        return remembered(program.database)


def body_of(step: Step, phone: Phone) -> Body:
    if step.file:
        return {"file": step.file}
    return {"tap": phone.value(step.tap)} if step.tap else {"text": step.text}


def update_of(number: int) -> str:
    return f"step-{number:04d}"


def send_and_kill(program: Program, phone: Phone, update: str, body: Body, patience: float) -> None:
    with suppress(httpx.ReadTimeout):
        phone.send(update, body, patience)
    program.kill()
    program.start()


@pytest.fixture(scope="module")
def undisturbed(loaded: Loaded) -> Memory:
    return Chaos(loaded).play()


@pytest.fixture
def chance() -> random.Random:
    """Its seed is printed when the test fails; CRASH_SEED plays the same again."""
    seed = int(os.environ.get("CRASH_SEED") or secrets.randbits(32))
    print(f"CRASH_SEED={seed}")
    return random.Random(seed)


def moment(chance: random.Random) -> float:
    return chance.random() * chance.choice(LONGEST)


def test_the_story_answers_every_criterion_once_and_ends_with_the_lead(undisturbed: Memory) -> None:
    assert {leaf: points for leaf, _, _, points, _, _ in undisturbed["answers"]} == POINTS
    assert [row[2] for row in undisturbed["answer_trail"]] == [step.leaf for step in STORY if step.leaf]
    assert [state for _, _, state in undisturbed["sheets"]] == ["submitted"]
    lines = {room: typed_lines(undisturbed, room) for room, _ in undisturbed["rooms"]}
    for who in (OFFICER, HEAD):
        assert [step.line for step in STORY if step.who == who and not step.tap] in lines.values()


def test_a_program_killed_now_and_then_loses_nothing_and_repeats_nothing(
    loaded: Loaded, undisturbed: Memory, chance: random.Random
) -> None:
    points = chance.sample(range(len(STORY)), 8)
    during = {number: (moment(chance),) for number in points[4:]}
    assert Chaos(loaded).play(points[:4], during) == undisturbed


@pytest.mark.long
def test_a_program_killed_after_every_step_loses_nothing_and_repeats_nothing(
    loaded: Loaded, undisturbed: Memory
) -> None:
    assert Chaos(loaded).play(after=range(len(STORY))) == undisturbed


@pytest.mark.long
def test_a_program_killed_in_the_middle_of_its_turns_loses_nothing_and_repeats_nothing(
    loaded: Loaded, undisturbed: Memory, chance: random.Random
) -> None:
    hits = Counter(chance.choices(range(len(STORY)), k=IN_THE_MIDDLE))
    during = {number: [moment(chance) for _ in range(hits[number])] for number in hits}
    assert Chaos(loaded).play(during=during) == undisturbed
