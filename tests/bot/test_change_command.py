"""`python -m bot change`: an operator records a decision that reorganises a bloc, whole or not at all."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli import main
from bot.clock import real_clock
from storage.database import Database
from tests.support.stage import EXAMPLE, ZONE

FILE = """bloc: lao-cai-party-2023
decision: {{number: 125-QĐ/TU, date: 2023-10-25, reason: Sắp xếp tổ chức bộ máy}}
leaves:
- {{unit: {unit}, last_day: {day}}}
"""


def test_a_change_is_recorded_once_and_a_wrong_one_names_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'khoi.db'}"
    monkeypatch.setenv("KTD_DATABASE_URL", url)
    monkeypatch.setenv("KTD_DATA_DIR", str(tmp_path))
    assert main(["load", str(EXAMPLE)]) == 0
    path, last_day = tmp_path / "thay-doi.yaml", real_clock(ZONE)().date() + timedelta(days=30)
    assert main(["change", str(path)]) == 2
    missing = f"- Không đọc được tệp “{path}”. Đề nghị kiểm tra đường dẫn, ví dụ: "
    assert f"{missing}examples/reorganisation.yaml" in capsys.readouterr().err
    assert main(["load", str(path)]) == 2
    assert f"{missing}examples/lao-cai-party-2023.yaml" in capsys.readouterr().err
    path.write_text(FILE.format(unit="ban-nao", day=last_day.isoformat()), encoding="utf-8")
    assert main(["change", str(path)]) == 2
    assert "Dòng 4, mục leaves[1].unit: không có đơn vị “ban-nao”" in capsys.readouterr().err
    path.write_text(FILE.format(unit="ban-dan-van", day=last_day.isoformat()), encoding="utf-8")
    assert main(["change", str(path), "--dry-run"]) == 0
    assert "chưa ghi gì, chưa báo ai" in capsys.readouterr().out
    assert main(["change", str(path)]) == 0
    assert "Khối thi đua các cơ quan Tỉnh ủy Lào Cai: 1 đơn vị rời" in capsys.readouterr().out
    assert main(["change", str(path)]) == 2
    assert "đã được ghi rời Khối" in capsys.readouterr().err
    database = Database(url)
    with database.read() as store:
        [bloc] = store.blocs.ids()
        assert [unit.key for unit in store.people.units(bloc) if unit.until == last_day] == ["ban-dan-van"]
        assert [line.what for line in store.audit.lines(bloc)] == ["unit_leaves"]
    database.close()
