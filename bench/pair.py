"""Two programs as an operator runs them, on one PostgreSQL database and one folder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from bench.program import Program, kept_port

LOOK_SECONDS = 0.01
PATIENCE = 30.0


class NobodyLeads(Exception):
    """For too long; the text is what the programs wrote on standard error."""


class Pair:
    """The one that leads, and the one that follows."""

    def __init__(self, leader: Program, follower: Program) -> None:
        self.leader, self.follower = leader, follower

    def wait_for_follower(self) -> float:
        """Seconds until the follower leads; from then on it is the leader. Raises NobodyLeads."""
        seconds = wait_to_lead(self.follower)
        self.leader, self.follower = self.follower, self.leader
        return seconds


@contextmanager
def pair(url: str, folder: Path) -> Iterator[Pair]:
    """Both running; the first leads."""
    with ExitStack() as held:
        ports = [held.enter_context(kept_port()) for _ in range(2)]
        leader, follower = (Program(folder, port, url=url) for port in ports)
        held.enter_context(leader)
        wait_to_lead(leader)
        held.enter_context(follower)
        yield Pair(leader, follower)


def wait_to_lead(program: Program) -> float:
    """Seconds until it says that it leads. Raises NobodyLeads."""
    start = time.perf_counter()
    while not leads(program):
        if time.perf_counter() - start > PATIENCE:
            raise NobodyLeads(program.complaints())
        time.sleep(LOOK_SECONDS)
    return time.perf_counter() - start


def leads(program: Program) -> bool:
    return bool(httpx.get(f"{program.url}/readyz", trust_env=False).json()["leading"])
