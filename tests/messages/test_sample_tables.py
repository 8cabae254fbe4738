"""The tables of both reports load from a bloc's file and score, up to every edge of every ladder."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from bench.large_tree import EXAMPLE
from messages.bloc_file import read_bloc_file
from rules.criteria import Leaf, LeafKind, Tree
from rules.scoring import choices, choose_answer, read_answer, step_for
from rules.sheets import Filled, self_totals

D = Decimal
DISTRICTS = Path(__file__).parent / "tables" / "huyen-2021.yaml"


@cache
def districts() -> Tree:
    """The example's file with the districts' table in place of its own."""
    text = EXAMPLE.read_text(encoding="utf-8").split("\nsample:")[0]
    table = DISTRICTS.read_text(encoding="utf-8")
    return read_bloc_file(
        re.sub(r"^score_table:.*?(?=^calendar:)", lambda _: table, text, flags=re.M | re.S)
    ).tree


@cache
def party() -> Tree:
    return read_bloc_file(EXAMPLE).tree


def best(leaf: Leaf) -> Filled:
    """What gives the leaf its most; a target leaf gets it once the bloc is computed."""
    if leaf.kind is LeafKind.TARGET:
        return Filled(leaf.code, ("100", "120"), leaf.high, unassigned=False)
    if leaf.kind is LeafKind.PENALTY:
        return Filled(leaf.code, ("0",), D(0), unassigned=False)
    top = max(leaf.steps, key=lambda step: step.points, default=None)
    choice = f"step:{leaf.steps.index(top)}" if top else choices(leaf)[0]
    answer = choose_answer(leaf, choice)
    return Filled(leaf.code, answer.raw, answer.points, unassigned=False)


@pytest.mark.parametrize(("tree", "leaves"), [(party(), 27), (districts(), 26)], ids=["party", "districts"])
def test_the_best_of_everything_is_the_scale_and_its_bonus(tree: Tree, leaves: int) -> None:
    answers = {leaf.code: best(leaf) for leaf in tree.leaves}
    found = self_totals(tree, answers)
    assert (len(tree.leaves), tree.base, found.total, found.missing) == (leaves, D(100), D(105), ())
    worst = {leaf.code: Filled(leaf.code, ("",), leaf.low, unassigned=False) for leaf in tree.leaves}
    assert self_totals(tree, worst).total == 0


@pytest.mark.parametrize("tree", [party(), districts()], ids=["party", "districts"])
def test_every_ladder_has_one_rung_for_each_side_of_each_edge(tree: Tree) -> None:
    for leaf in (leaf for leaf in tree.leaves if leaf.kind is LeafKind.LADDER):
        near = D(1) if leaf.in_whole_numbers else D("0.01")
        edges = {edge for step in leaf.steps for edge in (step.low, step.high) if edge is not None}
        for value in {at for edge in edges for at in (edge - near, edge, edge + near)}:
            if not 0 <= value <= (100 if leaf.in_percent else 1000):
                continue
            holding = [step for step in leaf.steps if step.contains(value)]
            assert [step_for(leaf, value)] == holding, (leaf.code, value)
            typed = str(value).replace(".", ",")
            assert read_answer(leaf, typed).points == holding[0].points


@pytest.mark.parametrize(
    ("code", "typed", "points"),
    [
        ("1.3", "95", "6"),
        ("1.3", "94,99", "4.5"),
        ("1.3", "74,9%", "0"),
        ("2.3", "59,99", "0.5"),
        ("3.2", "95", "2"),
        ("3.2", "95,01", "3"),
        ("3.2", "49,9", "0"),
        ("4.5", "10", "0.5"),
        ("4.5", "11", "0"),
        ("1.2", "19/20", "9.50"),
        ("1.2", "120%", "10"),
        ("6.2", "2,5", "-2.5"),
    ],
)
def test_the_districts_answers_give_their_points(code: str, typed: str, points: str) -> None:
    assert str(read_answer(districts().leaf(code), typed).points) == points
