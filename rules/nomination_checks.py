"""What a list of nominations should be looked at for: every finding warns and names its source, none blocks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from rules.distinctions import DistinctionKind, Limit, NominationPlan, Scope
from rules.names import name_key
from rules.nomination_steps import Earlier
from rules.nominations import Nomination, NominationKind
from rules.vietnamese import fold

ONE_ACHIEVEMENT = 20
"""Shorter texts ("hoàn thành tốt nhiệm vụ") say the same of many people."""


class CautionKind(StrEnum):
    OVER_LIMIT = "over_limit"
    NO_BASE = "no_base"
    CONDITION = "condition"
    NOT_FOR_KIND = "not_for_kind"
    ENTERED_TWICE = "entered_twice"
    NAMESAKES = "namesakes"
    DOUBLE_AWARD = "double_award"
    SAME_ACHIEVEMENT = "same_achievement"
    EARLIER_ACHIEVEMENT = "earlier_achievement"


@dataclass(frozen=True)
class Caution:
    """`about` are the nominations meant; `count` stands against `allowed`, taken of `base` nominees for `limit.of`."""

    kind: CautionKind
    about: tuple[Nomination, ...]
    distinction: str = ""
    count: int = 0
    allowed: int = 0
    base: int = 0
    limit: Limit | None = None
    say: str = ""
    source: str = ""
    year: int = 0


def cautions(listed: Sequence[Nomination], plan: NominationPlan, scope: Scope = Scope.UNIT) -> tuple[Caution, ...]:
    """Of one unit's list, or of the whole bloc's, where only what concerns several units is new."""
    shared = (*repeated(listed, plan), *same_achievement(listed, plan))
    if scope is Scope.BLOC:
        across = tuple(one for one in shared if len({nomination.unit for nomination in one.about}) > 1)
        return (*across, *over_limits(listed, plan, scope))
    each = tuple(found for nomination in listed for found in of_one(nomination, plan))
    return (*shared, *each, *over_limits(listed, plan, scope))


def of_one(nomination: Nomination, plan: NominationPlan) -> tuple[Caution, ...]:
    """What its distinction asks for."""
    wanted = plan.distinction(nomination.distinction)
    if wanted is None:
        return ()
    unmet = tuple(
        Caution(CautionKind.CONDITION, (nomination,), wanted.title, say=one.say, source=one.source)
        for one in wanted.conditions
        if one.field and not nomination.fields.text(one.field)
    )
    unsuited = () if nomination.kind in wanted.for_kinds else (
        Caution(CautionKind.NOT_FOR_KIND, (nomination,), wanted.title),
    )
    return unmet + unsuited


def repeated(listed: Iterable[Nomination], plan: NominationPlan) -> tuple[Caution, ...]:
    """The same name within a kind: entered twice, two awards for one nominee, or two people of one name."""
    named: dict[tuple[NominationKind, str], list[Nomination]] = defaultdict(list)
    for nomination in listed:
        named[nomination.kind, name_key(nomination.name)].append(nomination)
    found: dict[tuple[CautionKind, str], Caution] = {}
    for (_, key), same in named.items():
        for one, other in combinations(same, 2):
            kind = _pair(one, other, plan)
            if kind and (kind, key) not in found:
                found[kind, key] = Caution(kind, tuple(same))
    return tuple(found.values())


def same_achievement(listed: Iterable[Nomination], plan: NominationPlan) -> tuple[Caution, ...]:
    """One text of achievements under several nominations of which one is for an award (hình thức khen thưởng)."""
    told: dict[str, list[Nomination]] = defaultdict(list)
    for nomination in listed:
        if _kind(nomination, plan) is not DistinctionKind.RECOGNITION:
            told[fold(nomination.achievements)].append(nomination)
    return tuple(
        Caution(CautionKind.SAME_ACHIEVEMENT, tuple(same))
        for text, same in told.items()
        if len(text) >= ONE_ACHIEVEMENT
        and len(same) > 1
        and any(_kind(one, plan) is DistinctionKind.AWARD for one in same)
    )


def earlier_achievements(listed: Iterable[Nomination], known: Sequence[Earlier]) -> tuple[Caution, ...]:
    """A nominee whose achievements were already told of them in an earlier year."""
    return tuple(
        Caution(CautionKind.EARLIER_ACHIEVEMENT, (one,), before.distinction, year=before.year)
        for one in listed
        for before in of_nominee(one, known)
        if len(fold(one.achievements)) >= ONE_ACHIEVEMENT and fold(one.achievements) == fold(before.achievements)
    )


def of_nominee(nomination: Nomination, known: Iterable[Earlier]) -> tuple[Earlier, ...]:
    """Proposed before under the same name and kind."""
    key = name_key(nomination.name)
    return tuple(one for one in known if one.kind is nomination.kind and name_key(one.name) == key)


def over_limits(listed: Iterable[Nomination], plan: NominationPlan, scope: Scope) -> tuple[Caution, ...]:
    """Nominees counted by name, so that one entered twice counts once."""
    everybody = tuple(listed)
    found = (_over(limit, everybody, plan) for limit in plan.limits if limit.scope is scope)
    return tuple(one for one in found if one)


def allowed_by(limit: Limit, base: int) -> int:
    """A share of the base, rounded down; with neither number nor share nothing is limited."""
    return limit.number if limit.number is not None else int((limit.share or Fraction(0)) * base)


def _over(limit: Limit, listed: tuple[Nomination, ...], plan: NominationPlan) -> Caution | None:
    named = _nominees(listed, (limit.distinction,), plan)
    base = len(_nominees(listed, limit.of, plan))
    allowed = allowed_by(limit, base)
    if len(named) <= allowed:
        return None
    untold = limit.share is not None and not base
    kind = CautionKind.NO_BASE if untold else CautionKind.OVER_LIMIT
    about = tuple(named.values())
    return Caution(kind, about, limit.distinction, len(named), allowed, base, limit, source=limit.source)


def _pair(one: Nomination, other: Nomination, plan: NominationPlan) -> CautionKind | None:
    """What two nominations of one name are; a title and an award of one person may stand side by side."""
    same_title = fold(one.distinction) == fold(other.distinction) or not (one.distinction and other.distinction)
    if _differ(one.position, other.position) or _differ(one.workplace, other.workplace):
        return CautionKind.NAMESAKES if same_title else None
    if same_title:
        return CautionKind.ENTERED_TWICE
    awards = {_kind(one, plan), _kind(other, plan)} == {DistinctionKind.AWARD}
    return CautionKind.DOUBLE_AWARD if awards else None


def _nominees(listed: Iterable[Nomination], titles: Iterable[str], plan: NominationPlan) -> dict[str, Nomination]:
    """By name, those proposed for one of the titles."""
    wanted = {fold(_full_title(title, plan)) for title in titles}
    return {
        name_key(one.name): one for one in listed if fold(_full_title(one.distinction, plan)) in wanted
    }


def _full_title(title: str, plan: NominationPlan) -> str:
    """The full title of what was typed short."""
    known = plan.distinction(title)
    return known.title if known else title


def _kind(nomination: Nomination, plan: NominationPlan) -> DistinctionKind | None:
    known = plan.distinction(nomination.distinction)
    return known.kind if known else None


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and fold(one) != fold(other)
