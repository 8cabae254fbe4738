import json
from decimal import Decimal
from fractions import Fraction

import pytest

from rules.criteria import Group, Leaf, LeafKind, Tree
from rules.final_table import computed_points, digest_of, final_table, table_from_dict, table_to_dict
from rules.people import Unit
from rules.sheets import Filled

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
    table = final_table(2023, TREE, UNITS, {number: sheet("8.75", "3", "4") for number in NAMES})
    body = json.loads(json.dumps(table_to_dict(table)))
    assert table_from_dict(body) == table
    assert digest_of(body) == digest_of(table_to_dict(table))


@pytest.mark.parametrize(("field", "value"), [("total", "99"), ("rank", 1), ("name", "x"), ("assigned", "1")])
def test_any_altered_line_changes_the_digest(field: str, value: object) -> None:
    table = final_table(2023, TREE, UNITS, {number: sheet(str(number), "3", "4") for number in NAMES})
    body = table_to_dict(table)
    before = digest_of(body)
    body["lines"][-1][field] = value
    assert digest_of(body) != before
