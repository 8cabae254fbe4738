"""A score questioned in the meeting: noted, or changed by a vote, which makes table version 2."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from bot.player import Player
from rules.criteria import LeafKind
from rules.final_table import final_table
from rules.meetings import BallotState
from rules.score_questions import ScoreQuestion, Verdict
from rules.scoring import Answer
from storage.final_tables import Frozen
from storage.store import Store
from tests.handlers.meeting_stage import MeetingStage

LEAF = "2.3"


async def scored(stage: MeetingStage, *, published: bool = True) -> Player:
    """An open meeting over a frozen table, in which Ban Dân vận has 1 point less at one criterion."""
    secretary = await stage.open()
    lower = await stage.unit("ban-dan-van")

    def put(store: Store) -> None:
        bloc = store.blocs.get(stage.bloc)
        assert bloc is not None
        units = store.people.units(bloc.id)
        officer = store.people.by_key("ban-dan-van/officer") or 0
        direct = [leaf for leaf in bloc.tree.leaves if leaf.kind is not LeafKind.TARGET]
        for unit in units:
            sheet = store.sheets.of_unit(bloc.id, unit.id).id
            for leaf in direct:
                points = leaf.high - (1 if unit.id == lower and leaf.code == LEAF else 0)
                answer = Answer((str(points),), points)
                store.sheets.put_answer(sheet, leaf.code, answer, None, officer, stage.clock())
        answers = {one.unit: store.sheets.answers(one.id) for one in store.sheets.all(bloc.id)}
        store.final_tables.put(bloc.id, final_table(bloc.year, bloc.tree, units, answers))
        if published:
            store.final_tables.publish(bloc.id, stage.clock())

    await stage.desk.write(put)
    return secretary


async def frozen(stage: MeetingStage) -> Frozen:
    found = await stage.desk.read(lambda store: store.final_tables.get(stage.bloc))
    assert found is not None
    return found


async def questions(stage: MeetingStage) -> tuple[ScoreQuestion, ...]:
    return await stage.desk.read(lambda store: store.score_questions.of_meeting(1))


async def put_to_the_vote(stage: MeetingStage, secretary: Player) -> str:
    await secretary.presses("scores 1")
    await secretary.taps("Ban Dân vận Tỉnh ủy")
    await secretary.says(LEAF)
    high = (await high_of(stage)) - Decimal("0.5")
    await secretary.says(str(high).replace(".", ","))
    return (await secretary.says("bổ sung quyết định công nhận mô hình"))[-1]


async def high_of(stage: MeetingStage) -> Decimal:
    bloc = await stage.desk.read(lambda store: store.blocs.get(stage.bloc))
    assert bloc is not None
    return bloc.tree.leaf(LEAF).high


async def test_a_change_that_the_meeting_carries_makes_a_second_table(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await scored(stage)
        before, unit = await frozen(stage), await stage.unit("ban-dan-van")
        draft = await put_to_the_vote(stage, secretary)
        assert "Điều chỉnh điểm của Ban Dân vận Tỉnh ủy, tiêu chí 2.3, từ " in draft
        assert await frozen(stage) == before
        await secretary.taps("Nhất trí 9/9")
        after = await frozen(stage)
        assert (before.table.version, after.table.version) == (1, 2)
        lines = [table.of_unit(unit) for table in (before.table, after.table)]
        assert [line.total for line in lines if line] == [
            before.table.lines[0].total - 1,
            before.table.lines[0].total - Decimal("0.5"),
        ]
        assert "<b>Bảng điểm lần 2</b>" in (await stage.group())[-1]
        told = (await (await stage.person("ban-dan-van/officer")).sees())[-1]
        assert "Theo quyết định của hội nghị, điểm của <b>Ban Dân vận Tỉnh ủy</b>" in told
        [kept] = await questions(stage)
        assert (kept.verdict, kept.motion) == (Verdict.CHANGED, 1)
        sheet = await stage.desk.write(lambda store: store.sheets.of_unit(stage.bloc, unit))
        trail = await stage.desk.read(lambda store: store.sheets.trail(sheet.id))
        assert (trail[-1].leaf, trail[-1].reason) == (LEAF, "bổ sung quyết định công nhận mô hình")
        listed = (await secretary.presses("scores 1"))[-1]
        assert "Bảng điểm hiện hành: lần 2" in listed


async def test_a_change_that_is_not_carried_leaves_the_table(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await scored(stage)
        before = await frozen(stage)
        await put_to_the_vote(stage, secretary)
        await secretary.taps("Giơ tay")
        await secretary.says("3/5/1")
        assert await frozen(stage) == before
        assert [one.verdict for one in await questions(stage)] == [Verdict.KEPT]


async def test_a_table_not_yet_published_changes_without_telling_the_group_points(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await scored(stage, published=False)
        await put_to_the_vote(stage, secretary)
        await secretary.taps("Nhất trí 9/9")
        after = await frozen(stage)
        assert (after.table.version, after.published_at) == (2, None)
        said = (await stage.group())[-1]
        assert "tiêu chí 2.3; lý do" in said
        assert "từ" not in said


async def test_what_is_only_noted_keeps_the_points_and_what_was_said(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await scored(stage)
        before = await frozen(stage)
        await secretary.presses("scores 1")
        await secretary.taps("Ban Dân vận Tỉnh ủy")
        await secretary.taps(LEAF)
        await secretary.taps("Ghi nhận, giữ nguyên")
        assert "giữ nguyên <b>" in (await secretary.says("minh chứng gửi sau hạn"))[-1]
        assert await frozen(stage) == before
        [kept] = await questions(stage)
        assert (kept.verdict, kept.new, kept.reason) == (Verdict.KEPT, None, "minh chứng gửi sau hạn")


async def test_once_a_box_is_sealed_no_score_is_questioned(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await scored(stage)
        before = await frozen(stage)
        await put_to_the_vote(stage, secretary)
        await secretary.presses("prepare 1")
        sealed = replace(await stage.ballot(), state=BallotState.KEYING)
        await stage.desk.write(lambda store: store.ballots.change(sealed))
        for value in ("scores 1", f"scoreunit 1 {await stage.unit('ban-dan-van')}", "motionall 1 9"):
            assert "hòm phiếu đã niêm phong" in (await secretary.presses(value))[-1], value
        assert await frozen(stage) == before


async def test_wrong_points_are_explained_and_the_same_are_no_change(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await scored(stage)
        await secretary.presses(f"scoreleaf 1 {await stage.unit('van-phong')} {LEAF}")
        high = await high_of(stage)
        assert "mức cao nhất" in (await secretary.says("99"))[-1]
        assert "bằng điểm hiện hành" in (await secretary.says(str(high)))[-1]
        unit = await stage.unit("van-phong")
        assert "không có tiêu chí" in (await secretary.presses(f"scoreleaf 1 {unit} 9.9"))[-1].lower()


async def test_before_the_table_is_locked_points_are_changed_by_the_review(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.taps("Việc khác")
        assert "Bảng điểm chưa chốt" in (await secretary.taps("Sửa điểm tại hội nghị"))[-1]


async def test_only_the_lead_records_it(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        await scored(stage)
        delegate = await stage.person("ban-dan-van/head")
        leaf = f"1 1 {LEAF}"
        for value in ("scores 1", "scoreunit 1 1", f"scoreleaf {leaf}", f"scorekeep {leaf}", f"scoreset {leaf} max"):
            assert "không thuộc nhiệm vụ" in (await delegate.presses(value))[-1], value
