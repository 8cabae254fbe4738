"""Each mistake in the example is named once, on its own line, in words an officer can act on."""

from pathlib import Path

import pytest

from messages.bloc_file import read_bloc_file
from messages.bloc_problems import BlocFileErrors, Problem

TEXT = Path("examples/lao-cai-party-2023.yaml").read_text(encoding="utf-8")

ONE_LINE = [
    ("year: 2023\n", "year: hai nghìn\n", "year", "whole"),
    ("slug: lao-cai-party-2023", "slug: Lào Cai", "slug", "key"),
    ("timezone: Asia/Ho_Chi_Minh", "timezone: Hanoi", "timezone", "zone"),
    ("award: Cờ", "awrd: Cờ", "awrd", "unknown_field"),
    ("  short: BDV", "  shrt: BDV", "units[5].shrt", "unknown_field"),
    ("  short: BDV", "  short: BTG", "units[5].short", "taken"),
    ("  short: BDV", "  short: [BDV]", "units[5].short", "not_text"),
    ("aliases: [Dân vận, Ban Dân vận]", "aliases: Dân vận", "units[5].aliases", "not_list"),
    ("  lead: ban-noi-chinh", "  lead: ban-noi-chính-2", "leaders.lead", "unknown_unit"),
    ("  deputies: [bao-lao-cai]", "  deputies: [ban-noi-chinh]", "leaders.deputies", "leads_twice"),
    (
        "{unit: ban-dan-van, role: officer, since: 2023-01-01}",
        "{unit: ban-dan-van, role: boss, since: 2023-01-01}",
        "people[9].duties[1].role",
        "word",
    ),
    (
        "{unit: ban-dan-van, role: officer, since: 2023-01-01}",
        "{unit: ban-dan-van, role: officer, since: 2023-02-30}",
        "people[9].duties[1].since",
        "date",
    ),
    (
        "{unit: ban-dan-van, role: officer, since: 2023-01-01}",
        "{unit: ban-dan-van, role: officer, since: 2023-01-01, until: 2022-12-31}",
        "people[9].duties[1].until",
        "ends_before",
    ),
    ('id: "1.2", kind: points', 'id: "1 b", kind: points', "score_table.groups[1].leaves[2].id", "code"),
    ('kind: points, max: "10"', 'kind: point, max: "10"', "score_table.groups[1].leaves[2].kind", "word"),
    ('kind: points, max: "10"', "kind: points, max: mười", "score_table.groups[1].leaves[2].max", "number"),
    (
        'input: "số ngày chậm"\n      from_calendar: bao-cao-so-ket',
        'input: "số ngày chậm"\n      from_calendar: bao-cao-quy',
        "score_table.groups[4].leaves[5].from_calendar",
        "unknown_event",
    ),
    (
        "  due: 2023-11-10 17:00\n  owes: các đơn vị\n",
        "  due: 10-11-2023\n  owes: các đơn vị\n",
        "calendar[9].due",
        "moment",
    ),
    ("needs: [tham-dinh-2]", "needs: [tham-dinh-3]", "calendar[16].needs[1]", "unknown_event"),
    ("  task: dexuat", "  task: khenthuong", "calendar[14].task", "word"),
    ("form: secret", "form: kín", "rule_profile.form", "word"),
    ("fraction: 2/3", "fraction: 0.66", "rule_profile.quorum.fraction", "fraction"),
    ("self_vote: true", "self_vote: có", "rule_profile.electorate.self_vote", "flag"),
    ("    ban-dan-van:\n", "    ban-dan-toc:\n", "sample.scores.ban-dan-toc", "unknown_unit"),
    (
        "    dang-uy-khoi: [ban-tuyen-giao]",
        "    dang-uy-khoi: [ban-tuyen-giao, bao-lao-cai, van-phong]",
        "sample.votes.dang-uy-khoi",
        "too_many_marks",
    ),
    (
        "    dang-uy-khoi: [ban-tuyen-giao]",
        "    dang-uy-khoi: [ban-tuyen-giao, BTG]",
        "sample.votes.dang-uy-khoi",
        "repeated",
    ),
    (
        'unit: ban-dan-van, leaf: "2.3", points: "2"',
        'unit: ban-dan-van, leaf: "2.9", points: "2"',
        "sample.review[1].leaf",
        "unknown_leaf",
    ),
    (
        'unit: ban-dan-van, leaf: "2.3", points: "2"',
        'unit: ban-dan-van, leaf: "2.3", points: "5"',
        "sample.review[1].points",
        "out_of_range",
    ),
    ("  owes: Trưởng khối năm 2023\n", "  owes: văn thư\n", "calendar[24].owes", "owes"),
    ("- id: ban-giao\n", "- id: ban-giao-nhiem-vu-truong-khoi-pho-khoi\n", "calendar[24].id", "item_id"),
    ("- id: ban-giao\n", "- id: tb-7\n", "calendar[24].id", "notice_id"),
    ("held_at: 2023-12-19 14:00", "held_at: chiều 19/12", "sample.meeting.held_at", "moment"),
    (
        "proposed: [Trường Chính trị tỉnh, Văn",
        "proposed: [Trường Chính trị huyện, Văn",
        "expected.proposed[1]",
        "unknown_unit",
    ),
    ("  pledges: 9", "  pledges: chín", "expected.pledges", "whole"),
]


