"""`doctor` on a sound set-up and on broken ones: each failure is named, and says what to do."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.alone import alone
from bot.certificate import validity
from bot.cli import EXAMPLE
from messages.operator_doctor import STATES, WORDS, Finding
from tests import needs
from tests.bot.backup_house import DIGEST, House
from tests.bot.doctor_house import NOBODY, answering, found, furnished_house, moved, wrong


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> House:
    return furnished_house(tmp_path_factory.mktemp("doctor"))


@pytest.fixture
def house(loaded: House, tmp_path: Path) -> House:
    return moved(loaded, tmp_path)


def test_a_sound_machine_has_nothing_to_mend(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert wrong(house) == []
    assert house.run("doctor") == 0
    said = capsys.readouterr().out
    assert said.startswith("[tốt] Thiết lập: đọc được")
    assert "[tốt] Cơ sở dữ liệu: nguyên vẹn" in said
    assert said.endswith("Không có chỗ nào cần sửa.\n")


def test_broken_settings_are_all_named_and_fail(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    house.environ |= {"KTD_WEB_PORT": "x", "KTD_TZ": "Hanoi"}
    assert house.run("doctor") == 1
    assert "Có 2 thiết lập cần sửa" in capsys.readouterr().err


def test_a_database_that_is_missing_broken_tampered_or_too_new_is_told(house: House) -> None:
    file = house.folder / "khoi.db"
    sound = file.read_bytes()
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    assert wrong(house) == ["database_newer"]
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
        database.execute("INSERT INTO audit VALUES (1, 1, '2023-10-30 01:00:00.000000', 'x', '{}', 'forged')")
    assert wrong(house) == ["log_broken"]
    assert "database_older" in found(house)
    file.write_bytes(sound[:20_000])
    assert wrong(house) == ["database_broken"]
    file.unlink()
    assert wrong(house) == ["database_none"]
    assert not file.exists()


def test_a_clock_behind_what_was_already_done_is_told(house: House) -> None:
    assert house.run("forget", "ban-dan-van/officer") == 0
    assert wrong(house, timedelta(days=-1)) == ["clock_behind"]


def test_a_clock_of_another_country_is_told_and_no_bloc_of_ours_is_loaded_by_it(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.environ["KTD_TZ"] = "UTC"
    assert found(house)["clock_abroad"].allowed == "UTC"
    assert house.run("load", str(EXAMPLE)) == 2
    assert "KTD_TZ: giờ ở “UTC” khác giờ ở Asia/Ho_Chi_Minh" in capsys.readouterr().err
    house.environ["KTD_TZ"] = "Asia/Bangkok"
    assert "clock" in found(house)


def test_a_full_disk_and_a_closed_folder_are_told(house: House) -> None:
    assert wrong(house, free=2**20) == ["disk_low"]
    (house.folder / "file").write_text("")
    house.environ["KTD_BACKUP_DIR"] = str(house.folder / "file" / "backup")
    assert wrong(house) == ["folder_closed", "backup_none"]


def test_backups_that_are_old_broken_or_gone_are_told(house: House) -> None:
    [made] = house.sets()
    assert wrong(house, timedelta(days=3)) == ["backup_old"]
    (made / "evidence" / DIGEST).unlink()
    assert wrong(house) == ["backup_broken"]
    (made / "manifest.json").write_text("{}")
    assert wrong(house) == ["backup_broken"]
    shutil.rmtree(made)
    assert wrong(house) == ["backup_none"]


def test_a_certificate_that_expires_or_has_another_key_is_told(house: House, tmp_path: Path) -> None:
    openssl = str(needs.OPENSSL.met())
    make = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=khoi",
    ]
    for name in ("own", "other"):
        files = ("-keyout", str(tmp_path / f"{name}.key"), "-out", str(tmp_path / f"{name}.pem"))
        subprocess.run((openssl, *make, *files), check=True, stderr=subprocess.DEVNULL)
    begins, ends = validity(tmp_path / "own.pem")
    assert ends - begins == timedelta(days=30)
    house.environ |= {"KTD_WEB_CERT": str(tmp_path / "own.pem"), "KTD_WEB_KEY": str(tmp_path / "own.key")}
    kinds = [
        next(kind for kind in found(house, timedelta(days=days)) if kind.startswith("certificate"))
        for days in (1, 20, 31, -1)
    ]
    assert kinds == ["certificate", "certificate_soon", "certificate_expired", "certificate_early"]
    house.environ["KTD_WEB_KEY"] = str(tmp_path / "other.key")
    assert wrong(house) == ["certificate_wrong"]


def test_a_program_that_hangs_stands_still_or_is_not_reached_is_told(house: House) -> None:
    with alone(house.folder / "khoi.db.lock", "KTD_DATABASE_URL", "already_running"):
        assert wrong(house) == ["not_answering"]
    well = (200, '{"late": [], "ages": {"tick": 7, "poll": 3}, "database": true}')
    beside = (200, '{"late": [], "ages": {"line": 0}, "database": true, "leading": false}')
    with answering(readyz=beside, healthz=(200, "ok")) as port:
        house.environ["KTD_WEB_PORT"] = str(port)
        assert "tiến trình khác đang dẫn" in str(found(house)["following"])
        assert wrong(house) == []
    ill = (503, '{"late": ["tick"], "ages": {"tick": 700}, "database": false}')
    with answering(readyz=well, healthz=(200, "ok")) as port:
        house.environ["KTD_WEB_PORT"] = str(port)
        assert "cách đây 7 giây, nghe Telegram cách đây 3 giây" in str(found(house)["running"])
        assert wrong(house) == []
        house.environ["KTD_PUBLIC_URL"] = NOBODY
        assert wrong(house) == ["public_away"]
    with answering(readyz=ill, healthz=(404, "nginx")) as port:
        house.environ |= {"KTD_WEB_PORT": str(port), "KTD_PUBLIC_URL": ""}
        assert wrong(house) == ["stands_still", "public_other"]
        assert "vòng nhắc việc đứng lại, không đọc được dữ liệu" in str(found(house)["stands_still"])


def test_a_box_that_others_open_or_nobody_answers_is_told(house: House, tmp_path: Path) -> None:
    (tmp_path / "box").mkdir(mode=0o755)
    assert wrong(house) == ["box_not_private"]
    house.environ["KTD_BOX"] = f"unix:/{'x' * 120}/box.sock"
    assert wrong(house) == ["box_path_long"]
    house.environ |= {"KTD_BOX": "127.0.0.1:9", "KTD_BOX_SECRET": "s" * 32}
    assert wrong(house) == ["box_away"]


def test_a_server_that_is_away_is_told(house: House) -> None:
    house.environ["KTD_DATABASE_URL"] = "postgresql+psycopg://khoi:secret@127.0.0.1:9/khoi"
    assert "database_away" in wrong(house)
    assert all("secret" not in str(finding) for finding in found(house).values())


def test_every_finding_is_worded() -> None:
    for kind in WORDS:
        said = str(Finding(kind, "found", "allowed"))
        assert said.startswith(tuple(f"[{state}]" for state in STATES.values()))
        assert said.endswith(
            (".", "TỆP", "BẢN_SAO_LƯU", "true", "backup", "timer", "found", "sock", "client", "khoi", "NGƯỜI")
        )
