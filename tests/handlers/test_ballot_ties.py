"""A tie at the line: each way in the bloc's order, named, confirmed and recorded."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.player import NoSuchButton, Player
from rules.final_table import FinalTable, Line
from rules.profile import Profile, Tie
from storage.store import Store
from tests.handlers.meeting_stage import MeetingStage
from tests.support.stage import ZONE

THREE = {"truong-chinh-tri": 7, "van-phong": 5, "ban-to-chuc": 5, "bao-lao-cai": 5}
AGAIN = {"van-phong": 3, "ban-to-chuc": 3, "bao-lao-cai": 3}
TWO = {"truong-chinh-tri": 7, "van-phong": 5, "ban-to-chuc": 5}


def ways(*ties: Tie) -> Callable[[Profile], Profile]:
    return lambda profile: replace(profile, tie=ties)


@asynccontextmanager
async def announced(
    folder: Path, votes: dict[str, int], profile: Callable[[Profile], Profile], **scores: str
) -> AsyncIterator[tuple[MeetingStage, Player]]:
    """A tie just announced; `scores` are the published totals, by the unit's key with underscores."""
    async with MeetingStage(folder, profile) as stage:
        secretary = await stage.open()
        await stage.desk.write(lambda store: put_table(store, stage.bloc, scores))
        await secretary.taps("Chuẩn bị phiếu suy tôn")
        await stage.vote(secretary)
        await stage.count(secretary, votes)
        await secretary.taps("Công bố")
        yield stage, secretary


def put_table(store: Store, bloc: int, scores: dict[str, str]) -> None:
    units = {unit.key: unit for unit in store.people.units(bloc)}
    whole = Decimal(100)
    lines = [
        Line(units[key.replace("_", "-")].id, key, 1, Decimal(total), whole, {}) for key, total in scores.items()
    ]
    if lines:
        store.final_tables.put(bloc, FinalTable(2023, whole, tuple(lines)))
        store.final_tables.publish(bloc, datetime(2023, 12, 10, tzinfo=ZONE))


async def test_a_three_way_tie_goes_to_a_run_off_and_a_second_tie_to_the_chair_by_name(tmp_path: Path) -> None:
    async with announced(tmp_path, THREE, ways(Tie.RUN_OFF, Tie.CHAIR)) as (stage, secretary):
        with pytest.raises(NoSuchButton):
            await secretary.button("Chủ trì quyết định")
        await secretary.taps("Bỏ phiếu vòng hai")
        await stage.vote(secretary)
        await stage.count(secretary, AGAIN)
        await secretary.taps("Công bố")
        assert "03 đơn vị bằng phiếu ở vị trí cuối, chưa xác định" in (await stage.group())[-1]
        assert "Chưa thực hiện được" in (await secretary.presses("runoff 2"))[-1]
        await secretary.taps("Chủ trì quyết định")
        shown = (await secretary.chooses("Báo Lào Cai"))[-1]
        assert "Trưởng Ban Nội chính Tỉnh ủy, chủ trì hội nghị, quyết định" in shown
        await secretary.taps("Xác nhận")
        said = (await stage.group())[-1]
        assert "Chủ trì hội nghị (Trưởng Ban Nội chính Tỉnh ủy) quyết định: <b>Báo Lào Cai</b>" in said
        assert "đã ghi biên bản lúc 14 giờ 00, thứ Ba 19/12/2023" in said
        chair = await stage.chair()
        settled = (await stage.ballot()).settled
        assert settled is not None
        assert (settled.by, settled.elected) == (Tie.CHAIR, (await stage.unit("bao-lao-cai"),))
        assert (settled.person, settled.at) == (chair.person, stage.clock())
        lines = await stage.desk.read(lambda store: store.audit.lines(stage.bloc))
        assert (lines[-1].what, lines[-1].body["chair"]) == ("tie_settled", chair.person)
        result = (await (await stage.person("van-phong/head")).presses("ballotresult 2"))[-1]
        assert "1. <b>Báo Lào Cai</b>: 3/9 phiếu" in result


async def test_a_chair_chooses_exactly_the_seats_there_are_and_only_among_the_tied(tmp_path: Path) -> None:
    async with announced(tmp_path, THREE, ways(Tie.CHAIR)) as (stage, secretary):
        await secretary.taps("Chủ trì quyết định")
        said = await secretary.chooses("Báo Lào Cai", "Ban Tổ chức Tỉnh ủy")
        assert "Đề nghị chọn đúng 1 trong số các đơn vị bằng phiếu" in said[-1]
        assert "Đề nghị chọn đúng 1" in (await secretary.presses("tiepick 1"))[-1]
        other = str(await stage.unit("truong-chinh-tri"))
        assert "đã cũ" in (await secretary.presses("tiepick 1", (other,)))[-1]
        for word in ("9", "x", "0.0", "0.1"):
            assert (await stage.ballot()).settled is None
            await secretary.presses(f"tieset 1 {word}")
        assert (await stage.ballot()).settled is None


