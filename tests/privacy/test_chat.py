"""Nobody of another unit learns or changes anything of a unit's by whatever they type, tap, send or answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from tests.privacy.matrix import Finding, Matrix
from tests.privacy.phases import Phase, is_sent
from tests.privacy.seats import SEATS, Seat
from tests.privacy.tries import Try, every_try
from tests.privacy.world import World, standing

SHARE = 6
"""In the quick run each step is tried by two people at each phase, with other numbers each time, the same every run."""
FOUND_ONCE = {
    "so-tai-chinh/reviewer": ("leaftrail", "trailpage"),
    "ban-tuyen-giao/officer": ("bookof",),
}
"""What this matrix once found."""


@asynccontextmanager
async def matrix(world: World, folder: Path, phase: Phase) -> AsyncIterator[tuple[Matrix, list[Try]]]:
    async with standing(world, folder, phase) as (stage, planted):
        found = Matrix(stage.database, stage.desk.router, planted, sent=is_sent(phase))
        yield found, list(every_try(planted))


def told(findings: list[Finding]) -> str:
    return "\n".join(map(str, findings))


def sample(tries: list[Try], chance: Random, first: int) -> list[Try]:
    """One try of every SHARE-th step."""
    by_step: dict[str, list[Try]] = defaultdict(list)
    for one in tries:
        by_step[one.step].append(one)
    return [chance.choice(of_step) for of_step in list(by_step.values())[first % SHARE :: SHARE]]


@pytest.mark.parametrize("phase", Phase)
async def test_a_sample_of_all_tries_reveals_and_changes_nothing(
    world: World, tmp_path: Path, phase: Phase
) -> None:
    async with matrix(world, tmp_path, phase) as (found, tries):
        chance = Random(f"privacy {phase}")
        for seat in SEATS:
            findings = found.findings(seat, sample(tries, chance, SEATS.index(seat)))
            assert not findings, told(findings)


async def test_what_was_found_once_is_tried_whole(world: World, tmp_path: Path) -> None:
    async with matrix(world, tmp_path, Phase.SENT) as (found, tries):
        for seat in SEATS:
            again = [one for one in tries if one.step in FOUND_ONCE.get(seat.key, ())]
            findings = found.findings(seat, again)
            assert not findings, told(findings)


@pytest.mark.long
@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.key)
@pytest.mark.parametrize("phase", Phase)
async def test_every_try_reveals_and_changes_nothing(
    world: World, tmp_path: Path, phase: Phase, seat: Seat
) -> None:
    async with matrix(world, tmp_path, phase) as (found, tries):
        findings = found.findings(seat, tries)
        assert not findings, told(findings)
