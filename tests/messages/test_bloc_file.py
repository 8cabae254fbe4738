"""The example is read whole; whatever is broken in it is named with its line and field."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from messages.bloc_file import read_bloc_file
from messages.bloc_problems import WORDS, BlocFileErrors, Problem
from rules.blocs import DEFAULT_LABELS
from rules.criteria import LeafKind
from rules.people import Role
from rules.profile import Bar, Form, Op

EXAMPLE = Path("examples/lao-cai-party-2023.yaml")
TEXT = EXAMPLE.read_text(encoding="utf-8")


def problems_in(text: str) -> tuple[Problem, ...]:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file(text)
    return raised.value.problems


def line_of(part: str) -> int:
    return TEXT[: TEXT.index(part)].count("\n") + 1


def test_the_example_holds_nine_units_led_by_ban_noi_chinh() -> None:
    file = read_bloc_file(EXAMPLE)
    assert (file.slug, file.year, len(file.units), file.leaders.lead) == (
        "lao-cai-party-2023",
        2023,
        9,
        "ban-noi-chinh",
    )
    assert file.labels == dict(DEFAULT_LABELS)


def test_the_head_of_bao_lao_cai_keeps_the_title_the_report_gives() -> None:
    titles = {unit.name: unit.head_title for unit in read_bloc_file(EXAMPLE).units}
    assert titles["Báo Lào Cai"] == "Phó Tổng Biên tập phụ trách"


def test_every_unit_has_an_officer_a_head_and_a_delegate() -> None:
    file = read_bloc_file(EXAMPLE)
    held = {(duty.unit, duty.role) for person in file.people for duty in person.duties}
    assert all(
        (unit.key, role) in held for unit in file.units for role in (Role.OFFICER, Role.HEAD, Role.DELEGATE)
    )


def test_the_score_table_has_27_leaves_of_all_seven_kinds() -> None:
    tree = read_bloc_file(EXAMPLE).tree
    assert (len(tree.leaves), tree.base, tree.penalty and tree.penalty.min) == (27, Decimal(100), Decimal(-8))
    assert {leaf.kind for leaf in tree.leaves} == set(LeafKind)


def test_the_rule_profile_keeps_fractions_exact() -> None:
    profile = read_bloc_file(EXAMPLE).profile
    assert (profile.form, profile.at_most, profile.seats) == (Form.SECRET, 2, 2)
    assert (profile.threshold, profile.quorum) == (
        Bar(Fraction(1, 2), Op.OVER),
        Bar(Fraction(2, 3), Op.AT_LEAST),
    )


def test_calendar_moments_are_in_the_blocs_zone() -> None:
    file = read_bloc_file(EXAMPLE)
    meeting = next(item for item in file.calendar if item.task == "hoinghi")
    assert meeting.due == datetime(2023, 12, 19, 14, 0, tzinfo=file.zone)
    assert meeting.needs == ("chot-diem", "dang-ky-dai-bieu")


def test_the_sample_year_answers_every_leaf_of_every_unit() -> None:
    file = read_bloc_file(EXAMPLE)
    assert file.sample is not None
    codes = {leaf.code for leaf in file.tree.leaves}
    assert {unit.key: codes for unit in file.units} == {
        unit: set(a) for unit, a in file.sample.scores.items()
    }


def test_the_sample_votes_add_up_to_the_expected_counts() -> None:
    file = read_bloc_file(EXAMPLE)
    assert file.sample is not None
    assert file.expected is not None
    marks = [unit for marked in file.sample.votes.values() for unit in marked]
    assert {unit: marks.count(unit) for unit in marks} == file.expected.counts
    assert (len(file.sample.votes), len(marks), file.expected.ballots) == (9, 17, 9)


def test_the_expected_outcome_names_units_in_full_and_is_read_as_keys() -> None:
    expected = read_bloc_file(EXAMPLE).expected
    assert expected is not None
    assert expected.proposed == ("truong-chinh-tri", "van-phong")
    assert (expected.next_year.lead, expected.next_year.deputies) == ("bao-lao-cai", ("ban-to-chuc",))
    assert (expected.units, expected.collectives, expected.individuals, expected.pledges) == (9, 9, 9, 9)


def test_every_wording_takes_the_same_two_values() -> None:
    for kind in WORDS:
        words = str(Problem(3, "units[2].short", kind, "x", "y"))
        assert words.startswith("Dòng 3, mục units[2].short: ")


def test_all_problems_are_reported_at_once_in_the_order_of_the_file() -> None:
    text = TEXT.replace("year: 2023", "year: hai nghìn", 1).replace("form: secret", "form: kín", 1)
    first, second = problems_in(text)
    assert (first.field, first.kind, second.field, second.kind) == (
        "year",
        "whole",
        "rule_profile.form",
        "word",
    )


def test_an_error_list_reads_as_vietnamese_sentences() -> None:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file(TEXT.replace("fraction: 2/3", "fraction: 3/2", 1))
    assert str(raised.value) == (
        "Tệp của Khối có 1 chỗ cần sửa, chưa nạp nội dung nào:\n"
        f"- Dòng {line_of('fraction: 2/3')}, mục rule_profile.quorum.fraction: "
        "“3/2” không phải phân số lớn hơn 0 và không quá 1. Ví dụ: 2/3 hoặc 80%"
    )
