"""`python -m bot forget`: an operator erases a person, also one whose duties have ended."""

from pathlib import Path

import pytest

from bot.cli import main
from storage.database import Database
from tests.support.stage import EXAMPLE

KEY = "ban-dan-van/officer"


def test_a_person_is_forgotten_once_and_a_key_that_nobody_has_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'khoi.db'}"
    monkeypatch.setenv("KTD_DATABASE_URL", url)
    monkeypatch.setenv("KTD_DATA_DIR", str(tmp_path))
    assert main(["load", str(EXAMPLE)]) == 0
    assert main(["forget", KEY]) == 0
    assert "Đã xóa dữ liệu cá nhân" in capsys.readouterr().out
    assert main(["forget", KEY]) == 2
    assert f"Không có ai mang mã “{KEY}”" in capsys.readouterr().err
    database = Database(url)
    with database.read() as store:
        units = store.people.units(store.blocs.ids()[0])
        lines = store.audit.lines(store.blocs.ids()[0])
        assert store.people.by_key(KEY) is None
        assert all(KEY not in str(line.body) for line in lines)
        assert [line.what for line in lines] == ["person_erased"]
    assert len(units) == 9
    database.close()
