"""`backup` and `restore` on PostgreSQL, which has programs of its own for them."""

from pathlib import Path

import pytest

from bot.backup_set import check_set
from bot.opening import open_database
from tests.bot.backup_house import DIGEST, House
from tests.support import postgresql


def test_postgresql_is_copied_and_put_back_by_its_own_programs(
    postgresql_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(tmp_path / "house", postgresql.fresh(postgresql_url, "khoi_backup")).furnish()
    assert house.run("backup") == 0
    [made] = house.sets()
    assert set(check_set(made).parts) == {"database.dump", f"evidence/{DIGEST}"}
    assert house.run("forget", "ban-dan-van/officer") == 0
    database = open_database(house.url)
    with database.read() as store:
        assert store.people.by_key("ban-dan-van/officer") is None
        assert house.run("restore", str(made)) == 1
    assert "đang có chương trình khác kết nối" in capsys.readouterr().err
    database.close()
    assert house.run("restore", str(made)) == 0
    assert house.run("invite", "ban-dan-van/officer") == 0
    [aside] = house.folder.glob("before-restore-*")
    assert [path.name for path in aside.iterdir()] == ["database.dump"]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert house.run("backup") == 1
    assert "apt-get install postgresql-client" in capsys.readouterr().err
