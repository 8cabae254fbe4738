"""Processes on one database keep their files in one folder; the first to start says which."""

from pathlib import Path

import pytest

from bot import opening
from bot.opening import open_database
from bot.settings import Settings, read_settings
from bot.shared_folder import claim_folder, shared_folder
from messages.setting_problems import SettingsErrors
from storage.database import Database
from storage.line import Line


def settings(url: str, folder: Path) -> Settings:
    return read_settings({"KTD_DATABASE_URL": url, "KTD_DATA_DIR": str(folder)})


def found(url: str, folder: Path) -> list[str]:
    return [finding.kind for finding in shared_folder(settings(url, folder), None)]


def test_a_process_with_a_folder_of_its_own_does_not_start_beside_another(url: str, tmp_path: Path) -> None:
    database, one, two = Database(url), tmp_path / "one", tmp_path / "two"
    assert found(url, one) == []
    claim_folder(database, one)
    with Line(url) as line:
        assert line.leads()
        claim_folder(database, one)
        with pytest.raises(SettingsErrors, match="KTD_DATA_DIR: một tiến trình khác"):
            claim_folder(database, two)
        assert (found(url, one), found(url, two)) == (["folder_shared"], ["folder_other"])
    database.close()


def test_with_nobody_at_work_the_next_to_start_says_which_folder_it_is(url: str, tmp_path: Path) -> None:
    database, one, two = Database(url), tmp_path / "one", tmp_path / "two"
    claim_folder(database, one)
    claim_folder(database, two)
    assert (found(url, one), found(url, two)) == ([], ["folder_shared"])
    database.close()


def test_a_server_too_old_to_end_silent_sessions_is_refused(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_database(url).close()
    monkeypatch.setattr(opening, "OLDEST", 99)
    with pytest.raises(SettingsErrors, match="cần PostgreSQL 99"):
        open_database(url)


def test_a_file_needs_no_mark(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'khoi.db'}")
    claim_folder(database, tmp_path)
    assert found(f"sqlite:///{tmp_path / 'khoi.db'}", tmp_path) == []
    assert not (tmp_path / "khoi-data-id").exists()
    database.close()
