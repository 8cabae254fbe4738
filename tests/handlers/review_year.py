"""A bloc whose departments review: its units' sheets sent, each criterion group with somebody to look at it."""

from __future__ import annotations

from pathlib import Path

from bot.player import Player
from messages.incoming import Attachment
from tests.handlers.scoring_year import plain, sample_of, sheet_of
from tests.support.departments import with_departments
from tests.support.stage import Stage

LEAD, DEPUTY = "ban-noi-chinh", "bao-lao-cai"
UNIT = "ban-dan-van"
SCAN = Attachment("b" * 64, "cong-van-125.pdf", 90_000, "application/pdf")
PROOF = Attachment("c" * 64, "quyet-dinh-cong-nhan.jpg", 120_000, "image/jpeg")


def departments_stage(folder: Path) -> Stage:
    return Stage(folder, with_departments())


async def send(stage: Stage, unit: str) -> int:
    """All answers in one message, as the file's sample has them; the head approves. The sheet's id."""
    officer, head = await stage.person(f"{unit}/officer"), await stage.person(f"{unit}/head")
    answers = sample_of(stage).scores[unit]
    await officer.says("/chamdiem")
    await officer.says("\n".join(f"{code}: {text}" for code, text in answers.items()))
    await officer.says("/chamdiem")
    await officer.taps("Trình thủ trưởng duyệt")
    await head.taps("Duyệt")
    return await sheet_of(stage, unit)


async def send_all(stage: Stage) -> dict[str, int]:
    """Each unit's sheet."""
    return {entry.key: await send(stage, entry.key) for entry in stage.file.units}


async def agree_to(person: Player, sheet: int, *groups: str) -> None:
    """All that is left of these groups."""
    for group in groups:
        await person.presses(f"agreerest {sheet} {group}")
        await person.taps("Đồng ý")


async def score(person: Player, sheet: int, code: str, points: str, reason: str) -> str:
    await person.presses(f"fixleaf {sheet} {code}")
    await person.says(points)
    return plain(await person.says(reason))