async def test_of_two_chairs_who_press_at_once_the_second_sees_what_was_decided(tmp_path: Path) -> None:
    async with announced(tmp_path, TWO, ways(Tie.CHAIR)) as (stage, secretary):
        chair = await stage.chair()
        for one, choice in ((secretary, "Văn phòng Tỉnh ủy"), (chair, "Ban Tổ chức Tỉnh ủy")):
            await one.presses("tiechair 1")
            await one.chooses(choice)
        late = await chair.button("Xác nhận")
        await secretary.taps("Xác nhận")
        said = (await chair.presses(late.value))[-1]
        assert "quyết định: <b>Văn phòng Tỉnh ủy</b>, đã ghi biên bản" in said
        settled = (await stage.ballot()).settled
        assert settled is not None
        assert settled.elected == (await stage.unit("van-phong"),)
        assert len([text for text in await stage.group() if "Xử lý trường hợp bằng phiếu" in text]) == 1


async def test_a_higher_score_is_named_and_confirmed(tmp_path: Path) -> None:
    scores = {"van_phong": "96.5", "ban_to_chuc": "97.25"}
    async with announced(tmp_path, TWO, ways(Tie.HIGHER_SCORE, Tie.CHAIR), **scores) as (stage, secretary):
        asked = (await secretary.taps("Xét theo điểm cao hơn"))[-1]
        assert "Ban Tổ chức Tỉnh ủy: 97,25 điểm\nVăn phòng Tỉnh ủy: 96,5 điểm" in asked
        await secretary.taps("Xác nhận")
        assert "Xét theo điểm cao hơn: <b>Ban Tổ chức Tỉnh ủy</b>" in (await stage.group())[-1]
        assert "đã công bố" in (await secretary.presses("tiebyscore 1"))[-1].lower()
        ballot = await stage.ballot()
        assert ballot.settled is not None
        assert ballot.settled.scored == ballot.settled.elected == (await stage.unit("ban-to-chuc"),)


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({"van_phong": "96.5", "ban_to_chuc": "96.50"}, "bằng nhau nên không xét được theo điểm"),
        ({}, "Chưa công bố bảng điểm chung cuộc"),
    ],
)
async def test_scores_that_cannot_decide_are_passed_over_in_words(
    tmp_path: Path, scores: dict[str, str], said: str
) -> None:
    async with announced(tmp_path, TWO, ways(Tie.HIGHER_SCORE, Tie.CHAIR), **scores) as (_, secretary):
        assert said in (await secretary.says("/kiemphieu"))[-1]
        assert (await secretary.button("Chủ trì quyết định")).value == "tiechair 1"


async def test_scores_give_a_seat_and_the_chair_the_other(tmp_path: Path) -> None:
    votes = {"van-phong": 5, "ban-to-chuc": 5, "bao-lao-cai": 5}
    scores = {"van_phong": "90", "ban_to_chuc": "95", "bao_lao_cai": "90"}
    async with announced(tmp_path, votes, ways(Tie.HIGHER_SCORE, Tie.CHAIR), **scores) as (stage, secretary):
        await secretary.taps("Xét theo điểm cao hơn")
        await secretary.taps("Xác nhận")
        assert "Vẫn bằng nhau, chưa xác định: Báo Lào Cai; Văn phòng Tỉnh ủy" in (await stage.group())[-1]
        await secretary.taps("Chủ trì quyết định")
        await secretary.chooses("Văn phòng Tỉnh ủy")
        await secretary.taps("Xác nhận")
        said = (await stage.group())[-1]
        assert "Xét theo điểm cao hơn: <b>Ban Tổ chức Tỉnh ủy</b>" in said
        assert "Hội nghị suy tôn: Ban Tổ chức Tỉnh ủy; Văn phòng Tỉnh ủy" in said


async def test_the_council_gets_what_the_rules_leave_open_and_no_seat_is_filled(tmp_path: Path) -> None:
    async with announced(tmp_path, TWO, ways()) as (stage, secretary):
        await secretary.taps("Trình Hội đồng")
        await secretary.taps("Xác nhận")
        said = (await stage.group())[-1]
        assert "Trình Hội đồng Thi đua - Khen thưởng xem xét, quyết định: Ban Tổ chức Tỉnh ủy; Văn phòng" in said
        assert "Hội nghị suy tôn: Trường Chính trị tỉnh." in said
        settled = (await stage.ballot()).settled
        assert settled is not None
        assert (settled.by, settled.elected) == (Tie.COUNCIL, ())


async def test_only_the_lead_settles_a_tie(tmp_path: Path) -> None:
    async with announced(tmp_path, TWO, ways(Tie.CHAIR)) as (stage, _):
        outsider = await stage.person("bao-lao-cai/head")
        for value in ("tiescores 1", "tiechair 1", "tieset 1 0", "tieleave 1", "tiecouncil 1", "tiebyscore 1"):
            assert "không thuộc nhiệm vụ" in (await outsider.presses(value))[-1], value
        assert (await stage.ballot()).settled is None
