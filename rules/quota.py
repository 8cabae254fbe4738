"""How many units an award may go to, and the awards a bloc votes on one after the other (DOMAIN §4)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from rules.profile import Profile
from rules.rounding import Rounding, whole


class Of(StrEnum):
    """What a share is taken of: all units, or those without one of the bloc's earlier awards."""

    UNITS = "units"
    REMAINING = "remaining"


@dataclass(frozen=True)
class Fixed:
    number: int

    def seats(self, units: int, remaining: int) -> int:  # noqa: ARG002
        return self.number


@dataclass(frozen=True)
class Share:
    """20 % of 9 units is 1 or 2: no rule decides it, so the bloc must say how it rounds."""

    share: Fraction
    of: Of
    rounding: Rounding

    def seats(self, units: int, remaining: int) -> int:
        return whole(self.share * (units if self.of is Of.UNITS else remaining), self.rounding)


Quota = Fixed | Share


@dataclass(frozen=True)
class Award:
    """`at_most` is how many a paper may choose, None for as many as there are seats."""

    title: str
    quota: Quota
    at_most: int | None = None


def profile_for(award: Award, profile: Profile, units: int, remaining: int) -> Profile:
    """The bloc's rules with this award's seats and marks."""
    seats = award.quota.seats(units, remaining)
    return replace(profile, seats=seats, at_most=award.at_most or seats)


def award_to_dict(award: Award) -> dict[str, Any]:
    """Plain JSON values, shares as "1/2"."""
    return {"title": award.title, "quota": _quota_to_dict(award.quota), "k": award.at_most}


def award_from_dict(data: Mapping[str, Any]) -> Award:
    return Award(data["title"], _quota(data["quota"]), data["k"])


def _quota_to_dict(quota: Quota) -> dict[str, Any]:
    if isinstance(quota, Fixed):
        return {"fixed": quota.number}
    return {"share": str(quota.share), "of": quota.of.value, "rounding": quota.rounding.value}


def _quota(data: Mapping[str, Any]) -> Quota:
    if "fixed" in data:
        return Fixed(int(data["fixed"]))
    return Share(Fraction(data["share"]), Of(data["of"]), Rounding(data["rounding"]))
