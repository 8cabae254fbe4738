"""Weeks in which reports and signed papers come in: who hands in, and what a unit still owes."""

from __future__ import annotations

from datetime import datetime

from bot.player import Player
from handlers import debts
from handlers.talk import Talk, Turn
from messages.incoming import Attachment
from rules.debts import Missing
from tests.support.stage import ZONE, Stage

OFFICER, HEAD, LEAD = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"
REPORT, BOTH, PAPER = "bao-cao-tong-ket", "tu-cham", "dang-ky-thi-dua"


def pdf(number: int = 1) -> Attachment:
    return Attachment(f"{number:x}" * 64, f"bao-cao-{number}.pdf", 4_321, "application/pdf")


async def missing(stage: Stage, item: str, unit: str = "ban-dan-van") -> Missing | None:
    """What the unit still owes of it, if anything."""
    number = await stage.unit(unit)
    found: dict[int, Missing] = {}

    def look(talk: Talk) -> Turn:
        found.update(debts.owing(talk, debts.item_of(talk, item)))
        return Turn()

    await stage.desk.tick(stage.bloc, look)
    return found.get(number)


async def people(stage: Stage) -> tuple[Player, Player, Player]:
    officer, head, lead = [await stage.person(key) for key in (OFFICER, HEAD, LEAD)]
    stage.clock.move(datetime(2023, 11, 30, 9, tzinfo=ZONE))
    return officer, head, lead
