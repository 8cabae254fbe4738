"""What a nominee is proposed for, and what the bloc's rules say of it: data of the bloc, each with its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from rules.nominations import Field, NominationKind
from rules.vietnamese import fold


class DistinctionKind(StrEnum):
    """`RECOGNITION` (điển hình tiên tiến) is neither a title (danh hiệu) nor an award (hình thức khen thưởng)."""

    TITLE = "title"
    AWARD = "award"
    RECOGNITION = "recognition"


@dataclass(frozen=True)
class Condition:
    """`say` in words; with a `field` it is met where the nomination says something there, else only read out."""

    say: str
    source: str = ""
    field: Field | None = None


@dataclass(frozen=True)
class Distinction:
    """`awarded_by` is who decides on it; `short` fits a button."""

    title: str
    kind: DistinctionKind
    for_kinds: tuple[NominationKind, ...]
    short: str = ""
    awarded_by: str = ""
    conditions: tuple[Condition, ...] = ()

    @property
    def label(self) -> str:
        return self.short or self.title


class Scope(StrEnum):
    """What list a limit is counted in."""

    UNIT = "unit"
    BLOC = "bloc"


@dataclass(frozen=True)
class Limit:
    """At most `number` nominees for `distinction`, or a `share` of the nominees for any of `of` (titles).

    One of `number` and `share` is None.
    """

    distinction: str
    source: str
    number: int | None = None
    share: Fraction | None = None
    of: tuple[str, ...] = ()
    scope: Scope = Scope.UNIT


@dataclass(frozen=True)
class PersonClass:
    """`direct`: its people do the work themselves (người trực tiếp lao động); their share is reported."""

    name: str
    direct: bool = False


@dataclass(frozen=True)
class NominationPlan:
    """A bloc's lists of what may be proposed and its limits; officers may type what is not in a list."""

    distinctions: tuple[Distinction, ...]
    classes: tuple[PersonClass, ...]
    sectors: tuple[str, ...]
    limits: tuple[Limit, ...] = ()

    def suited(self, kind: NominationKind) -> tuple[Distinction, ...]:
        return tuple(one for one in self.distinctions if kind in one.for_kinds)

    def distinction(self, title: str) -> Distinction | None:
        """By full or short title, however it is typed."""
        said = fold(title)
        return next((one for one in self.distinctions if said and said in (fold(one.title), fold(one.short))), None)

    def is_direct(self, person_class: str) -> bool:
        said = fold(person_class)
        return any(one.direct and fold(one.name) == said for one in self.classes)


@dataclass(frozen=True)
class DirectShare:
    """How many of the individuals nominated do the work themselves, and how many say no class yet."""

    direct: int
    individuals: int
    unsaid: int = 0

    @property
    def share(self) -> Fraction:
        return Fraction(self.direct, self.individuals) if self.individuals else Fraction(0)


def direct_share(plan: NominationPlan, classes: Iterable[str]) -> DirectShare:
    """`classes` holds one entry an individual, "" where none was said."""
    listed = list(classes)
    return DirectShare(sum(map(plan.is_direct, listed)), len(listed), listed.count(""))
