"""Reviewers and rounds of a bloc's file: departments are no members, and every group is one of the table's."""

from datetime import date

import pytest

from bot.loading import plan_of
from messages.bloc_file import read_bloc_file
from messages.bloc_problems import BlocFileErrors
from rules.blocs import bloc_from_plan
from rules.reviewers import LEAD_ONLY, Assignment
from tests.support.departments import REVIEWERS, bloc_text, with_departments
from tests.support.stage import example


def test_without_the_section_the_lead_reviews_everything_once() -> None:
    assert example().review == LEAD_ONLY
    assert example().departments == ()


def test_departments_are_no_units_and_the_plan_comes_back_from_the_database_s_words() -> None:
    file = with_departments()
    assert [entry.key for entry in file.departments] == ["so-tai-chinh", "so-noi-vu"]
    assert len(file.units) == 9
    assert file.review.assignments[1] == Assignment("ban-to-chuc", ("2",), date(2023, 1, 1))
    assert (file.review.rounds, file.review.explain) == (2, True)
    assert bloc_from_plan(1, "mau", "Khối", 2023, 1, plan_of(file)).review == file.review


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('groups: ["1"]', 'groups: ["9"]', "bảng điểm không có nội dung “9”"),
        ('groups: ["2"]', 'groups: ["1"]', "nội dung “1” đã giao thẩm định ở dòng"),
        ("unit: ban-to-chuc, groups", "unit: so-y-te, groups", "không có đơn vị “so-y-te”"),
        ("name: Sở Nội vụ", "name: Báo Lào Cai", "“Báo Lào Cai” đã dùng ở dòng"),
        ("unit: so-tai-chinh, role: reviewer", "unit: so-tai-chinh, role: head", "không có vai trò “head”"),
        ("rounds: 2", "rounds: 3", "thẩm định một hoặc hai lần, không phải 3"),
        ("rounds: 2", "rounds: 1", "chỉ giải trình khi thẩm định hai lần"),
        ("deputies: [bao-lao-cai]", "deputies: [so-noi-vu]", "không có đơn vị “so-noi-vu”"),
    ],
)
def test_what_cannot_review_is_named(old: str, new: str, said: str) -> None:
    text = bloc_text()
    assert old in text
    with pytest.raises(BlocFileErrors) as wrong:
        read_bloc_file(text.replace(old, new, 1))
    assert said in str(wrong.value)


def test_a_group_may_change_hands_within_the_year() -> None:
    later = '- {unit: van-phong, groups: ["2"], since: 2023-07-01}'
    reviewers = REVIEWERS.replace(
        '{unit: ban-to-chuc, groups: ["2"], since: 2023-01-01}',
        f'{{unit: ban-to-chuc, groups: ["2"], since: 2023-01-01, until: 2023-06-30}}\n{later}',
    )
    plan = read_bloc_file(bloc_text(reviewers)).review
    assert [one.unit for one in plan.assignments if one.holds(date(2023, 11, 1)) and "2" in one.groups] == [
        "van-phong"
    ]
