"""One person serving two units works for one at a time, and always reads which."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.loading import load
from bot.player import Player
from messages.bloc_schema import BlocFile
from rules.people import Duty, Role
from rules.reorganisation import Change, Reorganisation
from storage.store import Store
from tests.handlers.scoring_year import plain
from tests.support.stage import Stage, example

OFFICER, HEAD = "ban-dan-van/officer", "ban-dan-van/head"
SECOND = "Khối thi đua thứ hai"


def second_bloc() -> BlocFile:
    """The same units again; only Ban Dân vận's officer serves in both blocs."""
    file = example()
    people = tuple(
        person if person.key == OFFICER else replace(person, key=f"second/{person.key}")
        for person in file.people
    )
    return replace(file, slug="second", name=SECOND, people=people)


@asynccontextmanager
async def officer_of_two(tmp_path: Path) -> AsyncIterator[tuple[Stage, Player, int]]:
    """The officer of Ban Dân vận in two blocs, and the number of the unit in the second."""
    async with Stage(tmp_path) as stage:
        other = await stage.desk.write(lambda store: load(store, second_bloc()))
        units = await stage.desk.read(lambda store: store.people.units(other))
        unit = next(unit.id for unit in units if unit.key == "ban-dan-van")
        yield stage, await stage.person(OFFICER), unit


async def test_every_message_names_unit_and_bloc_to_somebody_who_serves_two(tmp_path: Path) -> None:
    async with officer_of_two(tmp_path) as (stage, officer, _):
        first = f"Ban Dân vận Tỉnh ủy · {stage.file.name}"
        for typed in ("menu", "chấm điểm", "18/20", "99", "xyz 123", "/lich", "/bangiao", "/doidonvi"):
            assert plain((await officer.says(typed))[-1:]).startswith(first), typed
        await officer.says("menu")
        assert (await officer.button("Đổi đơn vị, khối, cụm đang làm việc")).value.startswith("go doidonvi@")


async def test_what_others_send_names_the_unit_it_is_about(tmp_path: Path) -> None:
    async with officer_of_two(tmp_path) as (stage, officer, unit):
        await officer.presses(f"unit {unit}")
        await officer.sees()
        await (await stage.person(HEAD)).says("giao ước")
        await (await stage.person(HEAD)).taps("Xác nhận giao ước")
        assert plain(await officer.sees()).startswith(f"Ban Dân vận Tỉnh ủy · {stage.file.name}")


async def test_changing_the_unit_changes_whose_work_is_shown(tmp_path: Path) -> None:
    async with officer_of_two(tmp_path) as (stage, officer, _):
        await officer.says("chấm điểm")
        await officer.says("18/20")
        listed = plain(await officer.says("đổi khối"))
        assert f"1. Ban Dân vận Tỉnh ủy · {stage.file.name} (đang làm việc)" in listed
        assert f"2. Ban Dân vận Tỉnh ủy · {SECOND}" in listed
        assert plain(await officer.taps("2. Ban Dân vận")).startswith(f"Ban Dân vận Tỉnh ủy · {SECOND}")
        assert "Đã chấm 0/27" in plain(await officer.says("chấm điểm"))
        assert SECOND in plain((await officer.says("/start"))[:1])
        await officer.says("/doidonvi")
        await officer.taps("1. Ban Dân vận")
        assert "Đã chấm 1/27" in plain(await officer.says("chấm điểm"))


async def test_a_button_acts_for_the_unit_it_was_shown_for_whichever_is_worked_for(tmp_path: Path) -> None:
    async with officer_of_two(tmp_path) as (stage, officer, unit):
        await officer.says("chấm điểm")
        await officer.says("đến tiêu chí 1.2")
        tap = (await officer.button("10")).value
        await officer.presses(f"unit {unit}")
        assert "không thuộc nhiệm vụ" in (await officer.presses(tap.partition("@")[0]))[-1]
        assert "Đã chấm 0/27" in plain(await officer.says("chấm điểm"))
        said = plain(await officer.presses(tap))
        assert f"Ban Dân vận Tỉnh ủy · {stage.file.name}" in said
        assert "Đã ghi tiêu chí 1.2" in said
        assert "Đã chấm 1/27" in plain(await officer.says("chấm điểm"))


