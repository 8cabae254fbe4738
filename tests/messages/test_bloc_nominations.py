"""What a bloc's file says of nominations: its lists, its limits, and what is wrong with them."""

from fractions import Fraction

import pytest

from bot.loading import plan_of
from messages.bloc_file import read_bloc_file
from messages.bloc_problems import BlocFileErrors
from rules.blocs import bloc_from_plan
from rules.distinction_defaults import DEFAULT_PLAN
from rules.distinctions import Condition, Distinction, DistinctionKind, Limit, PersonClass, Scope
from rules.nominations import Field, NominationKind
from tests.messages.test_bloc_awards import TEXT

BEFORE = "sample:\n"
WHOLE = """nominations:
  distinctions:
    - title: Chiến sĩ thi đua cơ sở
      short: CSTĐCS
      kind: title
      for: [individual]
      by: Giám đốc Sở
      conditions:
        - {say: có sáng kiến, field: initiative, source: "Quy chế, mục 4"}
        - {say: hoàn thành xuất sắc nhiệm vụ}
    - {title: Bằng khen, kind: award, for: [collective, individual]}
  person_classes: [{name: Công nhân, direct: true}, {name: Quản lý}]
  sectors: [Y tế, Giáo dục]
  limits:
    - {distinction: CSTĐCS, at_most: 15%, of: [Bằng khen], source: "Quy chế, mục 5"}
    - {distinction: Bằng khen, at_most: 3, scope: bloc, source: "Quy chế, mục 6"}
"""


def with_nominations(section: str) -> str:
    return TEXT[: TEXT.index(BEFORE)] + section


def test_lists_conditions_and_limits_are_read_and_survive_the_database() -> None:
    file = read_bloc_file(with_nominations(WHOLE))
    plan = bloc_from_plan(1, file.slug, file.name, file.year, 1, plan_of(file)).nominating
    assert plan.distinctions == (
        Distinction(
            "Chiến sĩ thi đua cơ sở",
            DistinctionKind.TITLE,
            (NominationKind.INDIVIDUAL,),
            "CSTĐCS",
            "Giám đốc Sở",
            (Condition("có sáng kiến", "Quy chế, mục 4", Field.INITIATIVE), Condition("hoàn thành xuất sắc nhiệm vụ")),
        ),
        Distinction(
            "Bằng khen", DistinctionKind.AWARD, (NominationKind.COLLECTIVE, NominationKind.INDIVIDUAL)
        ),
    )
    assert plan.classes == (PersonClass("Công nhân", direct=True), PersonClass("Quản lý"))
    assert plan.sectors == ("Y tế", "Giáo dục")
    assert plan.limits == (
        Limit("Chiến sĩ thi đua cơ sở", "Quy chế, mục 5", share=Fraction(3, 20), of=("Bằng khen",)),
        Limit("Bằng khen", "Quy chế, mục 6", number=3, scope=Scope.BLOC),
    )


def test_what_a_file_leaves_out_is_the_default_list() -> None:
    assert read_bloc_file(with_nominations("")).nominating == DEFAULT_PLAN
    only = read_bloc_file(with_nominations("nominations: {sectors: [Y tế]}\n")).nominating
    assert (only.sectors, only.distinctions) == (("Y tế",), DEFAULT_PLAN.distinctions)


@pytest.mark.parametrize(
    ("limit", "kind"),
    [
        ("{distinction: Huân chương, at_most: 3, source: x}", "unknown_distinction"),
        ("{distinction: Giấy khen, at_most: 3}", "missing"),
        ("{distinction: Giấy khen, at_most: 15%, source: x}", "missing"),
        ("{distinction: Giấy khen, at_most: nhiều, source: x}", "fraction"),
    ],
)
def test_a_limit_that_cannot_be_counted_or_names_no_source_is_a_problem(limit: str, kind: str) -> None:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file(with_nominations(f"nominations:\n  limits:\n    - {limit}\n"))
    assert [problem.kind for problem in raised.value.problems] == [kind]
    assert all(problem.line and problem.field.startswith("nominations.limits[1]") for problem in raised.value.problems)
