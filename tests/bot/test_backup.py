"""`backup` and `restore` as an operator types them: whole, checked, and never at the cost of what is there."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.alone import alone
from bot.backup import make_backup
from bot.backup_set import MANIFEST, check_set, read_manifest, written
from bot.evidence_store import EvidenceStore
from bot.opening import open_database
from rules.calls import Document
from rules.meetings import MeetingState
from storage.copies import facts_of_copy, facts_of_database
from storage.database import Database
from storage.migrate import newest, upgrade
from tests.bot.backup_house import CONTENT, DIGEST, NOW, House, officer

Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("backup")).furnish()
    assert house.run("backup") == 0
    return house


@pytest.fixture
def house(loaded: House, tmp_path: Path) -> House:
    """A copy of a house with one backup, for a test to break."""
    shutil.copytree(loaded.folder, tmp_path / "house")
    return House(tmp_path / "house")


async def test_a_backup_under_load_is_restored_elsewhere_and_the_year_goes_on(
    house: House, tmp_path: Path
) -> None:
    desk, halt = house.desk(), asyncio.Event()
    cadre = await officer(desk)
    await cadre.says("/minhchung")

    async def keep_talking() -> int:
        turns = 0
        while not halt.is_set():
            await cadre.says(f"lần {turns}")
            turns += 1
        return turns

    async with asyncio.TaskGroup() as group:
        talking = group.create_task(keep_talking())
        made = [
            await asyncio.to_thread(make_backup, house.settings, NOW + timedelta(hours=hour), None, 9)
            for hour in range(3)
        ]
        halt.set()
    await cadre.says("sau bản sao lưu")
    desk.close()
    assert talking.result() > 0
    elsewhere = House(tmp_path / "elsewhere")
    assert elsewhere.run("restore", str(made[-1].folder)) == 0
    restored = elsewhere.desk()
    again = await officer(restored)
    said = [row.body.get("html", "") for row in await again.rows()]
    assert any("lần" in html for html in said)
    assert not any("sau bản sao lưu" in html for html in said)
    assert await again.says("/minhchung")
    restored.close()
    assert EvidenceStore(elsewhere.folder / "evidence").path(DIGEST) is not None


def test_every_part_is_named_and_only_its_owner_reads_it(house: House) -> None:
    [made] = house.sets()
    manifest = check_set(made)
    assert set(manifest.parts) == {"database.sqlite", f"evidence/{DIGEST}"}
    assert manifest.schema == facts_of_copy(made / "database.sqlite").revision != ""
    assert {path.stat().st_mode & 0o777 for path in made.rglob("*") if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (made, made / "evidence")} == {0o700}


@pytest.mark.parametrize("part", [MANIFEST, "database.sqlite", f"evidence/{DIGEST}"])
def test_one_flipped_byte_anywhere_is_refused_and_named(house: House, part: str, capsys: Said) -> None:
    [made] = house.sets()
    size = (made / part).stat().st_size
    before = (house.folder / "khoi.db").read_bytes()
    for place in {0, size // 3, size // 2, size - 1}:
        content = bytearray((made / part).read_bytes())
        content[place] ^= 1
        (made / part).write_bytes(content)
        assert house.run("restore", str(made)) == 1
        assert f"“{part}” không còn như lúc ghi" in capsys.readouterr().err
        content[place] ^= 1
        (made / part).write_bytes(content)
    assert (house.folder / "khoi.db").read_bytes() == before
    (made / part).unlink()
    assert house.run("restore", str(made)) == 1
    assert f"thiếu “{part}”" in capsys.readouterr().err


def test_a_restore_keeps_aside_what_was_there_and_mends_evidence(house: House, capsys: Said) -> None:
    [made] = house.sets()
    (house.folder / "khoi.db").write_bytes(b"not a database any more")
    (house.folder / "evidence" / DIGEST).write_bytes(b"spoiled")
    assert house.run("restore", str(made)) == 0
    said = capsys.readouterr().out
    [aside] = house.folder.glob("before-restore-*")
    assert str(aside) in said
    assert "python -m bot doctor" in said
    assert (aside / "khoi.db").read_bytes() == b"not a database any more"
    assert (aside / DIGEST).read_bytes() == b"spoiled"
    assert (house.folder / "evidence" / DIGEST).read_bytes() == CONTENT
    assert house.run("invite", "ban-dan-van/officer") == 0


def test_nothing_is_restored_under_a_running_program(house: House, capsys: Said) -> None:
    [made] = house.sets()
    with alone(house.folder / "khoi.db.lock", "KTD_DATABASE_URL", "already_running"):
        assert house.run("restore", str(made)) == 2
    assert "đã có một chương trình đang chạy" in capsys.readouterr().err


def test_a_set_of_a_newer_program_or_another_kind_is_refused(house: House, capsys: Said) -> None:
    [made] = house.sets()
    manifest = read_manifest(made)
    (made / MANIFEST).write_text(written(replace(manifest, schema="9999")))
    assert house.run("restore", str(made)) == 1
    assert "chương trình mới hơn" in capsys.readouterr().err
    (made / MANIFEST).write_text(written(manifest))
    house.environ["KTD_DATABASE_URL"] = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    assert house.run("restore", str(made)) == 1
    assert "không cùng loại" in capsys.readouterr().err


def test_a_set_of_an_older_program_comes_back_in_the_newest_shape(tmp_path: Path) -> None:
    house = House(tmp_path)
    database = Database(house.url)
    upgrade(database, "0002")
    database.close()
    assert house.run("backup") == 0
    [made] = house.sets()
    assert read_manifest(made).schema == "0002"
    assert house.run("restore", str(made)) == 0
    assert facts_of_database(house.url).revision == newest()


def test_the_newest_are_kept_and_a_failed_backup_removes_none(house: House, capsys: Said) -> None:
    for hour in range(3):
        make_backup(house.settings, NOW + timedelta(hours=hour), None, 2)
    assert len(house.sets()) == 2
    with closing(sqlite3.connect(house.folder / "khoi.db")) as tampered, tampered:
        tampered.execute(
            "INSERT INTO audit (bloc, number, at, what, body, digest) "
            "VALUES (1, 99, '2023-10-30 01:00:00.000000', 'forged', '{}', 'x')"
        )
    assert house.run("backup", "--keep", "1") == 1
    assert "Nhật ký quyết định không còn nối tiếp" in capsys.readouterr().err
    (house.folder / "khoi.db").unlink()
    assert house.run("backup", "--keep", "1") == 1
    assert "Không đọc được cơ sở dữ liệu" in capsys.readouterr().err
    assert not (house.folder / "khoi.db").exists()
    assert len(house.sets()) == 2
    assert [path.name for path in house.backups.iterdir() if path.name.startswith(".new")] == []


def test_a_promised_file_that_is_spoiled_is_told_and_older_sets_stay(house: House, capsys: Said) -> None:
    database = open_database(house.url)
    with database.write() as store:
        meeting = store.meetings.put(store.blocs.ids()[0], MeetingState.OPEN, NOW)
        store.calls.put_document(meeting.id, Document(0, DIGEST, "bao-cao.pdf", 19, "application/pdf"))
    database.close()
    (house.folder / "evidence" / DIGEST).write_bytes(b"spoiled")
    assert house.run("backup", "--keep", "1") == 1
    assert f"1 tệp minh chứng không còn nguyên vẹn trên đĩa nên không có trong bản sao lưu: {DIGEST}" in (
        capsys.readouterr().err
    )
    assert len(house.sets()) == 2


@pytest.mark.parametrize("keep", ["0", "-1", "một"])
def test_no_fewer_than_one_is_kept(house: House, keep: str) -> None:
    with pytest.raises(SystemExit):
        house.run("backup", f"--keep={keep}")


def test_where_nothing_can_be_written_is_said_in_words(house: House, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "tệp").write_text("")
    for folder, why in (("/proc/nope", "không có thư mục này"), (str(tmp_path / "tệp"), "không phải thư mục")):
        assert house.run("backup", "--to", folder) == 1
        said = capsys.readouterr().err
        assert f"Không ghi được “{folder}”: {why}" in said
        assert "Errno" not in said


def test_two_sets_made_within_a_second_stand_beside_each_other(house: House) -> None:
    made = [make_backup(house.settings, NOW, None, 9).folder for _ in range(2)]
    assert made[0].name < made[1].name
    assert set(made) <= set(house.sets())
