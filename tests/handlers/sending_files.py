"""Files as an officer sends them, and the book they come into."""

from bot.player import Player
from messages.incoming import Attachment
from rules.evidence import Evidence
from tests.handlers.scoring_year import sheet_of
from tests.support.stage import Stage

OFFICER = "ban-dan-van/officer"
PDF = "application/pdf"


def file(letter: str, name: str = "", size: int = 1_400_000, kind: str = "image/jpeg") -> Attachment:
    return Attachment(letter * 64, name or f"anh-{letter}.jpg", size, kind)


PHOTOS = (file("a"), file("b"), file("c", "bao-cao.pdf", kind=PDF))


async def book(stage: Stage, unit: str = "ban-dan-van") -> list[tuple[str, str]]:
    """(where, name) of every file, oldest first."""
    return [(one.subject, one.name) for one in await files(stage, unit)]


async def files(stage: Stage, unit: str = "ban-dan-van") -> list[Evidence]:
    sheet = await sheet_of(stage, unit)
    return list(reversed(await stage.desk.read(lambda store: store.evidence.of_sheet(sheet))))


async def at_criterion(stage: Stage, code: str, key: str = OFFICER) -> Player:
    officer = await stage.person(key)
    await officer.says("chấm điểm")
    await officer.says(f"đến tiêu chí {code}")
    return officer
