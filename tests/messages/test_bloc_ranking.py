"""Tie-breakers of a bloc's file: each must name a group or a leaf of the score table."""

from pathlib import Path

import pytest

from bot.loading import plan_of
from messages.bloc_file import read_bloc_file
from messages.bloc_problems import BlocFileErrors
from rules.blocs import bloc_from_plan
from rules.ranking import Compared, Ranking, TieBreaker

EXAMPLE = Path("examples/lao-cai-party-2023.yaml").read_text(encoding="utf-8")


def with_ranking(ranking: str) -> str:
    return EXAMPLE.replace("\ncalendar:", f"\nranking: {ranking}\ncalendar:", 1)


def test_without_the_section_equal_totals_share_a_rank() -> None:
    assert read_bloc_file(EXAMPLE).ranking == Ranking()


def test_tie_breakers_keep_their_order_and_source_through_the_plan() -> None:
    file = read_bloc_file(
        with_ranking('{tie_breakers: [{group: "1"}, {leaf: "2.3"}], source: "Quy chế, Điều 7"}')
    )
    breakers = (TieBreaker(Compared.GROUP, "1"), TieBreaker(Compared.LEAF, "2.3"))
    assert file.ranking == Ranking(breakers, "Quy chế, Điều 7")
    assert bloc_from_plan(1, "mau", "Khối", 2023, 1, plan_of(file)).ranking == file.ranking


@pytest.mark.parametrize(
    ("ranking", "said"),
    [
        ('{tie_breakers: [{group: "9"}]}', "bảng điểm không có nội dung “9”"),
        ('{tie_breakers: [{leaf: "9.9"}]}', "bảng điểm không có tiêu chí “9.9”"),
        (
            '{tie_breakers: [{group: "1", leaf: "2.3"}]}',
            "mỗi mức phân định nêu một nội dung hoặc một tiêu chí",
        ),
        ("{tie_breakers: [{}]}", "mỗi mức phân định nêu một nội dung hoặc một tiêu chí"),
        ("{tie_breakers: []}", "mục này chưa có nội dung"),
    ],
)
def test_what_names_nothing_of_the_table_is_named(ranking: str, said: str) -> None:
    with pytest.raises(BlocFileErrors) as wrong:
        read_bloc_file(with_ranking(ranking))
    assert said in str(wrong.value)
