"""`python -m bot doctor` in twelve broken set-ups: it fails, says where, and says what to do."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bot.alone import alone
from tests.bot.backup_house import DIGEST, House
from tests.bot.doctor_house import NOBODY, TOKEN, answering

Break = Callable[[House, ExitStack], None]
SETUPS: dict[str, tuple[Break, str, str]] = {}
"""By name: how the set-up is broken, the subject of what is found, and what to do about it."""


def setup(subject: str, to_do: str) -> Callable[[Break], Break]:
    def noted(broken: Break) -> Break:
        SETUPS[broken.__name__.replace("_", " ")] = (broken, subject, to_do)
        return broken

    return noted


@setup("Cơ sở dữ liệu", "python -m bot load TỆP")
def no_database(house: House, _: ExitStack) -> None:
    (house.folder / "khoi.db").unlink()


@setup("Cơ sở dữ liệu", "python -m bot restore BẢN_SAO_LƯU")
def half_a_database(house: House, _: ExitStack) -> None:
    file = house.folder / "khoi.db"
    file.write_bytes(file.read_bytes()[:20_000])


@setup("Cơ sở dữ liệu", "Cài bản chương trình mới")
def a_database_of_a_newer_program(house: House, _: ExitStack) -> None:
    writes(house, "UPDATE alembic_version SET version_num = '9999'")


@setup("Nhật ký quyết định", "Dừng run, chép riêng tệp dữ liệu")
def a_log_changed_by_hand(house: House, _: ExitStack) -> None:
    writes(house, "INSERT INTO audit VALUES (1, 1, '2023-10-30 01:00:00.000000', 'x', '{}', 'forged')")


@setup("Cơ sở dữ liệu", "Kiểm tra máy chủ đang chạy, địa chỉ, người dùng, mật khẩu")
def a_server_that_is_away(house: House, _: ExitStack) -> None:
    house.environ["KTD_DATABASE_URL"] = "postgresql+psycopg://khoi:secret@127.0.0.1:9/khoi"


@setup("Sao lưu", "Chạy python -m bot backup")
def a_backup_that_lacks_a_file(house: House, _: ExitStack) -> None:
    (house.sets()[0] / "evidence" / DIGEST).unlink()


@setup("Thư mục dữ liệu", "hoặc đổi KTD_BACKUP_DIR")
def a_file_in_place_of_a_folder(house: House, _: ExitStack) -> None:
    (house.folder / "file").write_text("")
    house.environ["KTD_BACKUP_DIR"] = str(house.folder / "file" / "backup")


@setup("Telegram", "Kiểm tra đường mạng ra ngoài, tường lửa")
def a_network_that_is_away(house: House, _: ExitStack) -> None:
    house.environ |= {"KTD_TELEGRAM_TOKEN": TOKEN, "KTD_TELEGRAM_BASE_URL": NOBODY}


@setup("Telegram", "Lấy lại mã ở BotFather")
def a_token_that_nobody_gave(house: House, held: ExitStack) -> None:
    port = held.enter_context(answering(getMe=(401, '{"ok": false}')))
    house.environ |= {"KTD_TELEGRAM_TOKEN": TOKEN, "KTD_TELEGRAM_BASE_URL": f"http://127.0.0.1:{port}"}


@setup("Chương trình", "systemctl restart khoi")
def a_program_that_hangs(house: House, held: ExitStack) -> None:
    held.enter_context(alone(house.folder / "khoi.db.lock", "KTD_DATABASE_URL", "already_running"))


@setup("Địa chỉ công khai", "Kiểm tra KTD_PUBLIC_URL và máy chủ HTTPS đứng trước")
def another_program_at_our_address(house: House, held: ExitStack) -> None:
    well = '{"late": [], "ages": {"tick": 7}, "database": true, "writes": true, "leading": true}'
    port = held.enter_context(answering(readyz=(200, well), healthz=(404, "nginx")))
    house.environ["KTD_WEB_PORT"] = str(port)


@setup("Hòm phiếu", "chmod 700")
def a_box_that_others_open(house: House, _: ExitStack) -> None:
    folder = house.folder.parent / "box"
    folder.mkdir(mode=0o755)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("doctor")).furnish()
    assert house.run("backup") == 0
    return house


@pytest.fixture
def house(loaded: House, tmp_path: Path) -> Iterator[House]:
    shutil.copytree(loaded.folder, tmp_path / "house")
    house = House(tmp_path / "house")
    house.environ |= {"KTD_WEB_PORT": "9", "KTD_BOX": f"unix:{tmp_path}/box/box.sock"}
    yield house
    shutil.rmtree(tmp_path / "house")


@pytest.mark.parametrize("name", SETUPS)
def test_a_broken_set_up_is_named_with_what_to_do(
    house: House, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, subject, to_do = SETUPS[name]
    with ExitStack() as held:
        broken(house, held)
        assert house.run("doctor") == 1
    said = capsys.readouterr()
    wrong = [line for line in said.out.splitlines() if line.startswith("[CẦN SỬA]")]
    assert any(line.startswith(f"[CẦN SỬA] {subject}: ") and to_do in line for line in wrong)
    assert said.out.endswith(f"Có {len(wrong)} chỗ cần sửa.\n")
    assert TOKEN not in said.out
    assert "secret" not in said.out
    assert said.err == ""


def writes(house: House, statement: str) -> None:
    with closing(sqlite3.connect(house.folder / "khoi.db")) as database, database:
        database.execute(statement)