def problems_in(text: str) -> tuple[Problem, ...]:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file(text)
    return raised.value.problems


def line_of(part: str) -> int:
    return TEXT[: TEXT.index(part)].count("\n") + 1


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "field", "kind"), ONE_LINE, ids=[f"{row[3]}-{row[2]}" for row in ONE_LINE]
)
def test_a_wrong_value_is_named_with_its_line_and_field(old: str, new: str, field: str, kind: str) -> None:
    found = [problem for problem in problems_in(changed(old, new)) if problem.kind != "missing"]
    lines = range(line_of(old), line_of(old) + old.count("\n") + 1)
    assert [(problem.field, problem.kind) for problem in found] == [(field, kind)]
    assert found[0].line in lines


def test_a_missing_field_is_named_where_its_section_starts() -> None:
    (problem,) = problems_in(changed("  short: BDV\n", ""))
    assert (problem.line, problem.field, problem.kind) == (
        line_of("- key: ban-dan-van\n"),
        "units[5].short",
        "missing",
    )


def test_a_field_left_empty_is_named() -> None:
    (problem,) = problems_in(changed("  short: BDV\n", "  short:\n"))
    assert (problem.line, problem.kind) == (line_of("  short: BDV\n"), "blank")


def test_a_field_written_twice_is_named_with_the_first_line() -> None:
    (problem,) = problems_in(changed("  short: BDV\n", "  short: BDV\n  short: DV\n"))
    first = line_of("  short: BDV\n")
    assert (problem.line, problem.kind, problem.allowed) == (first + 1, "duplicate", str(first))


def test_children_that_do_not_add_up_are_named_with_both_sums() -> None:
    (problem,) = problems_in(changed('kind: points, max: "10"', 'kind: points, max: "9"'))
    assert (problem.line, problem.kind, problem.found, problem.allowed) == (
        line_of('  - id: "1"\n'),
        "tree_sum",
        "39",
        "40",
    )
    assert "các mục con cộng lại được 39, khác điểm tối đa 40" in str(problem)


def test_groups_that_do_not_make_the_scale_are_named_at_the_base() -> None:
    problems = problems_in(changed('base: "100"', 'base: "90"'))
    assert [(p.line, p.kind, p.found) for p in problems] == [(line_of('base: "100"'), "tree_base", "100")]


def test_a_code_used_twice_is_named_at_its_second_place() -> None:
    problems = problems_in(changed('id: "1.2", kind: points', 'id: "1.1", kind: points'))
    assert [(p.line, p.kind) for p in problems if p.kind == "tree_code"] == [
        (line_of('id: "1.2", kind: points'), "tree_code")
    ]


def test_a_ladder_with_a_gap_is_named_with_both_rungs() -> None:
    (problem,) = problems_in(changed(">= 75 and <= 95", ">= 80 and <= 95"))
    assert (problem.line, problem.kind) == (line_of('- id: "3.3"'), "tree_ladder")
    assert "“Từ 50% đến dưới 75%” và mức “Từ 75% đến 95%” có khoảng hở" in str(problem)


def test_items_that_wait_for_each_other_are_named_in_their_circle() -> None:
    (problem,) = problems_in(changed("needs: [giay-moi]", "needs: [giay-moi, hoi-nghi-tong-ket]"))
    assert (problem.field, problem.kind) == ("calendar", "needs_cycle")
    assert "hoi-nghi-tong-ket → dang-ky-dai-bieu → hoi-nghi-tong-ket" in str(problem) or (
        "dang-ky-dai-bieu → hoi-nghi-tong-ket → dang-ky-dai-bieu" in str(problem)
    )


def test_a_unit_without_a_head_is_named() -> None:
    (problem,) = problems_in(changed("  - {unit: ban-dan-van, role: head, since: 2023-01-01}\n", ""))
    assert (problem.kind, problem.found, problem.allowed) == ("no_role", "ban-dan-van", "head")


def test_an_answer_the_leaf_would_refuse_is_named() -> None:
    (problem,) = problems_in(changed('"1.2": "9,25"', '"1.2": "9,3"'))
    assert (problem.field, problem.kind) == ("sample.scores.van-phong.1.2", "answer")
    assert "“9,3” không được tiêu chí này nhận. Ví dụ: 8,75" in str(problem)


def test_expected_must_be_the_last_section() -> None:
    (problem,) = problems_in(changed("kind: khối\n", "") + "kind: khối\n")
    assert (problem.field, problem.kind, problem.found) == ("expected", "not_last", "kind")


def test_a_bloc_file_without_sample_and_expected_is_a_real_bloc() -> None:
    file = read_bloc_file(TEXT[: TEXT.index("sample:\n")])
    assert (file.sample, file.expected) == (None, None)


def test_the_sample_year_is_checked_once_the_bloc_itself_is_right() -> None:
    text = changed("form: secret", "form: kín").replace('"1.2": "9,25"', '"1.2": "9,3"')
    assert [problem.field for problem in problems_in(text)] == ["rule_profile.form"]
