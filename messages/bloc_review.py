"""Who reviews which groups of the table, and in how many rounds, as a bloc's file says it."""

from dataclasses import dataclass

from messages.bloc_members import Units, read_span
from messages.bloc_schema import UnitEntry
from messages.bloc_values import to_flag, to_key, to_text, to_whole
from messages.located_yaml import Section
from rules.criteria import Tree
from rules.reviewers import Assignment, ReviewPlan

MOST_ROUNDS = 2


@dataclass(frozen=True)
class Reviewer:
    """One entry with its place in the file."""

    section: Section
    assignment: Assignment


def read_reviewers(root: Section, units: Units) -> tuple[Reviewer, ...]:
    """A member named by `unit`, or an outside department with a key and a name of its own."""
    return tuple(_reviewer(section, units) for section in root.sections("reviewers"))


def check_groups(reviewers: tuple[Reviewer, ...], tree: Tree) -> None:
    """Each group is one of the table's, and has one reviewer at a time."""
    groups = sorted(group.code for top in tree.branches for group in top.walk())
    for place, one in enumerate(reviewers):
        for code in one.assignment.groups:
            if code not in groups:
                one.section.note("unknown_group", "groups", code, ", ".join(groups))
            for other in reviewers[:place]:
                if code in other.assignment.groups and _overlap(one.assignment, other.assignment):
                    one.section.note("reviewed_twice", "groups", code, other.section.line)


def read_review(root: Section, units: Units, reviewers: tuple[Reviewer, ...]) -> ReviewPlan:
    section = root.section("review")
    assignments = tuple(one.assignment for one in reviewers)
    if section is None:
        return ReviewPlan(assignments=assignments)
    plan = ReviewPlan(
        rounds=section.read("rounds", to_whole(1), 1, "2"),
        explain=section.read("explain", to_flag, False),
        labels=section.texts("labels", to_text),
        stand_in=section.read("stand_in", units.resolve_serving, ""),
        assignments=assignments,
    )
    if plan.rounds > MOST_ROUNDS:
        section.note("too_many_rounds", "rounds", plan.rounds)
    elif plan.explain and plan.rounds == 1:
        section.note("explains_once", "explain")
    section.done()
    return plan


def _reviewer(section: Section, units: Units) -> Reviewer:
    since, until = read_span(section)
    if "unit" in section.names:
        key = section.read("unit", units.resolve, "")
    else:
        entry = UnitEntry(
            key=section.read("key", to_key, "", "so-tai-chinh"),
            name=section.read("name", to_text, "", "Sở Tài chính"),
            short=section.read("short", to_text, "", "STC"),
            head_title=section.read("head_title", to_text, ""),
            aliases=section.texts("aliases", to_text),
            since=since,
            until=until,
        )
        units.add_department(section, entry)
        key = entry.key
    groups = section.texts("groups", to_text, '["2"]')
    section.done()
    return Reviewer(section, Assignment(key, groups, since, until))


def _overlap(one: Assignment, other: Assignment) -> bool:
    return (other.until is None or one.since <= other.until) and (
        one.until is None or other.since <= one.until
    )
