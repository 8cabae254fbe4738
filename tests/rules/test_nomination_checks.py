"""What a list of nominations should be looked at for."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.distinction_defaults import DEFAULT_PLAN
from rules.distinctions import Limit, NominationPlan, Scope
from rules.nomination_checks import (
    Caution,
    CautionKind,
    cautions,
    earlier_achievements,
    of_nominee,
    of_one,
    over_limits,
    repeated,
    same_achievement,
)
from rules.nomination_needs import asked, missing
from rules.nomination_steps import Earlier, Progress
from rules.nominations import Field, NominationFields, NominationKind
from tests.rules.nominees import nominee

FIGHTER, WORKER = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
CERTIFICATE, PAPER, MODEL = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Giấy khen", "Điển hình tiên tiến"
SOURCE = "Quy chế thi đua của Khối, mục 5"
DEED = "Tham mưu 02 đề án được ban hành trong năm"


def limited(limit: Limit) -> NominationPlan:
    return replace(DEFAULT_PLAN, limits=(limit,))


def kinds(found: tuple[Caution, ...]) -> list[CautionKind]:
    return [one.kind for one in found]


def test_fifteen_per_cent_is_of_the_base_the_file_names_and_says_its_source() -> None:
    plan = limited(Limit(FIGHTER, SOURCE, share=Fraction(15, 100), of=(WORKER, FIGHTER)))
    people = [nominee(one, f"Người {one}", WORKER) for one in range(1, 7)]
    fighters = [nominee(10, "Người bảy", FIGHTER), nominee(11, "Người tám", "CSTĐ cơ sở")]
    [found] = over_limits([*people, *fighters], plan, Scope.UNIT)
    assert (found.kind, found.count, found.allowed, found.base) == (CautionKind.OVER_LIMIT, 2, 1, 8)
    assert found.source == SOURCE
    assert over_limits([*people, fighters[0]], plan, Scope.UNIT) == ()


def test_a_share_of_nobody_cannot_be_told() -> None:
    plan = limited(Limit(FIGHTER, SOURCE, share=Fraction(15, 100), of=(WORKER,)))
    [found] = over_limits([nominee(1, "Người một", FIGHTER)], plan, Scope.UNIT)
    assert (found.kind, found.count, found.base) == (CautionKind.NO_BASE, 1, 0)
    assert over_limits([nominee(1, "Người một", WORKER)], plan, Scope.UNIT) == ()


def test_a_limit_of_the_bloc_is_counted_over_all_units_and_nobody_twice() -> None:
    plan = limited(Limit(CERTIFICATE, SOURCE, number=2, scope=Scope.BLOC))
    listed = [nominee(one, f"Người {one}", CERTIFICATE, unit=one) for one in (1, 2)]
    again = nominee(9, "nguoi 2", CERTIFICATE, unit=2)
    assert over_limits([*listed, again], plan, Scope.BLOC) == ()
    assert kinds(cautions([*listed, nominee(3, "Người 3", CERTIFICATE, unit=3)], plan, Scope.BLOC)) == [
        CautionKind.OVER_LIMIT
    ]
    assert cautions([nominee(3, "Người 3", CERTIFICATE)], plan) == ()


@given(st.integers(0, 40), st.integers(0, 40), st.fractions(0, 1, max_denominator=20))
def test_a_share_is_never_passed_without_a_word(named: int, base: int, share: Fraction) -> None:
    plan = limited(Limit(FIGHTER, SOURCE, share=share, of=(WORKER,)))
    listed = [nominee(one, f"Chiến sĩ {one}", FIGHTER) for one in range(named)]
    listed += [nominee(100 + one, f"Lao động {one}", WORKER) for one in range(base)]
    assert bool(over_limits(listed, plan, Scope.UNIT)) == (named > share * base)


@pytest.mark.parametrize(
    "other", ["chuyen vien ban dan van", "Dân vận Ban, chuyên viên", "Đồng chí Chuyên viên Ban Dân Vận"]
)
def test_one_name_is_one_name_without_accents_in_any_order(other: str) -> None:
    listed = [nominee(1, "Chuyên viên Ban Dân vận", PAPER), nominee(2, other, PAPER)]
    assert kinds(repeated(listed, DEFAULT_PLAN)) == [CautionKind.ENTERED_TWICE]
    assert repeated([listed[0], replace(listed[1], kind=NominationKind.COLLECTIVE)], DEFAULT_PLAN) == ()


def test_two_people_of_one_name_are_told_apart_by_position_or_workplace() -> None:
    clerk = nominee(1, "Người một", PAPER, position="Chuyên viên")
    assert kinds(repeated([clerk, replace(clerk, id=2, position="Văn thư")], DEFAULT_PLAN)) == [CautionKind.NAMESAKES]
    assert kinds(repeated([clerk, replace(clerk, id=2, position="chuyen vien")], DEFAULT_PLAN)) == [
        CautionKind.ENTERED_TWICE
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (CERTIFICATE, PAPER, [CautionKind.DOUBLE_AWARD]),
        (WORKER, FIGHTER, []),
        (WORKER, PAPER, []),
        (MODEL, PAPER, []),
        (PAPER, "", [CautionKind.ENTERED_TWICE]),
    ],
)
def test_two_awards_of_one_nominee_are_double_a_title_beside_an_award_is_not(
    first: str, second: str, expected: list[CautionKind]
) -> None:
    listed = [nominee(1, "Người một", first), nominee(2, "Người một", second)]
    assert kinds(repeated(listed, DEFAULT_PLAN)) == expected


def test_one_achievement_is_rewarded_once_a_recognition_and_titles_alone_apart() -> None:
    one = nominee(1, "Phòng Tổng hợp", PAPER, kind=NominationKind.COLLECTIVE, achievements=DEED)
    other = nominee(2, "Người một", WORKER, achievements=DEED.upper())
    [found] = same_achievement([one, other], DEFAULT_PLAN)
    assert found.about == (one, other)
    assert same_achievement([replace(one, distinction=MODEL), other], DEFAULT_PLAN) == ()
    assert same_achievement([other, replace(other, id=3, name="Người hai")], DEFAULT_PLAN) == ()
    short = "Hoàn thành tốt"
    assert same_achievement([replace(one, achievements=short), replace(other, achievements=short)], DEFAULT_PLAN) == ()


def test_an_achievement_of_an_earlier_year_is_pointed_out_for_the_same_nominee() -> None:
    now = nominee(1, "Người một", PAPER, achievements=DEED)
    before = Earlier(2022, NominationKind.INDIVIDUAL, "mot nguoi", CERTIFICATE, DEED, Progress.DECIDED)
    [found] = earlier_achievements([now], [before])
    assert (found.kind, found.year, found.distinction) == (CautionKind.EARLIER_ACHIEVEMENT, 2022, CERTIFICATE)
    assert of_nominee(now, [replace(before, achievements="khác")])
    assert not earlier_achievements(
        [now], [replace(before, achievements="khác")]
    )
    assert of_nominee(now, [replace(before, kind=NominationKind.HOUSEHOLD)]) == ()


def test_units_see_their_own_and_the_bloc_only_what_concerns_several() -> None:
    mine = [nominee(1, "Người một", PAPER), nominee(2, "Người một", PAPER)]
    theirs = nominee(3, "một người", PAPER, unit=2)
    assert kinds(cautions(mine, DEFAULT_PLAN)) == [CautionKind.ENTERED_TWICE]
    assert cautions(mine, DEFAULT_PLAN, Scope.BLOC) == ()
    [found] = cautions([*mine, theirs], DEFAULT_PLAN, Scope.BLOC)
    assert {one.unit for one in found.about} == {1, 2}


def test_a_title_that_wants_an_initiative_asks_for_it_and_warns_without() -> None:
    fighter = nominee(1, "Người một", FIGHTER)
    assert Field.INITIATIVE in missing(fighter.fields, DEFAULT_PLAN)
    assert kinds(of_one(fighter, DEFAULT_PLAN)) == [CautionKind.CONDITION]
    assert of_one(replace(fighter, initiative="Số hóa hồ sơ"), DEFAULT_PLAN) == ()
    room = replace(fighter, kind=NominationKind.COLLECTIVE, initiative="Số hóa hồ sơ")
    assert kinds(of_one(room, DEFAULT_PLAN)) == [CautionKind.NOT_FOR_KIND]
    assert of_one(replace(fighter, distinction="Kỷ niệm chương"), DEFAULT_PLAN) == ()


@pytest.mark.parametrize("kind", list(NominationKind))
def test_only_what_the_kind_needs_is_asked(kind: NominationKind) -> None:
    wanted = asked(NominationFields(kind, "Tên"), DEFAULT_PLAN)
    assert (Field.PERSON_CLASS in wanted) == (Field.POSITION in wanted) == (kind is NominationKind.INDIVIDUAL)
    assert missing(NominationFields(kind, "Tên"), DEFAULT_PLAN) == wanted
