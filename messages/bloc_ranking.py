"""What a bloc compares when units have the same score, as its file lists it; without it they share a rank."""

from collections.abc import Callable, Collection

from messages.bloc_values import to_text
from messages.located_yaml import Section, Unreadable
from rules.criteria import Tree
from rules.ranking import SHARED_RANKS, Compared, Ranking, TieBreaker


def read_ranking(root: Section, tree: Tree) -> Ranking:
    section = root.section("ranking")
    if section is None:
        return SHARED_RANKS
    groups = {group.code for branch in tree.branches for group in branch.walk()}
    leaves = [leaf.code for leaf in tree.leaves]
    listed = section.sections("tie_breakers", '[{group: "1"}, {leaf: "1.2"}]')
    breakers = [_breaker(part, sorted(groups), leaves) for part in listed]
    ranking = Ranking(tuple(one for one in breakers if one), section.read("source", to_text, ""))
    section.done()
    return ranking


def _breaker(part: Section, groups: Collection[str], leaves: Collection[str]) -> TieBreaker | None:
    group = part.read("group", _code(groups, "unknown_group"), None)
    leaf = part.read("leaf", _code(leaves, "unknown_leaf"), None)
    part.done()
    if len({"group", "leaf"} & set(part.names)) != 1:
        part.note("group_or_leaf")
        return None
    if group is not None:
        return TieBreaker(Compared.GROUP, group)
    return TieBreaker(Compared.LEAF, leaf) if leaf is not None else None


def _code(known: Collection[str], wrong: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in known:
            raise Unreadable(wrong, ", ".join(known))
        return text

    return parse
