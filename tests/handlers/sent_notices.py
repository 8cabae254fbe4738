"""A notice of the lead on a stage, and what is read of it."""

from __future__ import annotations

from bot.player import Player
from handlers import debts
from handlers.talk import Talk, Turn
from messages.incoming import Attachment
from tests.support.stage import Stage

SECRETARY, OFFICER, HEAD = "ban-noi-chinh/officer", "ban-dan-van/officer", "ban-dan-van/head"
OTHER = "ban-tuyen-giao/officer"
TEXT = "Nộp báo cáo sơ kết\nĐề nghị các đơn vị gửi trước ngày 10/11."
PLAN = Attachment("cd" * 32, "ke-hoach.pdf", 4_321, "application/pdf")


async def write(stage: Stage, text: str = TEXT, files: tuple[Attachment, ...] = ()) -> Player:
    secretary = await stage.person(SECRETARY)
    await secretary.says("thông báo")
    await secretary.taps("Soạn thông báo")
    await secretary.says(text, files)
    return secretary


async def last(player: Player) -> str:
    """The newest state of what the person sees."""
    return str((await player.sees())[-1])


async def owing(stage: Stage) -> dict[str, int]:
    """How many units owe an answer to each notice, as reminders see it."""

    def look(talk: Talk) -> Turn:
        found.update({item.id: len(debts.owing(talk, item)) for item in debts.items(talk) if item.id[:3] == "tb-"})
        return Turn()

    found: dict[str, int] = {}
    await stage.desk.tick(stage.bloc, look)
    return found


async def labels(player: Player, said: str) -> list[str]:
    """What can be tapped under the answer."""
    await player.says(said)
    return [button["label"] for row in (await player.rows())[-1].body["rows"] for button in row]
