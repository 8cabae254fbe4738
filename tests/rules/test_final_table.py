import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from rules.criteria import Group, Leaf, LeafKind, Tree
from rules.decisions import Decision
from rules.final_table import computed_points, final_table
from rules.final_table_dict import digest_of, table_from_dict, table_to_dict
from rules.people import Unit
from rules.ranking import Compared, Ranking, TieBreaker
from rules.sheets import Filled
from rules.target_counts import NO_TARGETS, TargetCount

TEN = Decimal(10)
TREE = Tree(
    title="mẫu",
    base=Decimal(20),
    step=Decimal("0.25"),
    floor=Decimal(0),
    groups=(
        Group(
            "1",
            "Nội dung 1",
            Decimal(20),
            leaves=(
                Leaf("1.1", LeafKind.POINTS, "A", Decimal(0), TEN, may_be_unassigned=True),
                Leaf("1.2", LeafKind.TARGET, "B", Decimal(0), TEN),
            ),
        ),
    ),
)
NAMES = {1: "Đơn vị A", 2: "Đơn vị Ă", 3: "Đơn vị B"}
BY_FIRST = Ranking((TieBreaker(Compared.LEAF, "1.1"),), "Quy chế của Khối")
UNITS = [Unit(number, 1, name, name, name, "") for number, name in NAMES.items()]


def sheet(points: str | None, target: str, done: str, reviewed: str | None = None) -> dict[str, Filled]:
    got = Decimal(points) if points is not None else None
    other = Decimal(reviewed) if reviewed is not None else None
    first = Filled("1.1", (points or "unassigned",), got, unassigned=points is None, reviewed=other)
    return {"1.1": first, "1.2": Filled("1.2", (target, done), None, unassigned=False)}


def test_target_leaves_are_computed_from_every_units_figures() -> None:
    sheets = {1: sheet("8", "100", "120"), 2: sheet("8", "50", "60"), 3: sheet("8", "80", "60")}
    assert computed_points(TREE, sheets) == {"1.2": {1: TEN, 2: TEN, 3: Decimal("3.75")}}


def test_a_unit_without_a_target_is_measured_on_the_best_result_without_one() -> None:
    sheets = {1: sheet("8", "", "150"), 2: sheet("8", "", "100"), 3: sheet("8", "", "75")}
    assert computed_points(TREE, sheets) == {"1.2": {1: TEN, 2: Decimal("6.67"), 3: Decimal(5)}}


def test_equal_shares_share_a_rank_and_stand_by_name() -> None:
    sheets = {3: sheet("8", "10", "10"), 1: sheet("6", "10", "10"), 2: sheet("8", "10", "10")}
    table = final_table(2023, TREE, UNITS, sheets)
    standing = [(line.rank, line.name) for line in table.lines]
    assert standing == [(1, "Đơn vị Ă"), (1, "Đơn vị B"), (3, "Đơn vị A")]
    assert not table.by_share


def test_a_leaf_not_assigned_leaves_the_scale_and_the_share_ranks() -> None:
    sheets = {1: sheet("8", "10", "10"), 2: sheet(None, "10", "10"), 3: sheet("1", "10", "10")}
    table = final_table(2023, TREE, UNITS, sheets)
    line = table.of_unit(2)
    assert line is not None
    assert (line.rank, line.total, line.assigned, line.share) == (2, Decimal(5), TEN, Fraction(1, 2))
    assert table.by_share


def test_what_the_review_gave_is_what_counts() -> None:
    sheets = {number: sheet("8", "10", "10", reviewed="2") for number in NAMES}
    assert {line.total for line in final_table(2023, TREE, UNITS, sheets).lines} == {Decimal(7)}


def test_a_table_comes_back_from_json_as_it_was_and_keeps_its_digest() -> None:
    table = final_table(2023, TREE, UNITS, {number: sheet("8.75", "3", "4") for number in NAMES}, BY_FIRST)
    table = replace(table, version=2, decision=Decision("15/QĐ-KTĐ", date(2023, 12, 20)))
    body = json.loads(json.dumps(table_to_dict(table)))
    assert table_from_dict(body) == table
    assert digest_of(body) == digest_of(table_to_dict(table))


def test_a_table_frozen_before_leaves_were_kept_is_still_read() -> None:
    table = final_table(2023, TREE, UNITS, {number: sheet("8", "3", "4") for number in NAMES})
    body = table_to_dict(table)
    del body["ranking"], body["decision"]
    for line in body["lines"]:
        del line["leaves"], line["targets"], line["above_by"]
    bare = [replace(line, leaves={}, targets=NO_TARGETS) for line in table.lines]
    assert table_from_dict(body).lines == tuple(bare)


def test_equal_shares_are_set_apart_only_by_what_the_bloc_lists() -> None:
    sheets = {1: sheet("8", "10", "10"), 2: sheet("3", "10", "14"), 3: sheet("8", "10", "10")}
    equal = final_table(2023, TREE, UNITS, sheets)
    assert [(line.unit, line.rank, line.above_by) for line in equal.lines] == [
        (1, 1, None),
        (2, 1, None),
        (3, 1, None),
    ]
    apart = final_table(2023, TREE, UNITS, sheets, BY_FIRST)
    assert [(line.unit, line.rank) for line in apart.lines] == [(1, 1), (3, 1), (2, 3)]
    assert [line.above_by for line in apart.lines] == [*BY_FIRST.tie_breakers * 2, None]


def test_a_group_is_compared_on_what_was_got_of_what_was_assigned() -> None:
    by_group = Ranking((TieBreaker(Compared.GROUP, "1"),))
    sheets = {1: sheet("5", "10", "10"), 2: sheet(None, "10", "10"), 3: sheet("5", "10", "10")}
    table = final_table(2023, TREE, UNITS, sheets, by_group)
    assert [line.rank for line in table.lines] == [1, 1, 1]


def test_the_leaves_are_frozen_with_what_stands_and_what_was_not_assigned() -> None:
    sheets = {1: sheet("8", "100", "120", reviewed="7"), 2: sheet(None, "", "60"), 3: sheet("8", "80", "60")}
    table = final_table(2023, TREE, UNITS, sheets)
    assert {line.unit: dict(line.leaves) for line in table.lines} == {
        1: {"1.1": Decimal(7), "1.2": TEN},
        2: {"1.1": None, "1.2": TEN},
        3: {"1.1": Decimal(8), "1.2": Decimal("3.75")},
    }
    assert table.targets == TargetCount(over=1, under=1)


LEFT = [
    ("total", "99"),
    ("rank", 1),
    ("name", "x"),
    ("assigned", "1"),
    ("leaves", {}),
    ("targets", [0, 0, 0]),
]


@pytest.mark.parametrize(("field", "value"), LEFT)
def test_any_altered_line_changes_the_digest(field: str, value: object) -> None:
    table = final_table(2023, TREE, UNITS, {number: sheet(str(number), "3", "4") for number in NAMES})
    body = table_to_dict(table)
    before = digest_of(body)
    body["lines"][-1][field] = value
    assert digest_of(body) != before
