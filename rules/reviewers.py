"""Who reviews which part of whose sheet: nobody their own unit's (DOMAIN §8), and every part has somebody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from rules.criteria import Tree
from rules.people import Leadership, Role
from rules.review import SheetAction, SheetState

LEADING = frozenset({Role.CHAIR, Role.SECRETARY})
STANDING_IN = frozenset({Role.HEAD, Role.OFFICER, Role.REVIEWER}) | LEADING


@dataclass(frozen=True)
class Assignment:
    """`unit` is a key of the bloc's file, a member's or an outside department's; `groups` are codes of the table."""

    unit: str
    groups: tuple[str, ...]
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class ReviewPlan:
    """`labels` word each round; `stand_in` is the key of who reviews the lead's own part without a deputy."""

    rounds: int = 1
    explain: bool = False
    labels: tuple[str, ...] = ()
    stand_in: str = ""
    assignments: tuple[Assignment, ...] = ()

    def label(self, which: int) -> str:
        """What the round is called: "kiểm tra, rà soát", "thẩm định lần 1"."""
        if which <= len(self.labels):
            return self.labels[which - 1]
        if self.rounds == 1:
            return "thẩm định" if self.assignments else "kiểm tra, rà soát"
        return f"{'thẩm định' if self.assignments else 'rà soát'} lần {which}"

    def ending(self, state: SheetState) -> SheetAction:
        """The action that ends the round a sheet stands in, as this bloc reviews."""
        if state is not SheetState.SUBMITTED or self.rounds == 1:
            return SheetAction.ACCEPT
        return SheetAction.SEND_RESULTS if self.explain else SheetAction.BEGIN_SECOND


LEAD_ONLY = ReviewPlan()
"""The lead reviews everything, once."""


@dataclass(frozen=True)
class Reviewers:
    """One day's answer to who reviews what; `of_group` maps a group's code to the unit it is assigned to."""

    tree: Tree
    leadership: Leadership
    of_group: Mapping[str, int]
    stand_in: int = 0

    @cached_property
    def assigned(self) -> dict[str, int]:
        """The unit each assigned leaf falls to: its nearest group's."""
        found: dict[str, int] = {}
        for top in self.tree.branches:
            for group in top.walk():
                if group.code in self.of_group:
                    found |= {leaf.code: self.of_group[group.code] for leaf in group.all_leaves}
        return found

    def leading(self, unit: int) -> frozenset[int]:
        """Whose chair and secretary decide about the unit's sheet."""
        leaders = self.leadership.units - {unit}
        return leaders or frozenset({self.stand_in} if self.stand_in else ()) - {unit}

    def of_leaf(self, unit: int, code: str) -> frozenset[int]:
        """The units that may review this criterion of that unit."""
        named = self.assigned.get(code)
        return frozenset({named}) if named and named != unit else self.leading(unit)

    def may_decide(self, roles: frozenset[Role], own: int, unit: int) -> bool:
        """Whether somebody of `own` decides about that unit's whole sheet."""
        needed = LEADING if own in self.leadership.units else STANDING_IN
        return own in self.leading(unit) and bool(roles & needed)

    def leaves(self, roles: frozenset[Role], own: int, unit: int) -> tuple[str, ...]:
        """The criteria of that unit that somebody of `own` reviews, in reading order."""
        decides = self.may_decide(roles, own, unit)
        named = Role.REVIEWER in roles or (own in self.leadership.units and bool(roles & LEADING))
        return tuple(
            leaf.code
            for leaf in self.tree.leaves
            if own in self.of_leaf(unit, leaf.code)
            and (named if self.assigned.get(leaf.code) == own else decides)
        )

    def departments(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.of_group.values()))


def reviewers_on(
    day: date, plan: ReviewPlan, tree: Tree, leadership: Leadership, keys: Mapping[str, int], picked: int = 0
) -> Reviewers:
    """`keys` gives every unit's and department's id; `picked` is a stand-in chosen in the chat, 0 for none."""
    of_group = {
        code: keys[one.unit]
        for one in plan.assignments
        if one.holds(day) and one.unit in keys
        for code in one.groups
    }
    return Reviewers(tree, leadership, of_group, picked or keys.get(plan.stand_in, 0))


def plan_to_dict(plan: ReviewPlan) -> dict[str, Any]:
    return {
        "rounds": plan.rounds,
        "explain": plan.explain,
        "labels": list(plan.labels),
        "stand_in": plan.stand_in,
        "assignments": [
            {
                "unit": one.unit,
                "groups": list(one.groups),
                "since": one.since.isoformat(),
                "until": one.until.isoformat() if one.until else "",
            }
            for one in plan.assignments
        ],
    }


def plan_from_dict(data: Mapping[str, Any]) -> ReviewPlan:
    """What `plan_to_dict` wrote; nothing is a bloc without assignments and with one round."""
    known = {name: data[name] for name in ("rounds", "explain", "stand_in") if name in data}
    return ReviewPlan(
        **known,
        labels=tuple(data.get("labels", ())),
        assignments=tuple(_assignments(data.get("assignments", ()))),
    )


def _assignments(entries: Iterable[Mapping[str, Any]]) -> Iterable[Assignment]:
    for entry in entries:
        until = date.fromisoformat(entry["until"]) if entry["until"] else None
        yield Assignment(entry["unit"], tuple(entry["groups"]), date.fromisoformat(entry["since"]), until)
