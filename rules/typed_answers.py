"""Several answers in one message: "1.1: 8,5; 1.2: 10; 1.3 đạt", or one a line."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from rules.criteria import Leaf, LeafKind
from rules.vietnamese import fold

PARTS = re.compile(r"[;\n]+|,\s+(?=[0-9]+(?:\.[0-9]+)+\s*[:=])")
NAMED = re.compile(
    r"(?:tiêu chí|tieu chi|tc)?\s*([0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)\.?\s*([:=]|\s[-–](?=\s)|\s)\s*(.+)",
    re.I,
)
BULLET = re.compile(r"\A[-+*•–]\s+")
DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+)+")
VALUE = re.compile(r"[-+−]?[0-9].*|(?:dat|co dat|khong|chua dat|so uoc|uoc)\b.*")


@dataclass(frozen=True)
class TypedAnswer:
    """`code` "" where a value stood before any criterion's number."""

    code: str
    text: str


def split_answers(codes: Collection[str], text: str, asked: Leaf | None = None) -> tuple[TypedAnswer, ...]:
    """Each criterion's value, in the order typed; () for words that name no criterion.

    A value before the first number belongs to the criterion `asked`.
    """
    found: list[TypedAnswer] = []
    parts = [bare for part in PARTS.split(text) if (bare := BULLET.sub("", part.strip()))]
    for part in parts:
        named = _named(codes, part, asked, alone=len(parts) == 1)
        if named:
            found.append(named)
        elif found:
            found[-1] = TypedAnswer(found[-1].code, f"{found[-1].text}; {part}")
        else:
            found.append(TypedAnswer("", part))
    if not any(one.code for one in found):
        return ()
    return tuple(TypedAnswer(one.code or (asked.code if asked else ""), one.text) for one in found)


def _named(codes: Collection[str], part: str, asked: Leaf | None, *, alone: bool) -> TypedAnswer | None:
    """ "1.2: 10", "1.2 10", "9.9: 5" too, for its number to be named as unknown; not "8.75 điểm"."""
    found = NAMED.fullmatch(part)
    if found is None:
        return None
    code, mark, value = found[1], found[2], found[3]
    if mark.strip():
        return TypedAnswer(code, value) if code in codes or DOTTED.fullmatch(code) else None
    two_numbers = alone and asked is not None and asked.kind is LeafKind.TARGET
    if "." not in code or code not in codes or two_numbers or not VALUE.fullmatch(fold(value)):
        return None
    return TypedAnswer(code, value)
