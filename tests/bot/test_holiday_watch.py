"""The operator's file of days off: wrong at the start it stops the program, wrong later the old one holds."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest

from bot.holiday_watch import HolidayWatch
from bot.settings import read_settings
from messages.setting_problems import SettingsErrors
from tests.support.stage import Stage

EXTRA, TYPO = "add:\n  - {day: 2026-05-04, title: Nghỉ bù}\n", "add:\n  - {day: 2026-13-04, title: Nghỉ bù}\n"
DAY = date(2026, 5, 4)


async def test_a_changed_file_holds_from_then_on_and_a_wrong_one_never(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "holidays.yaml"
    file.write_text("years: [2026]\n")
    async with Stage(tmp_path) as stage:
        watch = HolidayWatch(stage.desk, file)
        await watch.look()
        assert stage.desk.router.working.is_working(DAY)
        file.write_text(EXTRA)
        await watch.look()
        assert not stage.desk.router.working.is_working(DAY)
        assert stage.bloc in await stage.desk.read(lambda store: store.looks.due(stage.clock()))
        file.write_text(TYPO + "# không còn như trước\n")
        with caplog.at_level(logging.ERROR):
            await watch.look()
            await watch.look()
        assert not stage.desk.router.working.is_working(DAY)
        [told] = [one for one in caplog.messages if "stay as they were" in one]
        assert "Dòng 2" in told
        file.unlink()
        await watch.look()
        assert not stage.desk.router.working.is_working(DAY)


def test_at_the_start_a_wrong_file_is_named_with_its_lines_and_with_all_other_settings(
    tmp_path: Path,
) -> None:
    file = tmp_path / "holidays.yaml"
    file.write_text(TYPO)
    environ = {"KTD_HOLIDAYS_FILE": str(file), "KTD_WEB_PORT": "x"}
    with pytest.raises(SettingsErrors) as raised:
        read_settings(environ)
    said = str(raised.value)
    assert "Có 2 thiết lập cần sửa" in said
    assert "  - Dòng 2" in said
    assert "để trống KTD_HOLIDAYS_FILE" in said
    with pytest.raises(SettingsErrors) as only_settings:
        read_settings(environ, reads_files=False)
    assert [problem.name for problem in only_settings.value.problems] == ["KTD_WEB_PORT"]