async def test_a_button_of_a_unit_not_served_is_refused_and_one_that_asks_nothing_leaves_what_was_asked(
    tmp_path: Path,
) -> None:
    async with officer_of_two(tmp_path) as (stage, officer, unit):
        strange = await stage.unit("van-phong")
        for tap in (
            f"go trangthai@{strange}",
            "go trangthai@999999999",
            "go trangthai@x",
            f"go trangthai@{unit}@",
        ):
            assert (await officer.presses(tap))[-1].count("Đơn vị") == 0, tap
        await officer.presses(f"unit {unit}")
        assert SECOND in plain(await officer.presses(f"go trangthai@{strange}"))
        await officer.says("/doidonvi")
        await officer.taps("1. Ban Dân vận")
        await officer.says("chấm điểm")
        assert SECOND in plain(await officer.presses(f"go trangthai@{unit}"))
        said = plain(await officer.says("18/20"))
        assert f"Ban Dân vận Tỉnh ủy · {stage.file.name}" in said
        assert "Đã ghi" in said


async def test_a_button_of_a_unit_that_left_or_of_a_duty_that_ended_says_so(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer, today = await stage.person(OFFICER), stage.clock().date()
        left, ended = await stage.unit("truong-chinh-tri"), await stage.unit("van-phong")
        for unit, until in ((left, None), (ended, today)):
            duty = Duty(officer.person, unit, stage.bloc, Role.OFFICER, date(2023, 1, 1), until)
            await stage.desk.write(partial(put_duty, duty=duty))
        gone = Reorganisation(left, Change.LEAVES, today, "125-QĐ/TU", today, "Sắp xếp tổ chức bộ máy")
        await stage.desk.write(lambda store: store.reorganisations.put(stage.bloc, gone, stage.clock()))
        assert "<b>Trường Chính trị tỉnh</b>" in (await officer.presses(f"go trangthai@{left}"))[-1]
        stage.clock.move(stage.clock() + timedelta(days=1))
        own = await stage.unit("ban-dan-van")
        for tap in (f"go trangthai@{left}", f"unit {left}", f"unit {left}@{own}", f"go chamdiem@{left}"):
            said = (await officer.presses(tap))[-1]
            assert f"Trường Chính trị tỉnh không còn trong {stage.file.name} từ 31/10/2023; nút này đã cũ" in said
        said = (await officer.presses(f"go trangthai@{ended}"))[-1]
        assert "Đồng chí không còn nhiệm vụ tại Văn phòng Tỉnh ủy từ 31/10/2023; nút này đã cũ" in said
        never = await stage.unit("ban-tuyen-giao")
        assert "không thuộc nhiệm vụ" in (await officer.presses(f"go trangthai@{never}"))[-1]


def put_duty(store: Store, duty: Duty) -> None:
    store.people.put_duty(duty)


@pytest.mark.parametrize("tap", ["unit 999999", "unit x", "unit", "unit 1 2"])
async def test_a_unit_one_does_not_serve_cannot_be_chosen(tmp_path: Path, tap: str) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)
        other = await stage.unit("van-phong")
        for value in (tap, f"unit {other}"):
            await officer.presses(value)
            assert "Ban Dân vận Tỉnh ủy" in (await officer.says("menu"))[-1]


async def test_an_officer_of_one_unit_is_told_there_is_no_other(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        said = (await (await stage.person(OFFICER)).says("/doidonvi"))[-1]
        assert said == "Đồng chí đang làm việc của Ban Dân vận Tỉnh ủy; hiện không phụ trách đơn vị nào khác."
