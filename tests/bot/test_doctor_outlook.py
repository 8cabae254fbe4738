"""`doctor` on what is to come: days off of the years ahead, messages given up, people not reached."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.clock import real_clock
from bot.doctor import examine
from bot.doctor_data import Machine
from bot.opening import open_database
from messages.operator_doctor import Finding
from storage import tables
from tests.bot.backup_house import ZONE, House


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path / "house").furnish()
    house.environ |= {"KTD_WEB_PORT": "9", "KTD_BOX": f"unix:{tmp_path}/box/box.sock"}
    return house


def found(house: House) -> dict[str, Finding]:
    machine = Machine(real_clock(ZONE)(), lambda _: 2**40)
    return {finding.kind: finding for finding in examine(house.settings, machine)}


def test_years_without_days_off_and_a_wrong_file_of_them_are_told(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ahead = {2022: "holidays", 2027: "holidays_computed", 2031: "holidays_unknown"}
    for year, kind in ahead.items():
        with closing(sqlite3.connect(house.folder / "khoi.db")) as database, database:
            plan = json.loads(database.execute("SELECT plan FROM blocs").fetchone()[0])
            plan["calendar"][0]["due"] = f"{year}-12-30T17:00:00+07:00"
            plan["calendar"] = plan["calendar"][:1]
            database.execute("UPDATE blocs SET plan = ?", (json.dumps(plan),))
        machine = Machine(datetime(year, 1, 5, 8, tzinfo=ZONE), lambda _: 2**40)
        said = {one.kind: str(one) for one in examine(house.settings, machine)}
        assert kind in said
        assert str(year) in said[kind]
    file = tmp_path / "holidays.yaml"
    file.write_text("add:\n  - {day: 2026-13-04}\n")
    house.environ["KTD_HOLIDAYS_FILE"] = str(file)
    assert house.run("doctor") == 1
    printed = capsys.readouterr().out
    assert "[CẦN SỬA] Ngày nghỉ: tệp" in printed
    assert "  - Dòng 2, mục add[1].day" in printed


def test_messages_given_up_and_people_not_reached_are_told(house: House) -> None:
    now, database = real_clock(ZONE)(), open_database(house.url)
    with database.write() as store:
        store.people.put_address("telegram", "8", person=store.people.by_key("ban-dan-van/officer"))
        store.people.set_address_state("telegram", "8", "blocked", now)
        [said] = store.chat.say("p1", {"html": "Đề nghị đơn vị nộp báo cáo."}, now)
        store.outbox.put(said.row, "telegram", "8", now, edit=False)
        store.connection.execute(update(tables.outbox).values(state="failed"))
    database.close()
    kinds = found(house)
    assert "1 tin ra mạng ngoài" in str(kinds["dead_letters"])
    assert "1 người không nhận được" in str(kinds["unreachable"])
