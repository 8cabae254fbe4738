"""Units that propose, as their officers, heads and the lead do it."""

from __future__ import annotations

from bot.player import Player
from messages.incoming import Attachment
from rules.nominations import Nomination
from tests.support.stage import Stage

UNIT, OTHER = "ban-dan-van", "bao-lao-cai"
SECRETARY = "ban-noi-chinh/officer"
PDF = Attachment("a1" * 32, "thanh-tich.pdf", 2048, "application/pdf")


async def officer_of(stage: Stage, unit: str = UNIT) -> Player:
    return await stage.person(f"{unit}/officer")


async def head_of(stage: Stage, unit: str = UNIT) -> Player:
    return await stage.person(f"{unit}/head")


async def propose(officer: Player, names: str, kind: str = "individual") -> None:
    """One nominee a line."""
    await officer.presses(f"nominate {kind}")
    await officer.says(names)
    await officer.presses("nominations")


async def send(stage: Stage, unit: str, names: str, kind: str = "individual") -> None:
    officer, head = await officer_of(stage, unit), await head_of(stage, unit)
    await propose(officer, names, kind)
    await officer.presses("nomsend")
    await head.taps("Duyệt")


async def listed(stage: Stage) -> tuple[Nomination, ...]:
    return await stage.desk.read(lambda store: store.nominations.of_bloc(stage.bloc))


async def labels(player: Player) -> set[str]:
    """What may be tapped on the newest message."""
    rows = await player.rows()
    return {button["label"] for row in rows[-1].body.get("rows", ()) for button in row}
