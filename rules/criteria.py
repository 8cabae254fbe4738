"""The score tree: groups of any depth and leaves of seven kinds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from rules.errors_answers import NoSuchCriterion
from rules.intervals import Interval, adjoin, parse_interval

ZERO = Decimal(0)


class LeafKind(StrEnum):
    """DOMAIN §3; Vietnamese in docs/glossary.md."""

    POINTS = "points"
    PASSFAIL = "passfail"
    LADDER = "ladder"
    RATIO = "ratio"
    TARGET = "target"
    BONUS = "bonus"
    PENALTY = "penalty"


@dataclass(frozen=True)
class Step(Interval):
    """One rung of a ladder: the measured values it takes and the points it gives."""

    points: Decimal
    label: str

    @classmethod
    def of(cls, when: str, points: Decimal, label: str) -> "Step":
        """`when` as `parse_interval` takes it; raises ValueError."""
        found = parse_interval(when)
        return cls(found.low, found.low_closed, found.high, found.high_closed, points, label)


@dataclass(frozen=True)
class Leaf:
    """`low`..`high` bound its points (a penalty has high 0); `from_calendar` names the event dating it."""

    code: str
    kind: LeafKind
    text: str
    low: Decimal
    high: Decimal
    step: Decimal = Decimal("0.25")
    rule: str = ""
    evidence: str = ""
    unit: str = ""
    input: str = ""
    steps: tuple[Step, ...] = ()
    may_exceed: bool = False
    may_be_unassigned: bool = False
    provisional: bool = False
    from_calendar: str = ""

    @property
    def in_percent(self) -> bool:
        """Whether a ladder measures a percentage; otherwise it may count whole things, such as days."""
        return "%" in self.input or "%" in self.unit

    @cached_property
    def in_whole_numbers(self) -> bool:
        """A ladder like 0 · 1–2 · 3–5 · over 5 has no rung for 2.5."""
        return any(not adjoin(below, above, whole=False) for below, above in pairwise(self.rungs))

    @cached_property
    def rungs(self) -> tuple[Step, ...]:
        """The steps from the lowest measured value up."""
        unbounded = Decimal("-Infinity")
        return tuple(sorted(self.steps, key=lambda step: unbounded if step.low is None else step.low))


@dataclass(frozen=True)
class Group:
    """`max` is its children's sum; a penalty group has max 0 and its bound in `min`."""

    code: str
    text: str
    max: Decimal
    reviewer: str = ""
    leaves: tuple[Leaf, ...] = ()
    groups: tuple["Group", ...] = ()
    min: Decimal = ZERO

    @cached_property
    def all_leaves(self) -> tuple[Leaf, ...]:
        """Its own leaves and those of the groups below it, in reading order."""
        return (*self.leaves, *(leaf for group in self.groups for leaf in group.all_leaves))

    def walk(self) -> Iterator["Group"]:
        yield self
        for group in self.groups:
            yield from group.walk()


@dataclass(frozen=True)
class Tree:
    """`base` is the scale without bonus and penalty; `floor` is the lowest possible total."""

    title: str
    base: Decimal
    step: Decimal
    floor: Decimal
    groups: tuple[Group, ...]
    bonus: Group | None = None
    penalty: Group | None = None

    @cached_property
    def branches(self) -> tuple[Group, ...]:
        """The top groups, then bonus, then penalty."""
        return (*self.groups, *(group for group in (self.bonus, self.penalty) if group))

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(leaf for group in self.branches for leaf in group.all_leaves)

    @cached_property
    def targets(self) -> tuple[Leaf, ...]:
        """The leaves whose points depend on the whole bloc."""
        return tuple(leaf for leaf in self.leaves if leaf.kind is LeafKind.TARGET)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Of each leaf in reading order, by its code."""
        return {leaf.code: place for place, leaf in enumerate(self.leaves)}

    @cached_property
    def _paths(self) -> dict[str, tuple[Group, ...]]:
        return {code: path for group in self.branches for code, path in _paths_in(group, ())}

    def leaf(self, code: str) -> Leaf:
        """Raise NoSuchCriterion."""
        if code not in self.places:
            raise NoSuchCriterion(code)
        return self.leaves[self.places[code]]

    def neighbours(self, code: str) -> tuple[Leaf | None, Leaf | None]:
        """The leaf before and the leaf after in reading order; raise NoSuchCriterion."""
        self.leaf(code)
        place = self.places[code]
        after = self.leaves[place + 1 : place + 2]
        return (self.leaves[place - 1] if place else None, after[0] if after else None)

    def branch_of(self, code: str) -> Group:
        """The top group, bonus or penalty that holds the leaf; raise NoSuchCriterion."""
        return self.path(code)[0]

    def path(self, code: str) -> tuple[Group, ...]:
        """The groups around the leaf, from the top one to its own; raise NoSuchCriterion."""
        self.leaf(code)
        return self._paths[code]


def _paths_in(group: Group, above: tuple[Group, ...]) -> Iterator[tuple[str, tuple[Group, ...]]]:
    path = (*above, group)
    for leaf in group.leaves:
        yield leaf.code, path
    for child in group.groups:
        yield from _paths_in(child, path)
