"""What may be proposed, as data, and the share of people who do the work themselves."""

import json
from dataclasses import replace
from fractions import Fraction

from rules.distinction_defaults import DEFAULT_PLAN
from rules.distinctions import DirectShare, Limit, Scope, direct_share
from rules.distinctions_dict import nomination_plan_from_dict, nomination_plan_to_dict
from rules.nominations import NominationKind


def test_a_plan_survives_its_keeping_and_a_plan_kept_without_one_has_the_default() -> None:
    limits = (
        Limit("Giấy khen", "Quy chế", number=3, scope=Scope.BLOC),
        Limit("Lao động tiên tiến", "Quy chế", share=Fraction(3, 20), of=("Giấy khen",)),
    )
    plan = replace(DEFAULT_PLAN, limits=limits)
    assert nomination_plan_from_dict(json.loads(json.dumps(nomination_plan_to_dict(plan)))) == plan
    assert nomination_plan_from_dict({}) == DEFAULT_PLAN


def test_a_distinction_is_found_by_either_of_its_names_and_suits_its_kinds() -> None:
    found = DEFAULT_PLAN.distinction("cstd CO SO")
    assert found is not None
    assert found.title == "Chiến sĩ thi đua cơ sở"
    assert DEFAULT_PLAN.distinction("") is None
    households = {one.title for one in DEFAULT_PLAN.suited(NominationKind.HOUSEHOLD)}
    assert "Giấy khen" in households
    assert "Lao động tiên tiến" not in households


def test_the_share_of_direct_workers_names_those_who_say_no_class() -> None:
    classes = ["Người trực tiếp lao động", "nguoi truc tiep lao dong", "Lãnh đạo, quản lý", ""]
    assert direct_share(DEFAULT_PLAN, classes) == DirectShare(2, 4, 1)
    assert direct_share(DEFAULT_PLAN, classes).share == Fraction(1, 2)
    assert direct_share(DEFAULT_PLAN, []).share == 0
