"""From the start of the process to the first answered message: what people wait for after a restart."""

import statistics
import time
from itertools import count

from bench.figures import figure
from bench.phone import Phone
from bench.program import Program

ROUNDS = 5
NUMBERS = count()


def measure(program: Program, phone: Phone) -> None:
    seconds = [_first_answer(program, phone) for _ in range(ROUNDS)]
    figure("start_seconds", statistics.median(seconds), "s", "<=", 2)


def _first_answer(program: Program, phone: Phone) -> float:
    program.kill()
    begun = time.perf_counter()
    program.start()
    phone.send(f"start-{next(NUMBERS):04d}", {"text": "chấm điểm"})
    return time.perf_counter() - begun
