"""A secret ballot over a line that others can read begins only once somebody answers for that."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.lan import is_private_line
from rules.meetings import BallotState
from storage import tables
from tests.handlers.meeting_stage import MeetingStage


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("http://127.0.0.1:8080", True),
        ("http://localhost:8080", True),
        ("http://[::1]:8080", True),
        ("https://192.168.1.20:8080", True),
        ("https://khoi.example.vn", True),
        ("http://192.168.1.20:8080", False),
        ("http://khoi.example.vn", False),
        ("http://127.0.0.1.example.vn", False),
        ("http://localhost.example.vn", False),
    ],
)
def test_only_an_encrypted_line_or_this_machine_is_private(address: str, private: bool) -> None:
    assert is_private_line(address) is private


def decided(stage: MeetingStage) -> list[str]:
    with stage.database.read() as store:
        return [row.what for row in store.connection.execute(select(tables.audit.c.what))]


async def test_on_a_plain_line_the_box_is_sealed_only_after_the_warning_is_accepted(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        stage.desk.router = replace(stage.desk.router, private_line=False)
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        assert "chưa được mã hóa" in (await secretary.taps("Niêm phong hòm phiếu"))[-1]
        assert (await stage.ballot()).state is BallotState.DRAFT
        assert "Dự thảo phiếu suy tôn" in (await secretary.taps("Thôi"))[-1]
        assert "plain_line_accepted" not in decided(stage)
        await secretary.taps("Niêm phong hòm phiếu")
        await secretary.taps("Đồng ý, ghi vào biên bản")
        assert (await stage.ballot()).state is BallotState.KEYING
        assert decided(stage)[-2:] == ["plain_line_accepted", "ballot_sealed"]


async def test_on_a_private_line_nothing_is_asked(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await secretary.taps("Niêm phong hòm phiếu")
        assert (await stage.ballot()).state is BallotState.KEYING
        assert "plain_line_accepted" not in decided(stage)


async def test_a_delegate_cannot_accept_it_for_the_bloc(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        stage.desk.router = replace(stage.desk.router, private_line=False)
        secretary, delegate = await stage.open(), await stage.person("ban-dan-van/head")
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await delegate.presses(f"sealplain {(await stage.ballot()).id}")
        assert (await stage.ballot()).state is BallotState.DRAFT
        assert "plain_line_accepted" not in decided(stage)
