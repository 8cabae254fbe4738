"""One update, one turn, one commit: redelivered, poisoned, broken off."""

import asyncio
from pathlib import Path

import pytest

from handlers import steps
from handlers.talk import Talk, Turn
from messages.incoming import Incoming
from tests.support.stage import Stage

OFFICER = "ban-dan-van/officer"


async def test_an_update_delivered_twice_is_answered_once(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        said = Incoming("web:one", "web", officer.address, text="/trangthai")
        await asyncio.gather(stage.desk.take(said), stage.desk.take(said))
        rows = await officer.rows()
        assert [row.author for row in rows] == ["me", "bot"]


async def test_messages_sent_at_once_are_taken_in_order(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        scores = stage.file.sample.scores["ban-dan-van"] if stage.file.sample else {}
        said = [
            Incoming(f"web:{leaf.code}", "web", officer.address, text=scores[leaf.code])
            for leaf in stage.file.tree.leaves
        ]
        await asyncio.gather(*(stage.desk.take(one) for one in said))
        answers = await stage.desk.read(lambda store: store.sheets.answers(1))
        assert len(answers) == len(said)


async def test_a_step_that_breaks_is_rolled_back_and_apologised_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(talk: Talk) -> Turn:
        talk.decide("half_done")
        raise RuntimeError("broken step")

    monkeypatch.setitem(steps.COMMANDS, "trangthai", breaks)
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        said = Incoming("web:poison", "web", officer.address, text="/trangthai")
        await stage.desk.take(said)
        await stage.desk.take(said)
        rows = await officer.rows()
        assert [row.author for row in rows] == ["me", "bot"]
        reference = rows[-1].body["html"].split("<b>")[1].split("</b>")[0]
        assert reference in caplog.text
        assert "broken step" not in rows[-1].body["html"]
        assert await stage.desk.read(lambda store: store.audit.unbroken(stage.bloc))


async def test_a_stranger_is_told_how_to_be_invited_and_nothing_else(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await stage.desk.take(Incoming("telegram:1", "telegram", "777", text="điểm của Ban Dân vận?"))
        rows = await stage.desk.read(lambda store: store.chat.last("stelegram:777", 5))
        assert "chưa được liên kết" in rows[-1].body["html"]
        assert rows[-1].author == "bot"


async def test_typed_markup_reaches_nobody_as_markup(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        await officer.says('<b>&"')
        assert (await officer.rows())[0].body["html"] == "&lt;b&gt;&amp;&quot;"
