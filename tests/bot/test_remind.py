"""`remind --dry-run`: who would hear what, with nothing sent and nothing changed."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bench.program import HOME
from bot.box.starting import bare_environment
from bot.cli import main
from bot.remind import preview
from storage import tables
from storage.database import Database
from storage.store import Store
from tests.handlers.reminder_stage import OFFICER, ReminderStage, at
from tests.support.furnished import in_the_newest_shape


async def test_it_prints_each_digest_to_come_and_changes_nothing(tmp_path: Path) -> None:
    async with ReminderStage(tmp_path) as stage:
        stage.clock.move(at(11, 29, 10))
        person = (await stage.person(OFFICER)).person
        await stage.desk.write(lambda store: store.people.put_address("telegram", "123456789", person=person))
        counted = await stage.desk.read(_rows)
        lines = preview(stage.database, stage.desk.router, stage.clock, timedelta(days=7))
        said = "\n".join(lines)
        assert "Khối thi đua các cơ quan Tỉnh ủy Lào Cai, năm 2023: sẽ nhắc đến 10 giờ 00, thứ Tư 06/12/2023" in said
        assert "Ban Dân vận Tỉnh ủy (telegram 12***9, trang chat)" in said
        assert "08 giờ 00, thứ Sáu 01/12/2023: " in said
        assert "    - Báo cáo tổng kết năm của đơn vị · Ban Dân vận Tỉnh ủy" in said
        assert "123456789" not in said
        assert await stage.desk.read(_rows) == counted
        await stage.tick(at(11, 30))
        assert await stage.sends() != []


def _rows(store: Store) -> dict[str, list[object]]:
    """Everything that is kept."""
    found = {table.name: store.connection.execute(table.select()) for table in tables.metadata.sorted_tables}
    return {name: list(map(tuple, rows)) for name, rows in found.items()}


def test_the_command_says_who_sends_and_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "khoi.db"
    monkeypatch.setenv("KTD_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setenv("KTD_DATA_DIR", str(tmp_path))
    assert main(["remind"]) == 0
    assert "tự gửi tin nhắc đúng giờ" in capsys.readouterr().out
    assert main(["remind", "--dry-run"]) == 2
    assert "Chưa có dữ liệu" in capsys.readouterr().err
    assert not file.exists()
    database = Database(f"sqlite:///{file}")
    in_the_newest_shape(database)
    database.close()
    assert main(["remind", "--dry-run", "--days", "3"]) == 0
    assert "Không ai được nhắc" in capsys.readouterr().out


def test_whoever_reads_only_the_first_lines_hears_no_complaint(tmp_path: Path) -> None:
    own = bare_environment() | {"KTD_DATA_DIR": str(tmp_path), "KTD_DATABASE_URL": f"sqlite:///{tmp_path}/khoi.db"}
    reads, writes = os.pipe()
    os.close(reads)
    words = (sys.executable, "-m", "bot", "remind")
    done = subprocess.run(words, cwd=HOME, env=own, stdout=writes, stderr=subprocess.PIPE, check=False)
    os.close(writes)
    assert done.stderr == b""
