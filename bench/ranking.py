"""Computing and ranking a bloc's table, 10 units x 176 leaves: does a bloc take longer where there are many?

Every bloc has a tree of its own, built from its plan inside the time taken, and its table is kept as the program
keeps it, so that a thousand of them stand in memory at the end. Blocs are timed by tens; of the hundred times
the last thirty are compared with the first thirty.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping
from random import Random
from typing import Any

from bench.figures import figure
from bench.large_tree import large_file, typed_answers
from messages.bloc_file import read_bloc_file
from rules.criteria import Tree
from rules.final_table import FinalTable, final_table
from rules.people import Unit
from rules.ranking import Compared, Ranking, TieBreaker
from rules.scoring import read_answer
from rules.sheets import Filled
from rules.tree_dict import tree_from_dict, tree_to_dict

UNITS, FEW, MANY, COMPARED = 10, 10, 1000, 30
RANKING = Ranking((TieBreaker(Compared.GROUP, "1"),))
Answers = Mapping[int, Mapping[str, Filled]]


def main() -> None:
    tree = read_bloc_file(large_file()).tree
    plan, answers = tree_to_dict(tree), {unit: _sheet(tree, unit) for unit in range(UNITS)}
    kept: list[FinalTable] = []
    seconds = [_seconds(plan, answers, kept) for _ in range(MANY // FEW)]
    first, last = seconds[:COMPARED], seconds[-COMPARED:]
    figure("rank_bloc_growth", statistics.median(last) / statistics.median(first), "ratio", "<=", 1.1)
    figure("rank_1000_blocs_seconds", sum(seconds), "s", ">=", 0)


def _seconds(plan: dict[str, Any], answers: Answers, kept: list[FinalTable]) -> float:
    """For `FEW` blocs more."""
    start = time.perf_counter()
    for number in range(FEW):
        units = [Unit(unit, number, str(unit), f"Đơn vị {unit}", f"ĐV{unit}", "") for unit in answers]
        kept.append(final_table(2023, tree_from_dict(plan), units, answers, RANKING))
    return time.perf_counter() - start


def _sheet(tree: Tree, unit: int) -> dict[str, Filled]:
    """What a unit of this number answers, three leaves in a hundred changed by the review."""
    random, sheet = Random(unit), {}
    for code, text in typed_answers(tree, unit):
        answer = read_answer(tree.leaf(code), text)
        changed = answer.points is not None and random.random() < 0.03
        reviewed = answer.points // 2 if changed and answer.points is not None else None
        sheet[code] = Filled(code, answer.raw, answer.points, answer.unassigned, reviewed=reviewed)
    return sheet


if __name__ == "__main__":
    main()
