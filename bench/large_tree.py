"""A made-up table of the largest size seen (DOMAIN §3): 1,000 points, five levels, 176 leaves of every kind.

The same seed gives the same table, in the words of a bloc's file, and the same answers to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from rules.criteria import Leaf, LeafKind, Tree

EXAMPLE = Path(__file__).parents[1] / "examples" / "lao-cai-party-2023.yaml"
TOPS, TOP_MAX = 4, 250
SHARES = (4, 4, 3)
"""Leaves of the three lowest groups of each of the sixteen groups above them."""
FEWER = 6
"""Of those, how many leaves make room for the bonus and the penalties."""
KINDS = ("points",) * 9 + ("passfail",) * 4 + ("ladder",) * 3 + ("ratio",) * 2 + ("target",)
DATED = {"1.1.1.1.1": "bao-cao-so-ket", "2.1.1.1.1": "bao-cao-tong-ket"}
PERCENT = ("> 95", ">= 75 and <= 95", ">= 50 and < 75", "< 50")
LATE = ("= 0", ">= 1 and <= 2", ">= 3 and <= 5", "> 5")

Plain = dict[str, Any]


def large_file(seed: int = 0) -> str:
    """The example's bloc with this table in place of its own, and no sample year."""
    text = re.split(r"^sample:", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)[0]
    before, _, after = re.split(r"^(score_table:.*?)(?=^calendar:)", text, flags=re.MULTILINE | re.DOTALL)
    table = json.dumps(large_table(seed), ensure_ascii=False, indent=1)
    return f"{before}score_table: {table}\n{after}"


def large_table(seed: int = 0) -> Plain:
    random = Random(seed)
    return {
        "title": "Bảng điểm cỡ lớn (mẫu)",
        "base": str(TOPS * TOP_MAX),
        "step": "0.25",
        "groups": [_top(random, str(number)) for number in range(1, TOPS + 1)],
        "bonus": _branch("5", "Điểm thưởng", "max", "10", "bonus"),
        "penalty": _branch("6", "Điểm trừ", "min", "-10", "penalty"),
    }


def typed_answers(tree: Tree, seed: int = 0) -> Iterator[tuple[str, str]]:
    """For each leaf what an officer might type, in reading order."""
    random = Random(seed)
    return ((leaf.code, _typed(random, leaf)) for leaf in tree.leaves)


def _top(random: Random, code: str) -> Plain:
    """Two groups of two groups of three groups of leaves, TOP_MAX points in all."""
    counts = [SHARES[place % 3] for place in range(12)]
    if int(code) <= FEWER // 2:
        counts[2], counts[5] = counts[2] - 1, counts[5] - 1
    points = _split(random, sum(counts))
    lowest = iter(counts)
    twos = []
    for two in (1, 2):
        threes = []
        for three in (1, 2):
            under = f"{code}.{two}.{three}"
            fours = [_leaves(random, f"{under}.{four}", next(lowest), points) for four in (1, 2, 3)]
            threes.append(_group(under, fours))
        twos.append(_group(f"{code}.{two}", threes))
    return _group(code, twos)


def _group(code: str, groups: list[Plain]) -> Plain:
    whole = sum((Decimal(group["max"]) for group in groups), Decimal(0))
    return {"id": code, "text": f"Nhóm tiêu chí {code} của bảng mẫu", "max": str(whole), "groups": groups}


def _leaves(random: Random, code: str, count: int, points: list[Decimal]) -> Plain:
    leaves = [_leaf(random, f"{code}.{place}", points.pop()) for place in range(1, count + 1)]
    whole = sum((Decimal(leaf["max"]) for leaf in leaves), Decimal(0))
    return {"id": code, "text": f"Nhóm tiêu chí {code} của bảng mẫu", "max": str(whole), "leaves": leaves}


def _leaf(random: Random, code: str, points: Decimal) -> Plain:
    kind = "ladder" if code in DATED else random.choice(KINDS)
    leaf = {
        "id": code,
        "kind": kind,
        "max": str(points),
        "text": f"Kết quả thực hiện nhiệm vụ {code} trong năm, có số liệu và tài liệu kèm theo để đối chiếu",
        "evidence": "Báo cáo, quyết định của cấp có thẩm quyền",
        "may_be_unassigned": str(random.random() < 0.1).lower(),
        "provisional": str(random.random() < 0.2).lower(),
    }
    return leaf | _ladder(code, points) if kind == "ladder" else leaf


def _ladder(code: str, points: Decimal) -> Plain:
    late = code in DATED
    given = (points, points / 2, points / 4, Decimal(0))
    bounds = LATE if late else PERCENT
    steps = [
        {"when": when, "points": str(got), "say": f"Mức {place}"}
        for place, (when, got) in enumerate(zip(bounds, given, strict=True), 1)
    ]
    if late:
        return {"input": "số ngày chậm", "steps": steps, "from_calendar": DATED[code]}
    return {"input": "tỷ lệ hoàn thành (%)", "steps": steps}


def _branch(code: str, text: str, bound: str, points: str, kind: str) -> Plain:
    share = str(Decimal(points) / 2)
    leaves = [
        {"id": f"{code}.{place}", "kind": kind, bound: share, "text": f"{text} {place}"}
        for place in (1, 2, 3)
    ]
    return {"id": code, "text": text, bound: points, "leaves": leaves}


def _split(random: Random, count: int) -> list[Decimal]:
    """So many leaves' points in halves, at least 2 each, TOP_MAX together."""
    halves = 2 * (TOP_MAX - 2 * count)
    cuts = sorted(random.randint(0, halves) for _ in range(count - 1))
    return [
        Decimal(2) + Decimal(after - before) / 2
        for before, after in zip([0, *cuts], [*cuts, halves], strict=True)
    ]


def _typed(random: Random, leaf: Leaf) -> str:
    match leaf.kind:
        case LeafKind.PASSFAIL:
            return random.choice(("đạt", "không đạt"))
        case LeafKind.LADDER:
            return str(random.randint(0, 100 if leaf.in_percent else 8))
        case LeafKind.RATIO:
            return f"{random.randint(0, 20)}/20"
        case LeafKind.TARGET:
            return f"{random.randint(1, 200)}; {random.randint(0, 250)}"
        case _:
            span = leaf.high - leaf.low
            value = leaf.low + (span * random.randint(0, 100) / 100) // leaf.step * leaf.step
            return str(value).replace(".", ",")
