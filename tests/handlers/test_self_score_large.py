"""The largest table seen: 1,000 points, five levels, 176 leaves, completed by chat messages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bench.large_tree import large_file, typed_answers
from bot.player import Player
from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile
from messages.outgoing import Outgoing
from rules.scoring import read_answer
from rules.sheets import self_totals
from tests.handlers.scoring_year import sheet_of
from tests.support.stage import Stage

TEXT_LIMIT, BUTTON_LIMIT = 4096, 100
OFFICER, HEAD = "ban-dan-van/officer", "ban-dan-van/head"


@cache
def large() -> BlocFile:
    return read_bloc_file(large_file())


async def fits(player: Player) -> None:
    """Every message of the person's room is one that every network takes whole."""
    for row in await player.rows():
        said = Outgoing.from_dict(row.body)
        assert len(said.html) <= TEXT_LIMIT
        assert sum(len(line) for line in said.rows) <= BUTTON_LIMIT


async def test_an_officer_completes_the_largest_table_with_at_most_two_interactions_a_leaf(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path, large()) as stage:
        officer, head = await stage.person(OFFICER), await stage.person(HEAD)
        await officer.says("chấm điểm")
        interactions = 1
        for place, (_, text) in enumerate(typed_answers(large().tree)):
            said = await officer.says(text)
            interactions += 1
            if place % 30 == 0:
                await fits(officer)
        assert interactions <= 2 * 176
        assert "Bảng tự chấm năm 2023" in said[-1]
        await officer.taps("Danh sách, sửa điểm")
        assert "trang 1/8" in (await officer.rows())[-1].body["html"]
        await officer.taps("1.2.1.3.3–")
        assert "trang 2/8" in (await officer.rows())[-1].body["html"]
        await fits(officer)
        await officer.taps("Tổng hợp")
        await officer.taps("Trình thủ trưởng duyệt")
        assert "176 tiêu chí" in (await head.sees())[-1]
        await head.taps("Xem từng tiêu chí")
        await fits(head)
        await officer.says("chấm điểm")
        await fits(officer)


async def test_the_same_table_in_three_messages_adds_up_to_the_same(tmp_path: Path) -> None:
    tree = large().tree
    typed = dict(typed_answers(tree))
    async with Stage(tmp_path, large()) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        said = await officer.taps("Danh sách")
        assert "Còn 174 tiêu chí chưa chấm" in said[-1]
        lines = [f"{code}: {text}" for code, text in typed.items()]
        for start in range(0, len(lines), 60):
            said = await officer.says("\n".join(lines[start : start + 60]))
            assert "Chưa ghi" not in said[-1]
        await fits(officer)
        sheet = await sheet_of(stage, "ban-dan-van")
        kept = await stage.desk.read(lambda store: store.sheets.answers(sheet))
    wanted = {code: read_answer(tree.leaf(code), text) for code, text in typed.items()}
    assert {code: (filled.raw, filled.points) for code, filled in kept.items()} == {
        code: (answer.raw, answer.points) for code, answer in wanted.items()
    }
    assert self_totals(tree, kept).missing == ()


async def test_wrong_values_among_many_are_named_each_with_an_example_and_the_others_kept(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path, large()) as stage:
        officer = await stage.person(OFFICER)
        await officer.says("chấm điểm")
        await officer.taps("Danh sách")
        lines = [f"{code}: {text}" for code, text in typed_answers(large().tree)]
        lines[10:40] = [f"{line.split(':')[0]}: tám" for line in lines[10:40]]
        said = await officer.says("\n".join([*lines[:60], "9.9.9: 5"]))
        assert "Đã ghi <b>30</b> tiêu chí" in said[-1]
        assert "<b>Chưa ghi 31 giá trị:</b>" in said[-1]
        assert all(f"{line.split(':')[0]} “tám”: " in said[-1] for line in lines[10:40])
        assert "9.9.9 “5”: không có tiêu chí này" in said[-1]
        assert said[-1].count("ví dụ: ") == 30
        said = await officer.says("\n".join(f"{leaf.code}: tám" for leaf in large().tree.leaves))
        assert "<b>Chưa ghi 176 giá trị:</b>" in said[-1]
        assert "Và 140 giá trị nữa" in said[-1]
        await fits(officer)
