"""What of a sheet has been reviewed: a mark a criterion and round, void once the unit answers otherwise."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from rules.criteria import Group, Tree
from rules.sheets import Filled


@dataclass(frozen=True)
class Mark:
    """`raw` is the answer that was looked at; `unit` reviewed it, `letter` is the paper it came by, 0 for none."""

    leaf: str
    round: int
    raw: tuple[str, ...]
    unit: int
    by: int
    at: datetime
    letter: int = 0


@dataclass(frozen=True)
class Explanation:
    """What the unit says about a changed criterion; `sent` once its head has approved it."""

    leaf: str
    text: str
    sent: bool = False


def reviewed(answers: Mapping[str, Filled], marks: Mapping[str, Mark]) -> frozenset[str]:
    """The leaves whose present answer has been looked at."""
    return frozenset(
        code for code, mark in marks.items() if code in answers and answers[code].raw == mark.raw
    )


def to_review(
    tree: Tree,
    answers: Mapping[str, Filled],
    marks: Mapping[str, Mark],
    which: int,
    explained: Collection[str] = (),
) -> tuple[str, ...]:
    """The answered leaves left to look at in this round, in reading order; round 2 looks at what was explained."""
    done = reviewed(answers, marks)
    again = {code for code in explained if which == 2 and not (code in marks and marks[code].round == 2)}
    return tuple(
        leaf.code
        for leaf in tree.leaves
        if leaf.code in answers and (leaf.code not in done or leaf.code in again)
    )


def groups_done(tree: Tree, left: Collection[str]) -> tuple[Group, ...]:
    """The top groups of which nothing is left."""
    return tuple(top for top in tree.branches if not any(leaf.code in left for leaf in top.all_leaves))
