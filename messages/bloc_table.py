"""The score table of a bloc's file: every group and leaf, then whether it adds up."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from messages.bloc_values import to_code, to_decimal, to_flag, to_step, to_text, to_word
from messages.located_yaml import Section, Unreadable
from rules.criteria import ZERO, Group, Leaf, LeafKind, Step, Tree
from rules.intervals import Interval, parse_interval
from rules.tree_check import check_tree

DIRECT = (LeafKind.BONUS, LeafKind.PENALTY)
SUMMED = tuple(kind for kind in LeafKind if kind not in DIRECT)


class _Table:
    """Remembers the line of every code, and the file's step for leaves that name none."""

    def __init__(self, step: Decimal, events: Iterable[str]) -> None:
        self.step = step
        self.event = to_word(events, "unknown_event")
        self.lines: dict[str, int] = {}

    def group(self, section: Section, kinds: Iterable[LeafKind]) -> Group:
        penalty = tuple(kinds) == (LeafKind.PENALTY,)
        bounds = self._bounds(section, penalty)
        group = Group(
            code=self._code(section),
            text=section.read("text", to_text, "", "Thực hiện công tác thi đua, khen thưởng"),
            max=bounds[1],
            min=bounds[0],
            reviewer=section.read("reviewer", to_text, ""),
            groups=tuple(self.group(child, kinds) for child in section.sections("groups")),
            leaves=tuple(self.leaf(child, kinds) for child in section.sections("leaves")),
        )
        section.done()
        return group

    def leaf(self, section: Section, kinds: Iterable[LeafKind]) -> Leaf:
        code = self._code(section)
        kind = section.read("kind", to_word(kinds), LeafKind.POINTS, "points")
        low, high = self._bounds(section, kind is LeafKind.PENALTY)
        leaf = Leaf(
            code=code,
            kind=kind,
            text=section.read("text", to_text, "", "Tổ chức phong trào thi đua thường xuyên, chuyên đề"),
            low=low,
            high=high,
            step=section.read("step", to_step, self.step),
            rule=section.read("rule", to_text, ""),
            evidence=section.read("evidence", to_text, ""),
            unit=section.read("unit", to_text, ""),
            input=section.read("input", to_text, "", "số ngày chậm" if kind is LeafKind.LADDER else ""),
            may_exceed=section.read("may_exceed", to_flag, False),
            may_be_unassigned=section.read("may_be_unassigned", to_flag, False),
            provisional=section.read("provisional", to_flag, False),
            from_calendar=section.read("from_calendar", self.event, ""),
        )
        if kind is LeafKind.LADDER:
            leaf = replace(leaf, steps=_steps(section))
        section.done()
        return leaf

    def _code(self, section: Section) -> str:
        code = section.read("id", to_code, "", '"1.1"')
        self.lines[code] = section.line_at("id")
        return code

    def _bounds(self, section: Section, penalty: bool) -> tuple[Decimal, Decimal]:
        if penalty:
            return section.read("min", to_decimal, ZERO, "-3"), ZERO
        return ZERO, section.read("max", to_decimal, ZERO, "10")


def read_table(section: Section, events: Iterable[str]) -> Tree:
    """`events` are the calendar's. What adds up is checked only once every value could be read."""
    already = len(section.problems)
    table = _Table(section.read("step", to_step, Decimal("0.25")), events)
    branches = {
        name: table.group(child, (kind,))
        for name, kind in (("bonus", LeafKind.BONUS), ("penalty", LeafKind.PENALTY))
        if (child := section.section(name))
    }
    tree = Tree(
        title=section.read("title", to_text, "", "Bảng điểm thi đua năm 2023"),
        base=section.read("base", to_decimal, ZERO, "100"),
        step=table.step,
        floor=section.read("floor", to_decimal, ZERO),
        groups=tuple(table.group(child, SUMMED) for child in section.sections("groups", '- {id: "1", …}')),
        **branches,
    )
    section.done()
    if len(section.problems) == already:
        _note_sums(section, tree, table.lines)
    return tree


def _note_sums(section: Section, tree: Tree, lines: dict[str, int]) -> None:
    for problem in check_tree(tree):
        code = problem.path[-1] if problem.path else "base"
        words = (code, problem.found) if problem.kind == "code" else (problem.found, problem.expected)
        section.note(f"tree_{problem.kind}", code, *words, at=lines.get(code))


def _steps(section: Section) -> tuple[Step, ...]:
    steps = tuple(
        _step(child) for child in section.sections("steps", '- {when: ">= 90", points: 3, say: Từ 90%}')
    )
    return tuple(step for step in steps if step)


def _step(section: Section) -> Step | None:
    interval = section.read("when", _interval, None, '">= 75 and <= 95"')
    points = section.read("points", to_decimal, None, "3")
    label = section.read("say", to_text, "", "Từ 75% đến 95%")
    section.done()
    if interval is None or points is None:
        return None
    return Step(interval.low, interval.low_closed, interval.high, interval.high_closed, points, label)


def _interval(text: str) -> Interval:
    try:
        return parse_interval(text)
    except ValueError as error:
        raise Unreadable("interval") from error
