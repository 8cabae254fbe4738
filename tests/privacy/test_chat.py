"""Nobody of another unit learns or changes anything of a unit's by whatever they type, tap, send or answer."""

from __future__ import annotations

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

SAMPLE = 60
"""Tries of each person at each phase in the quick run; the seed makes them the same ones every time."""


@asynccontextmanager
async def matrix(world: World, folder: Path, phase: Phase) -> AsyncIterator[tuple[Matrix, list[Try]]]:
    async with standing(world, folder, phase) as (stage, planted):
        found = Matrix(stage.database, stage.desk.router, planted, sent=is_sent(phase))
        yield found, list(every_try(planted))


def told(findings: list[Finding]) -> str:
    return "\n".join(map(str, findings))


@pytest.mark.parametrize("phase", Phase)
async def test_a_sample_of_all_tries_reveals_and_changes_nothing(
    world: World, tmp_path: Path, phase: Phase
) -> None:
    async with matrix(world, tmp_path, phase) as (found, tries):
        chance = Random(f"privacy {phase}")
        for seat in SEATS:
            findings = found.findings(seat, chance.sample(tries, SAMPLE))
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
