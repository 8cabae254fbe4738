"""A bloc's nomination lists as plain JSON values, shares as "3/20", and back."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from rules.distinction_defaults import DEFAULT_PLAN
from rules.distinctions import (
    Condition,
    Distinction,
    DistinctionKind,
    Limit,
    NominationPlan,
    PersonClass,
    Scope,
)
from rules.nominations import Field, NominationKind


def nomination_plan_to_dict(plan: NominationPlan) -> dict[str, Any]:
    return {
        "distinctions": [_distinction_to_dict(one) for one in plan.distinctions],
        "classes": [{"name": one.name, "direct": one.direct} for one in plan.classes],
        "sectors": list(plan.sectors),
        "limits": [_limit_to_dict(one) for one in plan.limits],
    }


def nomination_plan_from_dict(data: Mapping[str, Any]) -> NominationPlan:
    """A plan kept before there was any has the default lists."""
    if not data:
        return DEFAULT_PLAN
    return NominationPlan(
        distinctions=tuple(map(_distinction, data["distinctions"])),
        classes=tuple(PersonClass(one["name"], one["direct"]) for one in data["classes"]),
        sectors=tuple(data["sectors"]),
        limits=tuple(map(_limit, data["limits"])),
    )


def _distinction_to_dict(one: Distinction) -> dict[str, Any]:
    return {
        "title": one.title,
        "kind": one.kind.value,
        "for": [kind.value for kind in one.for_kinds],
        "short": one.short,
        "by": one.awarded_by,
        "conditions": [
            {"say": part.say, "source": part.source, "field": part.field.value if part.field else ""}
            for part in one.conditions
        ],
    }


def _distinction(data: Mapping[str, Any]) -> Distinction:
    return Distinction(
        title=data["title"],
        kind=DistinctionKind(data["kind"]),
        for_kinds=tuple(NominationKind(word) for word in data["for"]),
        short=data["short"],
        awarded_by=data["by"],
        conditions=tuple(
            Condition(part["say"], part["source"], Field(part["field"]) if part["field"] else None)
            for part in data["conditions"]
        ),
    )


def _limit_to_dict(one: Limit) -> dict[str, Any]:
    return {
        "distinction": one.distinction,
        "source": one.source,
        "number": one.number,
        "share": str(one.share) if one.share is not None else "",
        "of": list(one.of),
        "scope": one.scope.value,
    }


def _limit(data: Mapping[str, Any]) -> Limit:
    share = Fraction(data["share"]) if data["share"] else None
    return Limit(data["distinction"], data["source"], data["number"], share, tuple(data["of"]), Scope(data["scope"]))
